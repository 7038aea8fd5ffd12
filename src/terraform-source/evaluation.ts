/** The entrance for those who judge source: it is loaded only where there is any. */
export { readBeside } from './beside-plan.js';
export type { Assumption, TakenDefault } from './modules/defaults.js';
export type { Given } from './modules/inputs.js';
export { type Module, readModule } from './modules/module.js';
export { isSource, type SourceFile } from './modules/source-file.js';
export type { Files, Root } from './open-root.js';
export { type Outline, outlineOf } from './outline.js';
export { problemCatalogue } from './problems.js';
export { readRoot } from './read-root.js';
export type { Remark } from './remarks.js';
export { type Folder, type RootFolder, rootsAmong } from './roots.js';
