export { bytesAt, isNothingAt, statusAt, textAt } from './at-hand.js';
export { unpacked } from './gzip.js';
export { readFound, readNamed, readNamedBytes, reasonOf } from './named.js';
export { beginningOf, bytesOf, contentOf, FileFault, type LargeFile, MOST_BYTES } from './regular.js';
export { type Progress, readStdin, type Site } from './site.js';
export { sourceReader } from './source.js';
export { today } from './today.js';
