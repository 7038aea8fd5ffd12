export { judge } from './judge.js';
export type { JudgeSettings } from './judged.js';
export { judgedTrust } from './judged-trust.js';
export { problemCatalogue } from './undeclared-parameters.js';
