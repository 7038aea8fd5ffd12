import { isMap, isUnknown, type Tree, type TreeMap, type Unknown, unknown } from '../../model/index.js';
import { policyOfText } from '../language/policy-text.js';
import { statementsTakenUp } from './taken-up.js';

/** A policy document on its way: its version, and its statements of which any may be unknown. */
export interface Draft {
  readonly version: string;
  readonly statements: readonly Tree[];
}

/**
 * One document laid over another as `aws_iam_policy_document` does it: a statement takes the place of the one with
 * its Sid, or else comes last; the later version wins (documentation of the data source, "source_policy_documents"
 * and "override_policy_documents"). An unknown document may take the place of every statement that has a Sid.
 */
export function merge(under: Draft, over: Draft | Unknown): Draft {
  if (isUnknown(over))
    return { version: under.version, statements: [...under.statements.map((own) => shadow(own, over)), over] };
  const statements = [...under.statements];
  const places = new Map(statements.map((statement, index) => [sidOf(statement), index]));
  places.delete('');
  for (const statement of over.statements) {
    const sid = sidOf(statement);
    const place = places.get(sid) ?? statements.length;
    statements[place] = statement;
    if (sid) places.set(sid, place);
  }
  return { version: [under.version, over.version].sort().at(-1) ?? '', statements };
}

/** The draft of a document that is taken up: of its JSON text, or of its tree. */
export function draftOf(document: Tree): Draft | Unknown {
  if (isUnknown(document)) return document;
  const tree = typeof document === 'string' ? policyOfText(document) : document;
  if (!isMap(tree)) return unknown('it is no policy document');
  const [version, statement] = ['version', 'statement'].map((name) => elementOf(tree, name));
  return { version: typeof version === 'string' ? version : '', statements: statementsTakenUp(statement) };
}

/** An element in whatever case it is written. */
function elementOf(document: TreeMap, name: string): Tree | undefined {
  return Object.entries(document).findLast(([written]) => written.toLowerCase() === name)?.[1];
}

export function documentOf({ version, statements }: Draft): TreeMap {
  return { Version: version, Statement: statements };
}

function sidOf(statement: Tree): string {
  const sid = isMap(statement) ? statement.Sid : undefined;
  return typeof sid === 'string' ? sid : '';
}

function shadow(statement: Tree, over: Unknown): Tree {
  return sidOf(statement) ? over : statement;
}
