export { reportFromRoot } from './from-root.js';
export { type Format, formats, render } from './registry.js';
export type { RenderOptions } from './render-options.js';
export { renderRoles } from './roles.js';
export { classInWords } from './trust-words.js';
export { couldNotAnalyze } from './unread.js';
