export { boundaryOf, groundReader, staysWithin } from './boundary.js';
export { discover } from './discover.js';
export type { Discovery, FoundFile, PassedOver, SourceFound } from './discovery.js';
export { displayName } from './display-name.js';
export { outside } from './find.js';
export { isWrongPath, problemCatalogue } from './problems.js';
export { filesFromRoot, folderInRepository, namedFromRoot, repositoryRoot } from './repository.js';
