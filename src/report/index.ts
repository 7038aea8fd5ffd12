export { reportFromRoot } from './from-root.js';
export { type Around, nextStep, type Searched } from './next-step.js';
export type { RenderOptions } from './options.js';
export { couldNotAnalyze, foundNothing } from './problems.js';
export { type Format, formats, render } from './registry.js';
export { type Telling, type Told, tell } from './tell.js';
export { renderRoles } from './text/roles.js';
export { classInWords } from './words/role.js';
