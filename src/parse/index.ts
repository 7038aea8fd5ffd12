export { decode } from './decode.js';
export { parse } from './parse.js';
export { settle } from './settle.js';
