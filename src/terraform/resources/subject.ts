import { type Change, type Exists, literal, type Place, type Tree, type Value } from '../../model/index.js';
import { foreignAccount } from '../accounts.js';
import type { Subject } from '../attribute.js';
import { holdsTrue, mapOf } from '../json.js';
import { policyDocument } from '../policy-document/rebuild.js';
import { settle } from '../settle.js';
import { markOf, sourcesOf } from '../sources.js';

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
  const sensitive = Object.keys(attributes).filter((property) => isSensitive(row, attributes[property] ?? property));
  return {
    place: { input, address: instance.address, path: instance.path },
    change: instance.change,
    exists: instance.exists,
    ...(account === undefined ? {} : { account }),
    ...(sensitive.length > 0 ? { sensitive } : {}),
  };
}

/** Whether an attribute, or a data source that it is read from, holds anything sensitive. */
function isSensitive({ plan, instance }: Subject, attribute: string): boolean {
  if (instance.sensitive === true || holdsTrue(mapOf(instance.sensitive)[attribute])) return true;
  if (markOf(instance, attribute) !== true) return false;
  return sourcesOf(plan, instance, attribute).some(
    (source) =>
      'instance' in source && source.instance.block.startsWith('data.') && holdsTrue(source.instance.sensitive),
  );
}

/** A policy document: its JSON text as it stands, or a tree where the plan has it in parts. */
export function document({ plan, instance }: Subject, attribute: string): Value<Tree> {
  if (markOf(instance, attribute) === true) return settle(plan, sourcesOf(plan, instance, attribute), policyDocument);
  const value = instance.values[attribute];
  return typeof value === 'string' ? literal(value) : undefined;
}
