import type { Path } from '../model/index.js';
import type { Frame } from './creation.js';

/** The construct of a CDK app that makes a resource. */
export interface Construct {
  /** As the CDK names it: `Stack/SupportRole/Resource`. */
  readonly path: string;
  /** Where the app makes it, innermost first; none where that was not traced. */
  readonly frames: readonly Frame[];
  /** Folder of the app, absolute. */
  readonly app: string;
}

/** Where a synthesized template names the construct of a resource. */
export function constructPath(id: string): Path {
  return ['Resources', id, 'Metadata', 'aws:cdk:path'];
}

/** The logical id of the resource whose construct a path points to. */
export function constructAt([section, id, ...rest]: Path): string | undefined {
  return section === 'Resources' && typeof id === 'string' && rest.join() === 'Metadata,aws:cdk:path' ? id : undefined;
}
