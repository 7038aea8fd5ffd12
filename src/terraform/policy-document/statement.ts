import { isList, literal, type Tree, type TreeMap, unknown } from '../../model/index.js';
import { fill } from '../attribute.js';
import type { Instance } from '../instance.js';
import { type JsonMap, listOf, mapOf, textOf } from '../json.js';
import type { Plan } from '../plan.js';
import { anyText, principalArn } from '../senses.js';
import { unsettledList } from '../settle.js';
import { candidatesOf, expressionSources, type Sense } from '../sources.js';

/** A block inside a data source: what the plan says, its `after_unknown`, and what the configuration says. */
export interface Block {
  readonly plan: Plan;
  readonly instance: Instance;
  readonly values: JsonMap;
  readonly mark: JsonMap;
  readonly expressions: JsonMap;
}

const openBlock = unknown('it is known only after apply');

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
  if (parent.mark[name] === true) return openBlock;
  const byType = new Map<string, Tree[]>();
  for (const block of blocksOf(parent, name)) {
    const type = scalar(block, 'type');
    if (typeof type !== 'string') return openBlock;
    const identifiers = texts(block, 'identifiers', principalArn) ?? [];
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
  if (parent.mark.condition === true) return openBlock;
  const operators = new Map<string, Map<string, Tree[]>>();
  for (const block of blocksOf(parent, 'condition')) {
    const [test, variable] = [scalar(block, 'test'), scalar(block, 'variable')];
    if (typeof test !== 'string' || typeof variable !== 'string') return openBlock;
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
  const marks = listOf(parent.mark[name]);
  const all = listOf(parent.values[name]).map(mapOf);
  return all.map((values, index) => ({
    ...parent,
    values,
    mark: mapOf(marks[index]),
    expressions: written.length === all.length ? counterpart(values, written) : {},
  }));
}

function counterpart(values: JsonMap, written: readonly JsonMap[]): JsonMap {
  const [only, ...others] = written.filter((expressions) =>
    ['type', 'test', 'variable'].every((name) => {
      const constant = mapOf(expressions[name]).constant_value;
      return constant === undefined || constant === values[name];
    }),
  );
  return only !== undefined && others.length === 0 ? only : {};
}

/** The texts of a list; nothing where it is empty. `&{` spells the `${` of a policy variable. */
function texts(
  { plan, instance, values, mark, expressions }: Block,
  name: string,
  sense: Sense = anyText,
): Tree | undefined {
  const sources = () => expressionSources(plan, instance, expressions[name]);
  if (mark[name] === true) return unsettledList(candidatesOf(plan, sources(), sense));
  const list = fill(plan, listOf(values[name]), mark[name], sources, sense);
  if (list.length === 0) return undefined;
  return list.map((text) => (typeof text === 'string' ? text.replaceAll('&{', '${') : text));
}

function scalar({ values, mark }: Block, name: string): Tree | undefined {
  if (mark[name] === true) return openBlock;
  const value = textOf(values[name]);
  return value ? literal(value) : undefined;
}
