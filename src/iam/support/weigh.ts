import { type Answer, every, isUnknown, type SupportGrants, some, type Tree, type Value } from '../../model/index.js';
import { isAbout, readDocument, type Statement } from '../policy/index.js';
import { covers, exactly, globOf } from '../text/glob.js';
import { itemsOf, textOf } from '../text/scalars.js';

/** What managing cases needs (AWS Support User Guide, support-console-access-control). */
const CASES = ['support:CreateCase', 'support:AddCommunicationToCase', 'support:DescribeCases', 'support:ResolveCase'];
const CONSOLE = ['support-console:GetAccountState'];
/** An action of no service: only what allows nearly all actions allows it. */
const ANY_ACTION = 'any-service:AnyAction';
const WIDE = [ANY_ACTION, 'iam:AttachRolePolicy'];

/**
 * Weighs an identity policy, a permissions boundary or an inline policy action by action: Allow less Deny, with
 * wildcards, NotAction and resources. Support knows no resources, so only `*` reaches it. A statement with a condition
 * may or may not hold: unknown. Never throws; a document that cannot be read is unknown.
 */
export function weighSupport(document: Value<Tree>): SupportGrants {
  const statements = statementsOf(document);
  if (statements === undefined) return { support: 'unknown', console: 'unknown', denies: 'unknown', wide: 'unknown' };
  return {
    support: every(CASES.map((action) => isEffective(statements, action))),
    console: every(CONSOLE.map((action) => isEffective(statements, action))),
    denies: some(CASES.map((action) => applies(statements, 'Deny', action))),
    wide: some(WIDE.map((action) => isEffective(statements, action))),
  };
}

/** The statements of a document, `unread` for one that cannot be told; nothing where the whole cannot be. */
function statementsOf(document: Value<Tree>): readonly (Statement | 'unread')[] | undefined {
  if (document === undefined || isUnknown(document)) return undefined;
  const { statements, refused, unknown } = readDocument(document);
  if (unknown !== undefined || refused.length > 0) return undefined;
  return statements.map((statement) => ('unread' in statement ? 'unread' : statement));
}

function isEffective(statements: readonly (Statement | 'unread')[], action: string): Answer {
  const denied = applies(statements, 'Deny', action);
  const allowed = applies(statements, 'Allow', action);
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

/** Whether a statement is about an action on `*`. */
function reaches(statement: Statement, action: string): Answer {
  const { known, unknown } = statement.conditions;
  const unconditional: Answer = known.length + unknown.length === 0 ? 'yes' : 'unknown';
  return every([isAbout(statement.actions, action), onEverything(statement), unconditional]);
}

function onEverything({ source }: Statement): Answer {
  const { Resource: resource, NotResource: notResource } = source;
  if (notResource === undefined) return listsEverything(resource);
  const excepted = listsEverything(notResource);
  return excepted === 'yes' ? 'no' : excepted === 'no' ? 'yes' : 'unknown';
}

function listsEverything(element: Tree | undefined): Answer {
  return some(itemsOf(element, []).map(({ value }) => matchesEverything(value)));
}

function matchesEverything(value: Tree): Answer {
  const text = textOf(value);
  if (isUnknown(text)) return 'unknown';
  if (/[^*?]/.test(text ?? '')) return 'no';
  const glob = globOf(text ?? '', { wildcards: true, variables: false });
  return covers(glob, exactly('*')) ? 'yes' : 'no';
}
