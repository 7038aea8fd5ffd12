export { type JudgeSettings, judge } from './judge.js';
export { judgedTrust } from './judged-trust.js';
export { problemCatalogue } from './undeclared-parameters.js';
