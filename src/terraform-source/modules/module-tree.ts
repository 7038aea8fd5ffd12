import type { Body, Expression } from '../../hcl/index.js';
import type { Exists } from '../../model/index.js';
import type { Accounts, Instance, ModulePath, Planned } from '../../terraform/index.js';
import type { Scope } from '../evaluate/scope.js';
import type { Value } from '../values/index.js';
import type { Budget } from './budget.js';
import type { Module } from './module.js';

/** A module with what it is called with: once for each instance of each of its calls. */
export interface ModuleInstance {
  readonly module: Module;
  /** From that of the root module: `.`, `./modules/a`, `../b`. */
  readonly folder: string;
  readonly path: ModulePath;
  /** Folders of the modules around it, its own included. */
  readonly folders: readonly string[];
  readonly exists: Exists;
  readonly scope: Scope;
  /** Where what has no instance is evaluated as if it had one: what it refers to is taken to be there as well. */
  readonly absentScope: Scope;
  readonly resource: (block: string) => ResourceGroup;
  readonly call: (name: string) => CallGroup;
  readonly output: (name: string) => Value;
  /** The key of the provider configuration that a reference stands for, such as `aws` or `aws.audit`. */
  readonly providerKey: (reference: string) => string;
  /** The expression that is passed for a variable, and where it stands; nothing in the root module. */
  readonly passed: (
    variable: string,
  ) => { readonly expression: Expression; readonly moduleInstance: ModuleInstance } | undefined;
}

/** The instances of a resource block in one module instance, and what a reference to it is. */
export interface ResourceGroup {
  readonly instances: readonly ResourceInstance[];
  readonly value: Value;
  /** What would be there, where a count of none keeps it from being there. */
  readonly absent?: () => ResourceInstance;
  /** There are instances, and too many to be looked at. */
  readonly isRefused?: true;
}

export interface ResourceInstance {
  readonly instance: Instance;
  readonly value: Value;
}

/** The instances of a module call; none where the module is not here. */
export interface CallGroup {
  readonly instances: readonly ModuleInstance[];
  readonly value: () => Value;
  /** What would be there, where a count of none keeps it from being there. */
  readonly absent?: () => ModuleInstance;
  readonly missing?: Missing;
}

/** A module that a call names, and that cannot be read. */
export interface Missing {
  /** As it is written; empty where that cannot be told. */
  readonly source: string;
  readonly why: 'not-here' | 'circle' | 'not-told' | 'too-many';
  readonly because?: string;
}

/** What all of one evaluation of a root module has in common. */
export interface RootRun {
  /** What a plan of the root module knows; absent where it is judged without one. */
  readonly planned?: Planned;
  readonly depth: Scope['depth'];
  readonly budget: Budget;
  readonly accounts: Accounts;
  /** `terraform`, of which `workspace` is the only attribute. */
  readonly workspace: Value;
  /** Reads a file by its path from the root module, or by an absolute one. */
  readonly readFile: (path: string) => Value;
  /** Lists the files below a folder, likewise. */
  readonly listFiles: Scope['listFiles'];
  /** Finds the module that a call names. */
  readonly findModule: (
    caller: ModuleInstance,
    call: { readonly name: string; readonly source: string; readonly body: Body },
  ) => { readonly folder: string; readonly module: Module } | { readonly missing: 'not-here' | 'circle' };
  /** What a variable is that nobody gives a value. */
  readonly missing: (variable: string, path: ModulePath) => Value;
  /** Notes the arguments of a provider configuration by its key. */
  readonly configure: (key: string, value: () => Value) => void;
  /** Notes what is needed of an instance later on. */
  readonly remember: (instance: Instance, noted: Noted) => void;
}

export interface Noted {
  /** Key of the provider configuration. */
  readonly provider: string;
  /** The attributes that the block sets. */
  readonly set: readonly string[];
}

/** How a module is called: all that makes its instances differ. */
export interface Calling {
  readonly folder: string;
  readonly folders: readonly string[];
  readonly path: ModulePath;
  readonly exists: Exists;
  /** What is passed for a variable; nothing where nothing is. */
  readonly given: (variable: string) => Value | undefined;
  readonly providerKey: (reference: string) => string;
  /** The expression that is passed for a variable, and where it stands; nothing in the root module. */
  readonly passed: ModuleInstance['passed'];
}
