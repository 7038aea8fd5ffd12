import { isList, isMap, isUnknown, type Tree, type TreeMap } from '../../model/index.js';
import { asTerraformSpells, type Instance, knownAfterApply } from '../instances/instance.js';
import { type JsonMap, listOf, mapOf } from '../language/json.js';
import { meanings } from '../names/meanings.js';
import { passedIn } from '../references/arguments.js';
import { candidatesOf, expressionSources } from '../references/candidates.js';
import { isAfterApply, openList, resolveElements } from '../references/resolve.js';
import type { Meaning, RootModule } from '../references/root-module.js';

/** A block inside a data source: what is known of it, and what the configuration says. */
export interface Block {
  readonly root: RootModule;
  readonly instance: Instance;
  readonly values: Tree;
  readonly expressions: JsonMap;
}

/** A statement of `aws_iam_policy_document` as its JSON has it. An effect that is not set is Allow. */
export function statementOf(block: Block): TreeMap {
  const parts: readonly (readonly [string, Tree | undefined])[] = [
    ['Sid', scalar(block, 'sid')],
    ['Effect', scalar(block, 'effect') ?? 'Allow'],
    ['Action', texts(block, 'actions')],
    ['NotAction', texts(block, 'not_actions')],
    ['Resource', texts(block, 'resources')],
    ['NotResource', texts(block, 'not_resources')],
    ['Principal', principals(block, 'principals')],
    ['NotPrincipal', principals(block, 'not_principals')],
    ['Condition', conditions(block)],
  ];
  return Object.fromEntries(parts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** Principals by their type; `{"*": "*"}` is written as `"*"`. */
function principals(parent: Block, name: string): Tree | undefined {
  const byType = new Map<string, Tree[]>();
  for (const block of blocksOf(parent, name)) {
    const type = scalar(block, 'type');
    if (typeof type !== 'string') return isUnknown(type) ? type : knownAfterApply;
    const identifiers = texts(block, 'identifiers', meanings['principal-arn']) ?? [];
    byType.set(type, [...(byType.get(type) ?? []), ...(isList(identifiers) ? identifiers : [identifiers])]);
  }
  if (byType.size === 0) return undefined;
  const anyone = byType.size === 1 && byType.get('*')?.length === 1 && byType.get('*')?.[0] === '*';
  return anyone ? '*' : Object.fromEntries(byType);
}

/**
 * Conditions by operator and key. A value that is not known yet stays unknown even where it refers to a user or
 * role: the text around the reference is not shown, and wildcards in it would make it wider.
 */
function conditions(parent: Block): Tree | undefined {
  const operators = new Map<string, Map<string, Tree[]>>();
  for (const block of blocksOf(parent, 'condition')) {
    const [test, variable] = [scalar(block, 'test'), scalar(block, 'variable')];
    if (typeof test !== 'string' || typeof variable !== 'string')
      return [test, variable].find(isUnknown) ?? knownAfterApply;
    const keys = operators.get(test) ?? new Map<string, Tree[]>();
    const values = texts(block, 'values') ?? [];
    operators.set(test, keys.set(variable, [...(keys.get(variable) ?? []), ...(isList(values) ? values : [values])]));
  }
  if (operators.size === 0) return undefined;
  return Object.fromEntries([...operators].map(([test, keys]) => [test, Object.fromEntries(keys)]));
}

/**
 * The blocks of a name, each with its counterpart in the configuration: the one with the same type, or test and
 * variable, since sets have an order of their own. Where the configuration has another number of them, some come
 * from dynamic blocks, which leave no trace there (hashicorp/terraform#28346).
 */
function blocksOf(parent: Block, name: string): readonly Block[] {
  const written = listOf(parent.expressions[name]).map(mapOf);
  const value = partOf(parent, name);
  const all: readonly Tree[] = isUnknown(value) ? [value] : isList(value) ? value : [];
  return all.map((values) => ({
    ...parent,
    values,
    expressions: written.length === all.length ? counterpart(values, written) : {},
  }));
}

function counterpart(values: Tree, written: readonly JsonMap[]): JsonMap {
  const [only, ...others] = written.filter((expressions) =>
    ['type', 'test', 'variable'].every((name) => {
      const constant = mapOf(expressions[name]).constant_value;
      return constant === undefined || constant === (isMap(values) ? values[name] : undefined);
    }),
  );
  return only !== undefined && others.length === 0 ? only : {};
}

/** The texts of a list; nothing where it is empty. `&{` spells the `${` of a policy variable. */
function texts(block: Block, name: string, meaning: Meaning = meanings.text): Tree | undefined {
  const { root, instance, expressions } = block;
  const written = expressions[name];
  // What a dynamic block refers to leaves no trace.
  const sources = () =>
    written === undefined ? passedIn(root, instance, meaning) : expressionSources(root, instance, written);
  const value = partOf(block, name);
  if (isUnknown(value)) return isAfterApply(value) ? openList(candidatesOf(root, sources(), meaning)) : value;
  const list = resolveElements(root, instance, isList(value) ? value : [], sources, meaning);
  if (list.length === 0) return undefined;
  return list
    .map((one) => asTerraformSpells(one) ?? one)
    .map((text) => (typeof text === 'string' ? text.replaceAll('&{', '${') : text));
}

function scalar(block: Block, name: string): Tree | undefined {
  const value = partOf(block, name);
  if (isUnknown(value)) return value;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A part of a block; unknown where the block is. */
function partOf({ values }: Block, name: string): Tree | undefined {
  if (isUnknown(values)) return values;
  return isMap(values) ? values[name] : undefined;
}
