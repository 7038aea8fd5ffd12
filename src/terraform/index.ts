export { normalize } from './normalize.js';
export { problemCatalogue } from './problems.js';
export type { ReadTemplate } from './stacks/deployed.js';
