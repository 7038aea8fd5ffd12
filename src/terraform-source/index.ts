export { type FindResource, type ReadFolder, resourceFinder } from './resource-finder.js';
export { isSource, type SourceFile, type SourcePosition } from './source-file.js';
