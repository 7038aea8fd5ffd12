export { normalize } from './normalize.js';
export { problemCatalogue } from './problems.js';
