import { isList, isMap, isUnknown, type Tree, unknown } from '../../model/index.js';

const refused = unknown('the AWS provider does not read a document that it takes up');

/** The statements of a document that is taken up. */
export function statementsTakenUp(statements: Tree | undefined): readonly Tree[] {
  if (statements === undefined || statements === null) return [];
  return (isList(statements) ? statements : [statements]).map(statementTakenUp);
}

/**
 * A statement as the provider takes it up from the JSON of another document: not everything that IAM would accept there
 * comes out as it went in. Elements are known in whatever case they are written, and others left out. Unknown where the
 * provider refuses it.
 * Source: https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/iam/policy_model.go
 */
function statementTakenUp(statement: Tree): Tree {
  if (!isMap(statement)) return isUnknown(statement) ? statement : refused;
  const read = Object.entries(statement).flatMap(([name, value]) => {
    const element = elements.get(name.toLowerCase());
    const part = element && value !== null ? element.read(value) : undefined;
    return element && part !== undefined ? [[element.name, part] as const] : [];
  });
  return read.some(([, part]) => part === refused) ? refused : Object.fromEntries(read);
}

interface Element {
  readonly name: string;
  /** What becomes of its value; nothing where it is left out. */
  readonly read: (value: Tree) => Tree | undefined;
}

const asItIs = (value: Tree) => value;

const elements: ReadonlyMap<string, Element> = new Map(
  [
    { name: 'Sid', read: textOrNothing },
    { name: 'Effect', read: textOrNothing },
    { name: 'Action', read: asItIs },
    { name: 'NotAction', read: asItIs },
    { name: 'Resource', read: asItIs },
    { name: 'NotResource', read: asItIs },
    { name: 'Principal', read: principals },
    { name: 'NotPrincipal', read: principals },
    { name: 'Condition', read: conditions },
  ].map((element) => [element.name.toLowerCase(), element]),
);

function textOrNothing(value: Tree): Tree | undefined {
  if (typeof value !== 'string') return isUnknown(value) ? value : refused;
  return value === '' ? undefined : value;
}

/** Any text is taken for `*`. */
function principals(value: Tree): Tree {
  if (isUnknown(value)) return value;
  if (typeof value === 'string') return '*';
  const isRead = isMap(value) && Object.values(value).every((one) => isText(one) || (isList(one) && one.every(isText)));
  return isRead ? value : refused;
}

function isText(value: Tree): boolean {
  return typeof value === 'string' || isUnknown(value);
}

/** Conditions that are left without a value are left out. */
function conditions(value: Tree): Tree | undefined {
  if (!isMap(value)) return isUnknown(value) ? value : refused;
  const read = Object.entries(value).map(([operator, keys]) => [operator, keysTakenUp(keys)] as const);
  if (read.some(([, keys]) => keys === refused)) return refused;
  const kept = read.flatMap(([operator, keys]) => (keys === undefined ? [] : [[operator, keys] as const]));
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

function keysTakenUp(keys: Tree): Tree | undefined {
  if (!isMap(keys)) return isUnknown(keys) ? keys : refused;
  const read = Object.entries(keys).flatMap(([key, value]) => {
    const taken = conditionValue(value);
    return taken === undefined ? [] : [[key, taken] as const];
  });
  if (read.some(([, taken]) => taken === refused)) return refused;
  return read.length > 0 ? Object.fromEntries(read) : undefined;
}

/** A number is no value: its key is left out, and the statement applies without it. */
function conditionValue(value: Tree): Tree | undefined {
  if (typeof value === 'boolean') return String(value);
  if (isText(value)) return value;
  if (isList(value)) return value.every(isText) ? value : refused;
  return undefined;
}
