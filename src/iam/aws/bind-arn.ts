import { isSymbolic, isUnknown } from '../../model/index.js';
import type { TrustSetting } from '../callers/setting.js';
import { literalWildcard, type Test, valueGlob } from '../conditions/index.js';
import { because } from '../reasons/index.js';
import { anyAccountId, canonicalAccount, isOneAccount, sameAccount } from '../text/account.js';
import { type Arn, parseArn } from '../text/arn.js';
import { covers, exactly, type Glob, globOf, isExact, literalPrefix, overlap, spelling } from '../text/glob.js';
import { type AwsCallers, dead, doubted, narrowed, noted, type Step } from './callers.js';
import { IDENTITY_CENTER, isOfIdentityCenter, namesSomeone } from './names.js';

/** What a value of `aws:PrincipalArn` says. */
interface ArnPattern {
  readonly partition: Glob;
  readonly region: Glob;
  /** The account where it is fixed, canonical. */
  readonly account?: string;
  /** The account as a pattern. */
  readonly accounts: Glob;
  readonly service: Glob;
  readonly resource: Glob;
  /** Whether a wildcard before the resource may reach across colons. */
  readonly crossing: boolean;
}

/** Narrows by `aws:PrincipalArn` (IAM User Guide, reference_policies_condition-keys). */
export function bindArn(callers: AwsCallers, test: Test, setting: TrustSetting): Step {
  const [value] = test.values;
  if (value === undefined) return dead(because('condition-matches-none', { key: test.key }));
  if (isUnknown(value)) return doubted(callers, 'arn', because('condition-unknown', { because: value.$unknown }));
  if (literalWildcard(test, value)) return dead(because('condition-literal-wildcard', { key: test.key, value }));
  if (test.operator.reads === 'other')
    return noted(callers, because('condition-operator', { key: test.key, operator: test.operator.name }));
  const arn = parseArn(value);
  if (arn === undefined) return bindUnsplit(callers, test, value);
  return bindPattern(callers, test, patternOf(test, arn, setting.account), setting.account);
}

const anyArn = globOf('arn:*:*:*:*:*', { wildcards: true, variables: false });
const anything = globOf('*', { wildcards: true, variables: false });
const anywhere = { partition: anything, region: anything };

/** A pattern that cannot be taken apart keeps some out, and says of nobody who they are. */
function bindUnsplit(callers: AwsCallers, test: Test, value: string): Step {
  const glob = valueGlob(test, value);
  if (isExact(glob) || !overlap(glob, anyArn)) return dead(because('condition-matches-none', { key: test.key }));
  if (covers(glob, anyArn)) return noted(callers, because('condition-matches-all', { key: test.key }));
  return narrowed(callers, { limited: true }, because('principal-arn-any-account'));
}

function patternOf(test: Test, arn: Arn, own: string | undefined): ArnPattern {
  const glob = (text: string) => valueGlob(test, text);
  const resource = glob(arn.resource);
  if (isCrossing(test, [arn.partition, arn.service, arn.region, arn.account])) {
    return {
      ...anywhere,
      accounts: anything,
      service: anything,
      resource: tailOf(resource),
      crossing: isOneAccount(arn.account),
    };
  }
  const fixed = isOneAccount(arn.account) ? { account: canonicalAccount(arn.account, own) } : {};
  return {
    ...fixed,
    partition: glob(arn.partition),
    region: glob(arn.region),
    accounts: glob(arn.account),
    service: glob(arn.service),
    resource,
    crossing: false,
  };
}

/** Whether something before the resource may stand for colons: wildcards over the whole text, or a policy variable. */
function isCrossing(test: Test, components: readonly string[]): boolean {
  if (test.operator.reads === 'glob') return !components.every((text) => isExact(valueGlob(test, text)));
  return test.variables && components.some((text) => text.includes('${'));
}

/**
 * What is left of a resource once a wildcard before it crosses colons, which paths may hold: the name at its end. The
 * root user has no path.
 */
function tailOf(resource: Glob): Glob {
  if (!isExact(resource)) return anything;
  if (spelling(resource) === 'root') return resource;
  const slash = resource.lastIndexOf('/');
  return [...anything, ...(slash < 0 ? exactly('/') : []), ...resource.slice(Math.max(0, slash))];
}

function bindPattern(callers: AwsCallers, test: Test, pattern: ArnPattern, own: string | undefined): Step {
  const prefix = literalPrefix(pattern.resource);
  if (prefix.startsWith('assumed-role/')) return dead(because('principal-arn-session'));
  if (isExact(pattern.resource) && prefix === 'root') return dead(because('principal-arn-root'));
  if (!isPossible(pattern)) return dead(because('condition-matches-none', { key: test.key }));
  if (!fitsPartition(callers, pattern)) return dead(because('condition-matches-none', { key: test.key }));
  if (!fitsAccount(callers, pattern, own) || !fitsResource(callers, pattern)) {
    return dead(because('condition-contradiction', { key: test.key }));
  }
  const account = callers.account ?? pattern.account;
  const resource = narrower(callers.resource, pattern.resource);
  const more = { ...(account === undefined ? {} : { account }), resource, limited: true };
  return narrowed(callers, more, ...reasonsFor(callers, pattern, account));
}

/** Whether some caller's ARN can look like it. What AWS fills in may be any text. */
function isPossible({ partition, region, accounts, service, resource, crossing }: ArnPattern): boolean {
  const account = isExact(accounts) ? isOneAccount(spelling(accounts)) : overlap(accounts, anyAccountId);
  const isPlaced = mayBe(partition, exactly('aws'), anyOf('aws-*')) && mayBe(region, exactly(''));
  return account && isPlaced && (crossing || (isOfCaller(service, resource) && endsInName(resource)));
}

const anyOf = (text: string) => globOf(text, { wildcards: true, variables: false });

function mayBe(glob: Glob, ...forms: readonly Glob[]): boolean {
  return isSymbolic(spelling(glob)) || forms.some((form) => overlap(glob, form));
}

function isOfCaller(service: Glob, resource: Glob): boolean {
  const isOfIam = mayBe(resource, anyOf('user/*'), anyOf('role/*'), exactly('root'));
  return (
    (mayBe(service, exactly('iam')) && isOfIam) ||
    (mayBe(service, exactly('sts')) && mayBe(resource, anyOf('federated-user/*')))
  );
}

/** Whether the end of a resource can be that of a name, which holds no blanks or brackets. */
function endsInName(resource: Glob): boolean {
  const end = resource.slice(resource.lastIndexOf('/') + 1);
  const tail = spelling(end.slice(end.findLastIndex((token) => !isExact([token])) + 1));
  return isSymbolic(tail) || /^[\w+=,.@-]*$/.test(tail);
}

function fitsPartition({ partition: ours }: AwsCallers, { partition }: ArnPattern): boolean {
  return ours === undefined || isSymbolic(ours) || mayBe(partition, exactly(ours));
}

function fitsAccount(callers: AwsCallers, { account, accounts }: ArnPattern, own: string | undefined): boolean {
  if (callers.account === undefined) return true;
  if (account !== undefined) return sameAccount(callers.account, account, own) !== 'no';
  const id = callers.account.startsWith('\u27e8') ? own : callers.account;
  return id === undefined || overlap(accounts, exactly(id));
}

function fitsResource(callers: AwsCallers, { resource }: ArnPattern): boolean {
  return callers.resource === undefined || overlap(callers.resource, resource);
}

function narrower(known: Glob | undefined, more: Glob): Glob {
  return known === undefined || (covers(known, more) && !covers(more, known)) ? more : known;
}

function reasonsFor(callers: AwsCallers, pattern: ArnPattern, account: string | undefined) {
  if (callers.resource !== undefined) return [];
  if (account === undefined) return [because(pattern.crossing ? 'principal-arn-colon' : 'principal-arn-any-account')];
  const { resource } = pattern;
  if (!namesSomeone(resource)) return isOfIdentityCenter(resource) ? [because('identity-center-any')] : [];
  const region = literalPrefix(resource) === IDENTITY_CENTER;
  return [because('principal-arn'), ...(region ? [because('identity-center-region')] : [])];
}
