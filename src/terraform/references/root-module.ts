import type { Tree } from '../../model/index.js';
import type { Accounts } from '../accounts/accounts.js';
import type { Instance } from '../instances/instance.js';
import type { InstanceIndex } from '../instances/instance-index.js';
import type { Address, Module } from '../language/address.js';
import type { JsonMap } from '../language/json.js';
import type { Key } from '../language/traversal.js';
import { type Configuration, configurationOf } from '../plan/configuration.js';

/** A root module with all that references in it are followed through. */
export interface RootModule {
  readonly accounts: Accounts;
  /** Its variables by name, each with its `value`. */
  readonly variables: JsonMap;
  readonly configuration: Configuration;
  readonly instances: InstanceIndex;
  /** Whether there may be instances that cannot be read: then the only one that a reference can mean need not be it. */
  readonly hidesInstances: boolean;
  /** What has a sensitive name or path: it goes by the symbol of its address. */
  readonly secrets: readonly Instance[];
  /** What expressions anywhere in the configuration read and Terraform does not know yet. */
  readonly relevant: () => readonly Source[];
  /** What those come to where values of a meaning are asked for; filled in when first asked. */
  readonly relevantCandidates: Map<Meaning, Candidates>;
}

/** Where a value may come from: an attribute of an instance, or a place that plans do not show. */
export type Source =
  | { readonly instance: Instance; readonly attribute: string | undefined }
  /** The reference as written. */
  | { readonly lost: string };

/** A sort of value: a role's name, a policy's ARN, a document. */
export interface Meaning {
  /**
   * What an attribute of an instance stands for where such a value is asked for. Nothing where the type of the instance
   * has none.
   */
  readonly of: (root: RootModule, instance: Instance, attribute: string | undefined) => Tree | undefined;
  /** Whether names of roles are parts of such values. */
  readonly holdsRoleNames?: true;
  /** Whether a value that is sensitive goes by the symbol of the attribute that holds it. */
  readonly isOpaque?: true;
}

/** The values that sources stand for, with the reference that leads to each, and the references that lead to none. */
export interface Candidates {
  readonly values: ReadonlyMap<Tree, string>;
  readonly others: readonly string[];
}

/** Where an expression stands: what `var`, `each` and `count` mean in it. */
export interface Scope {
  readonly module: Module;
  /** The key of the instance, of a resource or module call, that the expression is evaluated for. */
  readonly key: Key | undefined;
  /** Its block: what it repeats over. */
  readonly block: JsonMap;
}

/** The block that declares an instance, if the configuration has it. */
export function blockOf(
  { configuration }: RootModule,
  { module, block }: Pick<Address, 'module' | 'block'>,
): JsonMap | undefined {
  return configurationOf(configuration, module)?.blocks.get(block);
}

/** The scope of the expressions in an instance's own block. */
export function scopeOf(root: RootModule, instance: Instance): Scope {
  return { module: instance.module, key: instance.key, block: blockOf(root, instance) ?? {} };
}
