export { decode } from './decode.js';
export { lookAlikeCatalogue } from './look-alikes.js';
export { parse } from './parse.js';
export { prefilter } from './prefilter.js';
export { problemCatalogue } from './problems.js';
