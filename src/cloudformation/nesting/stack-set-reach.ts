import {
  type Answer,
  type Exists,
  every,
  isAccountId,
  isList,
  isMap,
  isSymbolic,
  isUnknown,
  some,
  type Tree,
  type Unknown,
  unknown,
  type Value,
} from '../../model/index.js';
import type { PropertyReader } from '../resources/property-reader.js';
import { sameText } from '../values/same-text.js';
import { asText, asTexts } from '../values/text.js';

/** An account that a stack set deploys to, or may, and whether it does. */
export interface Reach {
  readonly exists: Exists;
  /** Absent: the template's own. */
  readonly account?: Value<string>;
}

/** One group of accounts that a stack set deploys to. */
interface Targets {
  readonly accounts: readonly Value<string>[];
  readonly units: readonly Value<string>[];
  /** How the accounts narrow or widen the organizational units. */
  readonly filter: Value<string>;
}

/**
 * Where a stack set deploys to: the accounts, where all are told, else whether the own account is among them. With
 * service-managed permissions it never reaches the management account, which is where its template is, unless a
 * delegated administrator deploys it.
 * Source: CloudFormation user guide, stacksets-orgs; template reference, StackSet DeploymentTargets.
 */
export function reachOf(reader: PropertyReader): readonly Reach[] {
  const address = reader.stack.prefix + reader.declaration.id;
  const name = `stack set \`${address}\``;
  const groups = groupsOf(reader);
  if (groups === undefined || (isList(groups) && groups.length === 0))
    return [{ exists: { answer: 'no', because: `${name} names no accounts and regions to deploy to` } }];
  const targets = isList(groups) ? groups.map(targetsOf) : [anywhere(isUnknown(groups) ? groups : undefined)];
  const own = reader.pseudo('AWS::AccountId');
  const isManaged = sparesOwn(reader);
  const accounts = isManaged === 'no' ? exactly(targets, own) : undefined;
  if (accounts) return accounts.map((account) => ({ exists: { answer: 'yes' }, ...(account !== own && { account }) }));
  const reaches = targets.map((group) => groupReaches(group, own));
  const answer = every([some(reaches), not(isManaged)]);
  if (answer === 'yes') return [{ exists: { answer } }];
  const where = `${name} deploys it to ${inWords(targets)}`;
  const account = accountOf(targets, unknown(where, [address]));
  return [{ exists: { answer, because: `${where}${notHere(answer, isManaged)}` }, account }];
}

/** The groups of accounts, apart from those without a region: nothing is deployed to them. */
function groupsOf(reader: PropertyReader): Value<Tree> {
  const groups = reader.value('StackInstancesGroup');
  if (!isList(groups)) return groups;
  return groups.filter((group) => !(isMap(group) && isList(group.Regions) && group.Regions.length === 0));
}

/** The region that all stacks of a stack set are in, where that is one and told. */
export function regionOf(reader: PropertyReader): string | undefined {
  const groups = groupsOf(reader);
  const lists = isList(groups) ? groups.map((group) => (isMap(group) ? asTexts(group.Regions) : undefined)) : [];
  const regions = new Set(lists.flatMap((list) => (isList(list) ? list : [undefined])));
  const [only] = regions;
  return regions.size === 1 && typeof only === 'string' && !isSymbolic(only) ? only : undefined;
}

/** Why a stack set does not reach the account of its template, or may not. */
function notHere(answer: Answer, isManaged: Answer): string {
  if (answer !== 'no') return '; whether this account is among them is not known';
  return isManaged === 'yes'
    ? ', and with service-managed permissions never to the account that deploys the stack set, the management account'
    : ', not to this account';
}

const elsewhere = unknown('they are listed in a file of their own');

/** Targets of which nothing shows. */
function anywhere(why: Unknown = unknown('nothing shows them')): Targets {
  return { accounts: [why], units: [], filter: undefined };
}

function targetsOf(group: Tree): Targets {
  const targets = isMap(group) ? group.DeploymentTargets : group;
  if (!isMap(targets)) return anywhere(isUnknown(targets) ? targets : undefined);
  return {
    accounts: [...listed(targets.Accounts), ...(targets.AccountsUrl === undefined ? [] : [elsewhere])],
    units: listed(targets.OrganizationalUnitIds),
    filter: asText(targets.AccountFilterType),
  };
}

function listed(value: Value<Tree>): readonly Value<string>[] {
  const texts = asTexts(value);
  return isUnknown(texts) ? [texts] : (texts ?? []);
}

/** Whether the management account is left out, which is then the template's own. */
function sparesOwn(reader: PropertyReader): Answer {
  const [model, caller] = [reader.text('PermissionModel'), reader.text('CallAs')];
  const isManaged = isUnknown(model) ? 'unknown' : model === 'SERVICE_MANAGED' ? 'yes' : 'no';
  const isDelegated = isUnknown(caller) ? 'unknown' : caller === 'DELEGATED_ADMIN' ? 'yes' : 'no';
  return every([isManaged, not(isDelegated)]);
}

function not(answer: Answer): Answer {
  return answer === 'unknown' ? answer : answer === 'yes' ? 'no' : 'yes';
}

/** The ids of the accounts, where they are all that the groups name. */
function exactly(groups: readonly Targets[], own: string): readonly string[] | undefined {
  const accounts = groups.flatMap((group) => group.accounts);
  const ids = accounts.filter((account) => typeof account === 'string').filter((id) => id === own || isAccountId(id));
  const isComplete = ids.length === accounts.length && groups.every((group) => group.units.length === 0);
  return isComplete && ids.length > 0 ? [...new Set(ids)] : undefined;
}

function groupReaches({ accounts, units, filter }: Targets, own: string): Answer {
  const matches = accounts.map((account) => (typeof account === 'string' ? sameText(account, own) : undefined));
  const among = matches.includes(true) ? 'yes' : matches.includes(undefined) ? 'unknown' : 'no';
  if (units.length === 0) return among;
  if (filter === 'INTERSECTION' && among === 'no') return 'no';
  if (filter === 'DIFFERENCE' && among === 'yes') return 'no';
  return (filter === undefined || filter === 'UNION') && among === 'yes' ? 'yes' : 'unknown';
}

function accountOf(groups: readonly Targets[], untold: Unknown): Value<string> {
  const accounts = groups.flatMap((group) => group.accounts);
  const known = accounts.filter((account) => typeof account === 'string');
  const complete = known.length === accounts.length && groups.every((group) => group.units.length === 0);
  if (!complete || known.length === 0) return untold;
  return known.length === 1 ? known[0] : { ...untold, $oneOf: known };
}

function inWords(groups: readonly Targets[]): string {
  const texts = (values: readonly Value<string>[]) =>
    values.flatMap((value) => (typeof value === 'string' ? `\`${value}\`` : [])).join(', ');
  const accounts = groups.flatMap((group) => group.accounts);
  const units = groups.flatMap((group) => group.units);
  const [open] = [...accounts, ...units].filter(isUnknown);
  return [
    texts(accounts) && `the accounts ${texts(accounts)}`,
    texts(units) && `the organizational units ${texts(units)}`,
    open && `targets that cannot be told (${open.$unknown})`,
  ]
    .filter(Boolean)
    .join(' and ');
}
