import {
  isMap,
  isUnknown,
  type Reason,
  type Tree,
  type TreeMap,
  type Unknown,
  unknown,
  type Value,
} from '../../model/index.js';
import { because } from '../reasons/index.js';
import { itemsOf } from '../text/scalars.js';
import { readStatement, type Statement, type UnreadStatement } from './statement.js';

/** A policy document, typed as far as it can be told. */
export interface PolicyDocument {
  readonly statements: readonly (Statement | UnreadStatement)[];
  readonly refused: readonly Reason[];
  /** Why a part that decides cannot be told. */
  readonly unknown?: Unknown;
}

const ELEMENTS = new Set(['Version', 'Id', 'Statement']);
const VERSIONS: readonly Tree[] = ['2012-10-17', '2008-10-17'];

/** Reads a policy document given as data or as JSON text. Never throws. */
export function readDocument(tree: Tree): PolicyDocument {
  const data = typeof tree === 'string' ? parseJson(tree) : tree;
  if (isUnknown(data)) return { statements: [], refused: [], unknown: data };
  if (!isMap(data)) return refusedFor(because(typeof tree === 'string' ? 'policy-no-json' : 'policy-no-map'));
  if (isUnknown(data.Statement)) return { statements: [], refused: refusalsOf(data), unknown: data.Statement };
  const variables = data.Version !== undefined && data.Version !== '2008-10-17';
  const statements = itemsOf(data.Statement ?? undefined, ['Statement']).map(({ value, path }) =>
    readStatement(value, variables, path),
  );
  const refused = [...refusalsOf(data), ...(statements.length === 0 ? [because('no-statement')] : [])];
  return { statements, refused };
}

/** The statements of a policy that can be read. */
export function statementsOf(policy: Value<Tree>): Statement[] {
  const { statements } = policy === undefined ? { statements: [] } : readDocument(policy);
  return statements.flatMap((one) => ('unread' in one ? [] : [one]));
}

function refusedFor(reason: Reason): PolicyDocument {
  return { statements: [], refused: [reason] };
}

function refusalsOf(data: TreeMap): Reason[] {
  const strange = Object.keys(data).filter((element) => !ELEMENTS.has(element));
  const version = data.Version;
  const oddVersion = version !== undefined && !isUnknown(version) && !VERSIONS.includes(version);
  return [
    ...strange.map((element) => because('policy-element', { element })),
    ...(oddVersion ? [because('policy-version')] : []),
  ];
}

/** The first key that stands twice in one map of JSON text: which of the two IAM takes is nowhere said. */
function repeatedKey(text: string): string | undefined {
  const open: Set<unknown>[] = [];
  let last = '';
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:]/gs)) {
    if (token === '{' || token === '[') open.push(new Set());
    if (token === '}' || token === ']') open.pop();
    const keys = open.at(-1);
    if (token === ':' && keys !== undefined) {
      const key: unknown = JSON.parse(last);
      if (keys.has(key)) return String(key);
      keys.add(key);
    }
    last = token;
  }
  return undefined;
}

/**
 * Symbols may hold quotes, which JSON must not: they are escaped before it is parsed. What text calls `$unknown` is no
 * unknown of ours.
 */
function parseJson(text: string): Tree | undefined {
  const quoted = text.replaceAll(/\u27e8[^\u27e8\u27e9]*\u27e9/gu, (symbol) => JSON.stringify(symbol).slice(1, -1));
  try {
    const data: Tree = JSON.parse(quoted, (key, value) => (key === '$unknown' ? undefined : value));
    const repeated = repeatedKey(quoted);
    return repeated === undefined ? data : unknown(`the key \`${repeated}\` stands twice in one map`);
  } catch {
    return undefined;
  }
}
