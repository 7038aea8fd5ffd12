import type { Accounts } from './accounts.js';
import type { Address } from './address.js';
import { type Configuration, configurationOf } from './configuration.js';
import type { Source } from './follow.js';
import type { Instance } from './instance.js';
import type { InstanceIndex } from './instance-index.js';
import type { JsonMap } from './json.js';
import type { Candidates, Sense } from './sources.js';

/** All that references are followed through. */
export interface Plan {
  readonly accounts: Accounts;
  /** The variables of the root module by name, each with its `value`. */
  readonly variables: JsonMap;
  readonly configuration: Configuration;
  readonly instances: InstanceIndex;
  /** What has a sensitive name or path: it goes by the symbol of its address. */
  readonly secrets: readonly Instance[];
  /** What expressions anywhere in the configuration read and Terraform does not know yet. */
  readonly relevant: () => readonly Source[];
  /** What those come to where a sort of value is asked for; filled in when first asked. */
  readonly relevantCandidates: Map<Sense, Candidates>;
}

/** The block that declares an instance, if the plan's configuration has it. */
export function blockOf(
  { configuration }: Plan,
  { module, block }: Pick<Address, 'module' | 'block'>,
): JsonMap | undefined {
  return configurationOf(configuration, module)?.blocks.get(block);
}
