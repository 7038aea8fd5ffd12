import type { Change, Exists, Place, Tree, Value } from '../../model/index.js';
import { foreignAccount } from '../accounts.js';
import { isLookup } from '../address.js';
import type { Subject } from '../attribute.js';
import type { Source } from '../follow.js';
import { attributeOf, type Instance, isKnown, isSensitive, markOf } from '../instance.js';
import { isLocal } from '../locals.js';
import type { Plan } from '../plan.js';
import { policyDocument } from '../policy-document/rebuild.js';
import { policyOfText } from '../policy-document/text.js';
import { shownDocument } from '../secret.js';
import { settle } from '../settle.js';
import { sourcesOf } from '../sources.js';

/** A subject with the input it is in. */
export interface Row extends Subject {
  readonly input: string;
  /** Whether it is what a plan starts from, and not what it leaves behind. */
  readonly isToday: boolean;
}

/** What every resource of the model has. */
interface Common {
  readonly place: Place;
  readonly change: Change;
  readonly exists: Exists;
  readonly account?: Value<string>;
  readonly sensitive?: readonly string[];
}

/**
 * Place, change and account of an instance.
 * @param attributes the attribute that each property of the model comes from, for those that may be sensitive
 */
export function common(row: Row, attributes: Readonly<Record<string, string>>): Common {
  const { instance, input, plan } = row;
  const account = foreignAccount(plan.accounts, instance);
  const sensitive = Object.keys(attributes).filter((property) => holdsSecret(row, attributes[property] ?? property));
  return {
    place: { input, address: instance.address, path: instance.path },
    change: instance.change,
    exists: instance.exists,
    ...(account === undefined ? {} : { account }),
    ...(sensitive.length > 0 ? { sensitive } : {}),
  };
}

/** Whether an attribute, or a data source that it may be read from, holds anything sensitive. */
function holdsSecret({ plan, instance }: Subject, attribute: string): boolean {
  if (isSensitive(instance, attribute)) return true;
  if (isKnown(instance, attribute)) return false;
  const lookups = new Set<Instance>();
  const open = [...sourcesBehind(plan, instance, attribute)];
  for (const source of open) {
    if ('lost' in source || !isLookup(source.instance) || lookups.has(source.instance)) continue;
    lookups.add(source.instance);
    open.push(...layers.flatMap((layer) => sourcesBehind(plan, source.instance, layer)));
  }
  return [...lookups].some((lookup) => isSensitive(lookup));
}

/** The sources of an attribute; of one that reads a local, also whatever the local may hold. */
function sourcesBehind(plan: Plan, instance: Instance, attribute: string): readonly Source[] {
  const sources = sourcesOf(plan, instance, attribute);
  return sources.some(isLocal) ? [...sources, ...plan.relevant()] : sources;
}

/** Arguments through which one policy document takes up another. */
const layers = ['source_json', 'source_policy_documents', 'override_json', 'override_policy_documents'];

/** A policy document: what its JSON text says, or a tree where the plan has it in parts. */
export function document({ plan, instance }: Subject, attribute: string): Value<Tree> {
  if (markOf(instance, attribute) === true)
    return shownDocument(plan, settle(plan, sourcesOf(plan, instance, attribute), policyDocument));
  const value = attributeOf(instance, attribute);
  return typeof value === 'string' ? shownDocument(plan, policyOfText(value)) : undefined;
}
