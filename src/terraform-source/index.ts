export { isSource, type SourceFile, type SourcePosition } from './modules/source-file.js';
export { type FindResource, type ReadFolder, resourceFinder } from './positions/resource-finder.js';
