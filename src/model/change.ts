/**
 * What the deployment does to a resource. A template only says that it will be there: `create`.
 * `forget`: it stays in the account and leaves the state. `read`: looked up, not managed.
 */
export type Change = 'create' | 'update' | 'replace' | 'keep' | 'delete' | 'forget' | 'read' | 'unknown';

/** Whether the resource will exist once the input is deployed. */
export type Exists =
  | { readonly answer: 'yes' }
  /** `because`: "condition `CreateRole` is false: parameter `User` is ''", "this plan deletes it". */
  | { readonly answer: 'no' | 'unknown'; readonly because: string };
