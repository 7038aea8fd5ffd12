import type { Accounts } from '../accounts/accounts.js';
import type { ProviderArguments } from '../accounts/same-account.js';
import type { Instance } from '../instances/instance.js';
import type { InstanceIndex } from '../instances/instance-index.js';
import type { Address } from '../language/address.js';
import type { JsonMap } from '../language/json.js';

/** What a plan knows, by which the source that it was made of is evaluated. */
export interface Planned {
  /** The variables of the root module by name, each with its `value`. */
  readonly variables: JsonMap;
  /** All that will be there or was looked up. */
  readonly instances: InstanceIndex;
  readonly accounts: Accounts;
  /** Blocks and calls of the root module, as its addresses have them; nothing where the plan does not tell. */
  readonly declares: ReadonlySet<string> | undefined;
}

/** The source of a plan, evaluated by what the plan knows. */
export interface Beside {
  /** What the source says of an instance; `absent` where it has none there, nothing where that cannot be told. */
  readonly at: (address: Omit<Address, 'type'>) => Instance | 'absent' | undefined;
  /** All managed instances of types that are read which the source surely has. */
  readonly instances: () => readonly Instance[];
  /** The arguments of a provider configuration by its key; nothing where they cannot be told. */
  readonly providerAt: (key: string) => ProviderArguments | undefined;
}

/** Evaluates the source of a plan; nothing where it is not at hand, or is that of another. */
export type ReadBeside = (planned: Planned) => Beside | undefined;
