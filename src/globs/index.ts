export { type Glob, readGlob } from './glob.js';
export { type GlobState, isMatched, isOpen, startOf, step } from './match.js';
export { type GlobFault, matcher } from './matcher.js';
