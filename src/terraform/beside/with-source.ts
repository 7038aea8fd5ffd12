import { firstUnknown, once } from '../../model/index.js';
import type { ProviderArgument, ProviderArguments, Providers } from '../accounts/same-account.js';
import { type Entry, reread } from '../instances/entry.js';
import type { Instance } from '../instances/instance.js';
import type { Beside } from './beside.js';
import { decided } from './decide.js';

/** What a plan leaves behind, where its source decides what it leaves open of the attributes. */
export function withSource(entries: readonly Entry[], beside: Beside): readonly Entry[] {
  return reread(entries, (instance) => (goesOn(instance) ? decidedInstance(instance, beside) : instance));
}

/** Whether its attributes are what the configuration comes to. */
function goesOn({ deposed, change }: Instance): boolean {
  return deposed === '' && change !== 'delete' && change !== 'forget';
}

function decidedInstance(instance: Instance, beside: Beside): Instance {
  const { attributes } = instance;
  const written = once(() => {
    const found = beside.at(instance);
    return typeof found === 'object' ? found.attributes : undefined;
  });
  return {
    ...instance,
    attributes: {
      ...attributes,
      value: (name) => decided(attributes.value(name), () => written()?.value(name)),
      isSensitive: (name) =>
        attributes.isSensitive(name) || (!attributes.isKnown(name) && (written()?.isSensitive(name) ?? false)),
    },
  };
}

/**
 * The provider configurations of a plan, with what its source says of what does not show in the plan: what references
 * come to, and dynamic blocks.
 * @param source asked when a configuration is; nothing where there is none
 */
export function providersWithSource(plan: Providers, source: () => Beside | undefined): Providers {
  const at = (key: string): ProviderArguments | undefined => {
    const [planned, written] = [plan.at(key), source()?.providerAt(key)];
    if (!planned || !written) return planned;
    const names = [...new Set([...planned.keys(), ...written.keys()])];
    return new Map(names.flatMap((name) => told(name, planned.get(name), written.get(name))));
  };
  return { keys: plan.keys, at, isWhole: (key) => source()?.providerAt(key) !== undefined };
}

/** An argument as the plan writes it out, or else as the source has it. */
function told(
  name: string,
  planned: ProviderArgument | undefined,
  written: ProviderArgument | undefined,
): readonly (readonly [string, ProviderArgument])[] {
  const isWritten = planned && firstUnknown(planned.value) === undefined;
  const found = isWritten ? planned : (written ?? planned);
  return found ? [[name, found]] : [];
}
