import type { Attribute, Block, Body, Expression } from '../../hcl/index.js';
import { addAll } from '../../model/index.js';
import { evaluate } from '../evaluate/evaluate.js';
import { pairsOf } from '../evaluate/for.js';
import { type Scope, withNames } from '../evaluate/scope.js';
import { firstOpen, isMapping, isSequence, nothing, object, open, tuple, type Value } from '../values/index.js';
import { literalText } from './nested-argument.js';

/** What in a block speaks to Terraform, and is no attribute of what the block declares. */
const metaArguments: ReadonlySet<string> = new Set([
  'count',
  'for_each',
  'provider',
  'depends_on',
  'lifecycle',
  'providers',
]);
const metaBlocks: ReadonlySet<string> = new Set(['lifecycle', 'provisioner', 'connection']);

/** Blocks that may stand more than once, of the types that are read: in JSON a single one is an object. */
const repeated: ReadonlySet<string> = new Set([
  'statement',
  'principals',
  'not_principals',
  'condition',
  'inline_policy',
  'assume_role',
  'assume_role_with_web_identity',
  'managed_policy_attachment',
]);

/**
 * A body as data: its arguments, and of each type of nested blocks a list, `dynamic` ones written out. An argument that
 * is null is left out.
 */
export function bodyValue(body: Body, scope: Scope): Value {
  const entries: [string, Value][] = body.attributes
    .filter(({ name }) => !metaArguments.has(name) && !(name === 'dynamic' && isObject(body, name)))
    .map(({ name, value }) => [name, asBlocks(name, evaluate(value, scope))]);
  for (const [type, blocks] of blocksByType(body, scope)) entries.push([type, blocks]);
  return object(entries.filter(([, value]) => value.kind !== 'null'));
}

function isObject({ attributes }: Body, name: string): boolean {
  return attributes.find((one) => one.name === name)?.value.kind === 'object';
}

function asBlocks(name: string, value: Value): Value {
  return repeated.has(name) && isMapping(value) ? tuple([value]) : value;
}

/** The nested blocks of each type; unknown as a whole where it is open how many there are. */
function blocksByType(body: Body, scope: Scope): ReadonlyMap<string, Value> {
  const found = new Map<string, Value[]>();
  const put = (type: string, values: readonly Value[]) => {
    const known = found.get(type) ?? [];
    found.set(type, known);
    addAll(known, values);
  };
  for (const block of body.blocks) {
    const [label] = block.labels;
    if (block.type === 'dynamic' && label) put(label.text, repeatedBlocks(label.text, block.body, scope));
    else if (!metaBlocks.has(block.type)) put(block.type, [bodyValue(block.body, scope)]);
  }
  for (const [type, inner] of dynamicInJson(body)) put(type, repeatedBlocks(type, inner, scope));
  return new Map([...found].map(([type, values]) => [type, tuple(values)]));
}

/** In JSON: `"dynamic": {"statement": {"for_each": ..., "content": {...}}}`. */
function dynamicInJson({ attributes }: Body): readonly (readonly [string, Body])[] {
  const dynamic = attributes.find(({ name }) => name === 'dynamic')?.value;
  if (dynamic?.kind !== 'object') return [];
  return dynamic.items.flatMap(({ key, value }) => {
    const blocks = value.kind === 'tuple' ? value.items : [value];
    return blocks.flatMap((block) =>
      block.kind === 'object' ? [[literalText(key), bodyOfObject(block)] as const] : [],
    );
  });
}

/** An object of the JSON syntax as the body that it stands for. */
function bodyOfObject({ items, start, end }: Extract<Expression, { kind: 'object' }>): Body {
  const attributes = items.map(
    ({ key, value }): Attribute => ({
      name: literalText(key),
      nameSpan: key,
      value,
      start: key.start,
      end: value.end,
    }),
  );
  return { attributes, blocks: [], start, end };
}

/** The blocks that a `dynamic` block makes: one for each element, with the element under the name of its iterator. */
function repeatedBlocks(type: string, body: Body, scope: Scope): readonly Value[] {
  const argument = (name: string) => body.attributes.find((one) => one.name === name)?.value;
  const over = argument('for_each');
  const content =
    body.blocks.find((block: Block) => block.type === 'content')?.body ?? contentInJson(argument('content'));
  const collection = over ? evaluate(over, scope) : nothing;
  const pairs = pairsOf(collection);
  if (!content || !pairs)
    return [firstOpen(collection) ?? open(`how many blocks \`${type}\` there are cannot be told`)];
  const iterator = iteratorName(argument('iterator')) ?? type;
  return pairs.map(([key, value]) => {
    const element = object([
      ['key', isSequence(collection) && collection.kind === 'set' ? value : key],
      ['value', value],
    ]);
    return bodyValue(content, withNames(scope, [[iterator, element]]));
  });
}

function contentInJson(value: Expression | undefined): Body | undefined {
  return value?.kind === 'object' ? bodyOfObject(value) : undefined;
}

function iteratorName(expression: Expression | undefined): string | undefined {
  if (expression?.kind === 'traversal' && expression.root.kind === 'name') return expression.root.name;
  return expression?.kind === 'template' ? literalText(expression) : undefined;
}
