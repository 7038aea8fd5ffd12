import type { Path } from './location.js';

/**
 * What the deployment does to a resource. A template only says that it will be there: `create`.
 * `forget`: it stays in the account and leaves the state. `read`: looked up, not managed.
 */
export type Change = 'create' | 'update' | 'replace' | 'keep' | 'delete' | 'forget' | 'read' | 'unknown';

/** Whether the resource will exist once the input is deployed. */
export type Exists = { readonly answer: 'yes' } | NotSure;

export interface NotSure {
  readonly answer: 'no' | 'unknown';
  /** "condition `CreateRole` is false: parameter `User` is ''", "this plan deletes it". */
  readonly because: string;
  /** The parameter whose value would settle it. */
  readonly parameter?: string;
  /** Where the document of the resource says so, if that has a place of its own. */
  readonly path?: Path;
}
