import type { Gap, Problem } from '../../model/index.js';
import { type Accounts, readAccounts } from '../accounts/accounts.js';
import { type Entry, instancesOf } from '../instances/entry.js';
import type { Instance } from '../instances/instance.js';
import { indexInstances } from '../instances/instance-index.js';
import { type JsonMap, mapOf } from '../language/json.js';
import type { Configuration } from '../plan/configuration.js';
import type { Beside, ReadBeside } from './beside.js';
import { contradictions } from './contradictions.js';
import { providersWithSource, withSource } from './with-source.js';

/** A plan as it is read, before its source is looked at. */
export interface ReadPlan {
  readonly data: JsonMap;
  /** What it leaves behind. */
  readonly entries: readonly Entry[];
  readonly configuration: Configuration;
  readonly gaps: readonly Gap[];
  /** Whether an entry is read whether or not anything refers to it. */
  readonly matters: (entry: Entry) => boolean;
}

/** What a plan leaves behind and the accounts that it leads to, its source having decided what it leaves open. */
export interface Decided {
  readonly entries: readonly Entry[];
  readonly accountsOf: (instances: readonly Instance[]) => Accounts;
  /** Where plan and source contradict each other: then the source decides nothing. */
  readonly notes: readonly Problem[];
}

/** Lets the source of a plan decide what the plan leaves open. */
export function decidedBySource(plan: ReadPlan, source: ReadBeside | undefined): Decided {
  const { data, entries, configuration, gaps } = plan;
  const accountsWith = (instances: readonly Instance[], beside: () => Beside | undefined) =>
    readAccounts(data, instances, configuration, (providers) => providersWithSource(providers, beside));
  const alone: Decided = {
    entries,
    accountsOf: (instances) => accountsWith(instances, () => undefined),
    notes: [],
  };
  if (!source) return alone;
  const instances = instancesOf(entries.filter(plan.matters));
  let read: Beside | undefined;
  // The source is evaluated by the accounts, and says of its providers which those are.
  const accounts = accountsWith(instances, () => read);
  const planned = {
    variables: mapOf(data.variables),
    instances: indexInstances(entries),
    accounts,
    declares: declaredIn(configuration),
  };
  const beside = source(planned);
  read = beside;
  if (!beside) return alone;
  const notes = contradictions(planned, instances, beside, gaps.some(isOfPart));
  if (notes.length > 0) return { ...alone, notes };
  return {
    entries: withSource(entries, beside),
    accountsOf: (all) => accountsWith(all, () => beside),
    notes,
  };
}

/** Blocks and calls of the root module. */
function declaredIn(configuration: Configuration): ReadonlySet<string> | undefined {
  const root = configuration.get('');
  return root && new Set([...root.blocks.keys(), ...Object.keys(root.calls).map((name) => `module.${name}`)]);
}

/** Whether a gap says that the plan tells only of a part of the configuration. */
function isOfPart({ code }: Gap): boolean {
  return code.startsWith('plan-');
}
