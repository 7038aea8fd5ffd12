export { type Discovery, discover, type Input } from './discover.js';
export { displayName } from './display-name.js';
export { filesFromRoot, namedFromRoot, repositoryRoot } from './repository.js';
