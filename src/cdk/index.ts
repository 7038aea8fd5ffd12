export { type Acknowledgement, acknowledgementsIn } from './acknowledgements.js';
export { readAssets } from './assets.js';
export { constructPathsOf } from './construct-paths.js';
export { type Frame, framesOf, readMetadata } from './creation.js';
export { withLocalTemplates } from './local-templates.js';
export { type Assembly, type AssemblyStack, readManifest } from './manifest.js';
export { brokenManifest, missingContext } from './problems.js';
