import { type Answer, every, isSymbolic, isUnknown, some, type Tree, type Value } from '../../model/index.js';
import { callersOf, narrow } from '../aws/index.js';
import { admits, testOf } from '../conditions/index.js';
import { isAbout, type Principal, parsePrincipal, type Statement } from '../policy/index.js';
import { covers, exactly, globOf } from '../text/glob.js';
import { itemsOf, textOf } from '../text/scalars.js';
import { alternativesOf } from '../trust/alternatives.js';
import { CASES, CONSOLE, onEverything, statementsToWeigh, touchesConsole } from './weigh.js';

/** What a service control policy takes away from a role, or from those who would assume it. */
export interface ServiceControl {
  /** Something that support cases need. */
  readonly cases: Answer;
  /** Something that the support pages of the console need. */
  readonly console: Answer;
  /** Assuming the role: of a service control policy, for who calls from an account that it limits. */
  readonly assuming: Answer;
  /**
   * Of these, what the policy allows others beside: as long as no policy of the same target allows it, it is denied.
   */
  readonly leftOut: readonly Need[];
}

/** What a support role is for, and what needs to be allowed for it. */
type Need = 'cases' | 'console' | 'assuming';

const NEEDS: Readonly<Record<Need, readonly string[]>> = {
  cases: CASES,
  console: CONSOLE,
  assuming: ['sts:AssumeRole'],
};

/**
 * Weighs a service control policy for one role. What it does not allow is left out, and not denied: that takes all
 * policies of the targets above, and AWS attaches FullAWSAccess to each.
 *
 * @param role ARN of the role, where it is known: conditions on `aws:PrincipalArn` may leave it out
 * Source: AWS Organizations User Guide, "SCP evaluation"
 */
export function weighServiceControl(document: Value<Tree>, role: string | undefined): ServiceControl {
  const statements = statementsToWeigh(document);
  if (statements === undefined) return { ...NOT_TOLD, leftOut: [] };
  const denies = (test: (statement: Statement) => Answer) => deniedBy(statements, test);
  const deniesTo = (about: (statement: Statement) => Answer) =>
    denies((one) => every([about(one), onEverything(one, CONSOLE_OR_CASE), holdsFor(one, role)]));
  return {
    cases: deniesTo(({ actions }) => some(CASES.map((action) => isAbout(actions, action)))),
    console: deniesTo(({ actions }) => touchesConsole(actions)),
    assuming: denies((one) =>
      every([isAbout(one.actions, 'sts:AssumeRole'), onRole(one, role), holdsForCallers(one, accountOf(role))]),
    ),
    leftOut: leftOutBy(statements),
  };
}

const NOT_TOLD = { cases: 'unknown', console: 'unknown', assuming: 'unknown' } as const;

/**
 * Weighs a resource control policy for one role, which is a resource of STS as far as it is assumed: whoever calls,
 * from wherever. It only denies, and knows no support.
 *
 * @param ways the actions by which those assume it who can; where one of several is shut, it depends on who comes
 * Source: AWS Organizations User Guide, "Resource control policies", the services that support them
 */
export function weighResourceControl(
  document: Value<Tree>,
  role: string | undefined,
  ways: readonly string[],
): ServiceControl {
  const statements = statementsToWeigh(document);
  const none = { cases: 'no', console: 'no', leftOut: [] } as const;
  if (statements === undefined) return { ...none, assuming: 'unknown' };
  const shuts = ways.map((action) =>
    deniedBy(statements, (one) =>
      every([isAbout(one.actions, action), onRole(one, role), holdsForCallers(one, whoCalls(action))]),
    ),
  );
  const isAny = shuts.some((answer) => answer !== 'no');
  return { ...none, assuming: isAny ? every(shuts.map((answer) => (answer === 'no' ? 'unknown' : answer))) : 'no' };
}

type Weighable = Statement | 'unread';

function deniedBy(statements: readonly Weighable[], test: (statement: Statement) => Answer): Answer {
  return some(
    statements.map((one) => {
      if (one === 'unread') return 'unknown';
      return one.effect === 'Deny' ? test(one) : 'no';
    }),
  );
}

/** What the Allow statements leave out, where there are any. */
function leftOutBy(statements: readonly Weighable[]): readonly Need[] {
  const allowing = statements.filter((one) => one !== 'unread').filter(({ effect }) => effect === 'Allow');
  if (allowing.length === 0) return [];
  const allows = (action: string) =>
    allowing.some((one) => isAbout(one.actions, action) === 'yes' && unconditional(one) === 'yes');
  return (Object.keys(NEEDS) as Need[]).filter((need) => !NEEDS[need].every(allows));
}

/** Support knows no resources, whichever of its actions it is. */
const CONSOLE_OR_CASE = 'support:CreateCase';

/** Whether the conditions of a statement hold for what a role does. */
function holdsFor({ conditions: { known, unknown } }: Statement, role: string | undefined): Answer {
  if (meetsNobody(known, principalOf(role))) return 'no';
  if (unknown.length > 0) return 'unknown';
  return every(
    known.map((condition) => {
      const held = heldBy(role, condition.key.toLowerCase());
      return held === undefined ? 'unknown' : admits(testOf(condition), held);
    }),
  );
}

/** What a key of a request holds that a role makes: of the keys that its ARN tells. */
function heldBy(role: string | undefined, key: string): string | undefined {
  if (role === undefined || isSymbolic(role)) return undefined;
  if (key === 'aws:principalarn') return role;
  const principal = key === 'aws:principalaccount' ? principalOf(role) : undefined;
  return principal?.kind === 'entity' ? principal.account : undefined;
}

/** Who calls is not the role: it is told only whether anybody can meet the conditions, such as those on the root user. */
function holdsForCallers(statement: Statement, callers: Principal | undefined): Answer {
  return meetsNobody(statement.conditions.known, callers) ? 'no' : unconditional(statement);
}

function meetsNobody(conditions: Statement['conditions']['known'], callers: Principal | undefined): boolean {
  if (callers?.kind !== 'everyone' && callers?.kind !== 'account' && callers?.kind !== 'entity') return false;
  const account = callers.kind === 'everyone' ? {} : { account: callers.account };
  const setting = { ...account, trustedAccounts: [], trustedOrganizations: [], trustedIssuers: [] };
  const start = callersOf(callers, setting);
  return alternativesOf(conditions.map(testOf)).every((tests) => 'dead' in narrow(start, tests, setting));
}

function principalOf(arn: string | undefined): Principal | undefined {
  return arn === undefined || isSymbolic(arn) ? undefined : parsePrincipal('AWS', arn);
}

/** The account of a role, as the principal that stands for all who call from there. */
function accountOf(role: string | undefined): Principal | undefined {
  const principal = principalOf(role);
  return principal?.kind === 'entity' ? { kind: 'account', account: principal.account } : undefined;
}

/** Whoever assumes a role by name may be of any account; who signs in is no AWS principal. */
function whoCalls(action: string): Principal | undefined {
  return action === 'sts:AssumeRole' ? { kind: 'everyone' } : undefined;
}

function unconditional({ conditions: { known, unknown } }: Statement): Answer {
  return known.length + unknown.length === 0 ? 'yes' : 'unknown';
}

function onRole({ source }: Statement, role: string | undefined): Answer {
  const { Resource: resource, NotResource: excepted } = source;
  const listed = some(itemsOf(excepted ?? resource, []).map(({ value }) => matchesRole(value, role)));
  if (excepted === undefined || listed === 'unknown') return listed;
  return listed === 'yes' ? 'no' : 'yes';
}

function matchesRole(value: Tree, role: string | undefined): Answer {
  const text = textOf(value);
  if (isUnknown(text)) return 'unknown';
  if (/^\*+$/.test(text ?? '')) return 'yes';
  if (role === undefined || isSymbolic(role)) return 'unknown';
  return covers(globOf(text ?? '', { wildcards: true, variables: false }), exactly(role)) ? 'yes' : 'no';
}
