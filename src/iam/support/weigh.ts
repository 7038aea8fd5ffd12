import { type Answer, every, isUnknown, type SupportGrants, some, type Tree, type Value } from '../../model/index.js';
import { type Actions, actionGlob, isAbout, readDocument, type Statement } from '../policy/index.js';
import { covers, exactly, globOf, overlap } from '../text/glob.js';
import { itemsOf, textOf } from '../text/scalars.js';

/** What managing cases needs (AWS Support User Guide, support-console-access-control). */
export const CASES: readonly string[] = [
  'support:CreateCase',
  'support:AddCommunicationToCase',
  'support:DescribeCases',
  'support:ResolveCase',
];
export const CONSOLE: readonly string[] = ['support-console:GetAccountState'];
/** An action of no service: only what allows nearly all actions allows it. */
const ANY_ACTION = 'any-service:AnyAction';
/** What lets one have any role or permission, whatever the statement says besides. */
const WIDE = [ANY_ACTION, 'iam:AttachRolePolicy', 'iam:PutRolePolicy', 'iam:PassRole', 'sts:AssumeRole'];

/**
 * Weighs an identity policy, a permissions boundary or an inline policy action by action: Allow less Deny, with
 * wildcards, NotAction and resources. A statement with a condition may or may not hold: unknown. Never throws; a
 * document that cannot be read is unknown.
 */
export function weighSupport(document: Value<Tree>): SupportGrants {
  const statements = statementsToWeigh(document);
  if (statements === undefined) return NOT_TOLD;
  return {
    support: every(CASES.map((action) => isEffective(statements, action))),
    console: every(CONSOLE.map((action) => isEffective(statements, action))),
    denies: some(CASES.map((action) => applies(statements, 'Deny', action))),
    deniesConsole: some(statements.map(deniesConsole)),
    wide: some(WIDE.map((action) => isEffective(statements, action))),
  };
}

const NOT_TOLD: SupportGrants = {
  support: 'unknown',
  console: 'unknown',
  denies: 'unknown',
  deniesConsole: 'unknown',
  wide: 'unknown',
};

/** The statements of a document, `unread` for one that cannot be told; nothing where the whole cannot be. */
export function statementsToWeigh(document: Value<Tree>): readonly (Statement | 'unread')[] | undefined {
  if (document === undefined || isUnknown(document)) return undefined;
  const { statements, refused, unknown } = readDocument(document);
  if (unknown !== undefined || refused.length > 0) return undefined;
  return statements.map((statement) => ('unread' in statement ? 'unread' : statement));
}

function isEffective(statements: readonly (Statement | 'unread')[], action: string): Answer {
  const allowed = applies(statements, 'Allow', action);
  if (allowed === 'no') return 'no';
  const denied = applies(statements, 'Deny', action);
  return every([allowed, denied === 'yes' ? 'no' : denied === 'no' ? 'yes' : 'unknown']);
}

function applies(statements: readonly (Statement | 'unread')[], effect: Statement['effect'], action: string): Answer {
  return some(
    statements.map((statement) => {
      if (statement === 'unread') return 'unknown';
      return statement.effect === effect ? reaches(statement, action) : 'no';
    }),
  );
}

/** Whether a statement is about an action on everything that the action can be about. */
function reaches(statement: Statement, action: string): Answer {
  const about = isAbout(statement.actions, action);
  // Most statements are about something else altogether.
  return about === 'no' ? 'no' : every([about, onEverything(statement, action), whenever(statement, action)]);
}

/** Whether a statement holds whatever the request. Passing roles to some service alone is not passing them on. */
function whenever({ conditions: { known, unknown } }: Statement, action: string): Answer {
  if (known.length + unknown.length === 0) return 'yes';
  return action === 'iam:PassRole' && known.some(({ key }) => PASSED_TO.has(key.toLowerCase())) ? 'no' : 'unknown';
}

const PASSED_TO: ReadonlySet<string> = new Set(['iam:passedtoservice', 'iam:associatedresourcearn']);

/** Whether a statement is about everything that an action can be about. */
export function onEverything({ source }: Statement, action: string): Answer {
  const { Resource: resource, NotResource: notResource } = source;
  if (notResource === undefined) return listsEverything(resource, action);
  const excepted = listsEverything(notResource, action);
  return excepted === 'yes' ? 'no' : excepted === 'no' ? 'yes' : 'unknown';
}

function listsEverything(element: Tree | undefined, action: string): Answer {
  return some(itemsOf(element, []).map(({ value }) => matchesEverything(value, action)));
}

/** Support knows no resources; actions of IAM and STS know roles. */
function matchesEverything(value: Tree, action: string): Answer {
  const text = textOf(value);
  if (isUnknown(text)) return 'unknown';
  if (/^(?:iam|sts):/.test(action) && /^arn:[^:]*:iam::[^:]*:(?:role\/)?\*$/.test(text ?? '')) return 'yes';
  if (/[^*?]/.test(text ?? '')) return 'no';
  const glob = globOf(text ?? '', { wildcards: true, variables: false });
  return covers(glob, exactly('*')) ? 'yes' : 'no';
}

const everyConsoleAction = globOf('support-console:?*', { wildcards: true, variables: false });

/** Whether a statement denies any of the actions that the support pages are made of. */
function deniesConsole(statement: Statement | 'unread'): Answer {
  if (statement === 'unread') return 'unknown';
  if (statement.effect === 'Allow') return 'no';
  const [action = ''] = CONSOLE;
  return every([touchesConsole(statement.actions), onEverything(statement, action), whenever(statement, action)]);
}

/** Whether actions are among those that the support pages are made of. */
export function touchesConsole({ names, except }: Actions): Answer {
  const test = except ? covers : overlap;
  const listed = some(
    names.map((name) => (isUnknown(name) ? 'unknown' : test(actionGlob(name), everyConsoleAction) ? 'yes' : 'no')),
  );
  if (!except || listed === 'unknown') return listed;
  return listed === 'yes' ? 'no' : 'yes';
}
