import { ownRegion } from '../../model/index.js';
import { type Accounts, accountText, computedDocument, type Instance } from '../../terraform/index.js';
import { fromTree, holdsSecret, isMapping, type Mapping, text, type Value } from '../values/index.js';

/** What is worked out of a data source without asking anybody; nothing of others. */
type Lookup = (accounts: Accounts, instance: Instance, body: Mapping) => ReadonlyMap<string, Value>;

const lookups: ReadonlyMap<string, Lookup> = new Map(
  Object.entries({
    aws_iam_policy_document: document,
    aws_caller_identity: identity,
    aws_partition: (accounts) =>
      new Map([
        ['partition', text(accounts.partition)],
        ['id', text(accounts.partition)],
      ]),
    aws_region: () =>
      new Map([
        ['name', text(ownRegion)],
        ['region', text(ownRegion)],
        ['id', text(ownRegion)],
      ]),
    aws_iam_policy: policy,
  }),
);

/** The attributes that a data source will have, as far as they are worked out here. */
export function lookedUp(accounts: Accounts, instance: Instance, body: Value): ReadonlyMap<string, Value> {
  const lookup = lookups.get(instance.type);
  return lookup && isMapping(body) ? lookup(accounts, instance, body) : new Map();
}

/** Whether a data source is made of what is written in it alone. */
export function isWorkedOut(type: string): boolean {
  return lookups.get(type) === document;
}

function document(accounts: Accounts, instance: Instance, body: Mapping): ReadonlyMap<string, Value> {
  const secret = holdsSecret(body) && ({ sensitive: true } as const);
  const json: Value = { kind: 'json', data: fromTree(computedDocument(accounts, instance)), ...secret };
  return new Map([
    ['json', json],
    ['minified_json', json],
  ]);
}

function identity(accounts: Accounts, instance: Instance): ReadonlyMap<string, Value> {
  const account = text(accountText(accounts, instance));
  return new Map([
    ['account_id', account],
    ['id', account],
  ]);
}

/** A policy of AWS's goes by its name; one that is looked up by ARN has it. */
function policy(accounts: Accounts, _: Instance, { entries }: Mapping): ReadonlyMap<string, Value> {
  const [arn, name, path] = ['arn', 'name', 'path_prefix'].map((attribute) => entries.get(attribute));
  if (arn)
    return new Map([
      ['arn', arn],
      ['id', arn],
    ]);
  if (name?.kind !== 'string') return new Map(name ? [['arn', name]] : []);
  const prefix = path?.kind === 'string' ? path.value : '/';
  const found = text(`arn:${accounts.partition}:iam::aws:policy${prefix}${name.value}`);
  return new Map([
    ['arn', found],
    ['id', found],
  ]);
}
