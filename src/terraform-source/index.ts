export { type Block, indexSource } from './index-source.js';
export {
  type FindResource,
  type ReadFolder,
  resourceFinder,
  type SourceFile,
  type SourcePosition,
} from './resource-finder.js';
