import { type Answer, every, isSymbolic, isUnknown, some, type Tree, type Value } from '../../model/index.js';
import { admits, testOf } from '../conditions/index.js';
import { isAbout, type Statement } from '../policy/index.js';
import { covers, exactly, globOf } from '../text/glob.js';
import { itemsOf, textOf } from '../text/scalars.js';
import { CASES, onEverything, statementsToWeigh, touchesConsole } from './weigh.js';

/** What a service control policy takes away from a role, or from those who would assume it. */
export interface ServiceControl {
  /** Something that support cases need. */
  readonly cases: Answer;
  /** Something that the support pages of the console need. */
  readonly console: Answer;
  /** Assuming the role, for who calls from an account that the policy limits. */
  readonly assuming: Answer;
}

/**
 * Weighs the Deny statements of a service control policy for one role. What it does not allow is not weighed: that
 * takes all policies of the targets above, and AWS attaches FullAWSAccess to each.
 *
 * @param role ARN of the role, where it is known: conditions on `aws:PrincipalArn` may leave it out
 * Source: AWS Organizations User Guide, "SCP evaluation"
 */
export function weighServiceControl(document: Value<Tree>, role: string | undefined): ServiceControl {
  const statements = statementsToWeigh(document);
  if (statements === undefined) return { cases: 'unknown', console: 'unknown', assuming: 'unknown' };
  const denies = (test: (statement: Statement) => Answer) =>
    some(
      statements.map((one) => {
        if (one === 'unread') return 'unknown';
        return one.effect === 'Deny' ? test(one) : 'no';
      }),
    );
  const deniesTo = (about: (statement: Statement) => Answer) =>
    denies((one) => every([about(one), onEverything(one, CONSOLE_OR_CASE), holdsFor(one, role)]));
  return {
    cases: deniesTo(({ actions }) => some(CASES.map((action) => isAbout(actions, action)))),
    console: deniesTo(({ actions }) => touchesConsole(actions)),
    assuming: denies((one) => every([isAbout(one.actions, 'sts:AssumeRole'), onRole(one, role), unconditional(one)])),
  };
}

/** Support knows no resources, whichever of its actions it is. */
const CONSOLE_OR_CASE = 'support:CreateCase';

/** Whether the conditions of a statement hold for what a role does. */
function holdsFor({ conditions: { known, unknown } }: Statement, role: string | undefined): Answer {
  if (unknown.length > 0) return 'unknown';
  return every(
    known.map((condition) => {
      const isAboutRole = condition.key.toLowerCase() === 'aws:principalarn';
      return isAboutRole && role !== undefined && !isSymbolic(role) ? admits(testOf(condition), role) : 'unknown';
    }),
  );
}

/** Who calls is not the role, so that nothing is known of them. */
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
