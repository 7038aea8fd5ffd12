import type { Change, Exists, Place, Tree, Value } from '../../model/index.js';
import { foreignAccount } from '../accounts.js';
import { isLookup } from '../address.js';
import type { Subject } from '../attribute.js';
import { attributeOf, type Instance, isSensitive, markOf } from '../instance.js';
import { policyDocument } from '../policy-document/rebuild.js';
import { policyOfText } from '../policy-document/text.js';
import { shownDocument } from '../secret.js';
import { settle } from '../settle.js';
import { sourcesOf } from '../sources.js';

/** A subject with the input it is in. */
export interface Row extends Subject {
  readonly input: string;
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

/** Whether an attribute, or a data source that it is read from, holds anything sensitive. */
function holdsSecret({ plan, instance }: Subject, attribute: string): boolean {
  if (isSensitive(instance, attribute)) return true;
  if (markOf(instance, attribute) !== true) return false;
  const lookups = new Set<Instance>();
  const open = [...sourcesOf(plan, instance, attribute)];
  for (const source of open) {
    if ('lost' in source || !isLookup(source.instance) || lookups.has(source.instance)) continue;
    lookups.add(source.instance);
    open.push(...layers.flatMap((layer) => sourcesOf(plan, source.instance, layer)));
  }
  return [...lookups].some((lookup) => isSensitive(lookup));
}

/** Arguments through which one policy document takes up another. */
const layers = ['source_json', 'source_policy_documents', 'override_json', 'override_policy_documents'];

/** A policy document: what its JSON text says, or a tree where the plan has it in parts. */
export function document({ plan, instance }: Subject, attribute: string): Value<Tree> {
  if (markOf(instance, attribute) === true) return settle(plan, sourcesOf(plan, instance, attribute), policyDocument);
  const value = attributeOf(instance, attribute);
  return typeof value === 'string' ? shownDocument(plan, policyOfText(value)) : undefined;
}
