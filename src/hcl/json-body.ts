import { type Fault, faultAt } from './faults.js';
import { type JsonMember, type JsonNode, readJson } from './json.js';
import { expressionOf, type Texts } from './json-expression.js';
import type { ParsedFile } from './parse.js';
import { type Attribute, type Block, type Body, between, type Label } from './tree.js';

/**
 * Terraform's blocks at the top of a file and how many labels each has. In JSON nothing else tells blocks from
 * arguments; within them every property is an attribute, and who reads a nested block takes it from there.
 * Source: https://developer.hashicorp.com/terraform/language/syntax/json
 */
const labelCounts: Readonly<Record<string, number>> = {
  terraform: 0,
  locals: 0,
  moved: 0,
  import: 0,
  removed: 0,
  provider: 1,
  variable: 1,
  output: 1,
  module: 1,
  check: 1,
  resource: 2,
  data: 2,
  ephemeral: 2,
};

/** Reads a `.tf.json` file to the tree that the same configuration has in the native syntax. */
export function parseJsonConfiguration(text: string): ParsedFile {
  return parseWith(text, (members, faults) => {
    const isBlock = ({ key }: JsonMember) => Object.hasOwn(labelCounts, key.value);
    const blocks = members.filter(isBlock).flatMap((member) => blocksOf(member, faults));
    return {
      blocks,
      attributes: attributesOf(
        members.filter((one) => !isBlock(one)),
        'templates',
        faults,
      ),
    };
  });
}

/** Reads a `.tfvars.json` file: its texts are what they are, no templates. */
export function parseJsonVariables(text: string): ParsedFile {
  return parseWith(text, (members, faults) => ({ blocks: [], attributes: attributesOf(members, 'literal', faults) }));
}

type Content = Pick<Body, 'blocks' | 'attributes'>;

function parseWith(text: string, read: (members: readonly JsonMember[], faults: Fault[]) => Content): ParsedFile {
  const { node, fault } = readJson(text);
  const faults: Fault[] = fault ? [fault] : [];
  const span = { start: 0, end: text.length };
  const isRoot =
    node?.kind === 'object' || (node?.kind === 'array' && node.items.every(({ kind }) => kind === 'object'));
  if (node && !isRoot) faults.push(faultAt('json-root', node));
  return { body: { ...read(node ? membersOf(node) : [], faults), ...span }, comments: [], faults };
}

/** The members of an object, or of several in a list. */
function membersOf(node: JsonNode): readonly JsonMember[] {
  if (node.kind === 'object') return node.members;
  return node.kind === 'array' ? node.items.flatMap((item) => (item.kind === 'object' ? item.members : [])) : [];
}

/** A property `//` is a comment. */
function attributesOf(members: readonly JsonMember[], texts: Texts, faults: Fault[]): readonly Attribute[] {
  const found = new Map<string, Attribute>();
  for (const { key, value } of members) {
    if (key.value === '//') continue;
    if (found.has(key.value)) faults.push(faultAt('json-duplicate', key, key.value));
    else found.set(key.value, attributeOf({ key, value }, texts, faults));
  }
  return [...found.values()];
}

function attributeOf({ key, value }: JsonMember, texts: Texts, faults: Fault[]): Attribute {
  return {
    name: key.value,
    nameSpan: { start: key.start, end: key.end },
    value: expressionOf(value, texts, faults),
    ...between(key, value),
  };
}

/** The blocks behind a property: labels are properties of their own, and lists hold several blocks of one header. */
function blocksOf({ key, value }: JsonMember, faults: Fault[]): readonly Block[] {
  let open: readonly { readonly labels: readonly Label[]; readonly value: JsonNode }[] = [{ labels: [], value }];
  for (let count = labelCounts[key.value] ?? 0; count > 0; count -= 1)
    open = open.flatMap(({ labels, value: node }) => {
      if (node.kind === 'string' || node.kind === 'scalar') return refuse('json-labels', key.value, node, faults);
      return membersOf(node)
        .filter((member) => member.key.value !== '//')
        .map((member) => ({ labels: [...labels, labelOf(member)], value: member.value }));
    });
  return open.flatMap(({ labels, value: node }) => {
    if (node.kind === 'string' || node.kind === 'scalar') return refuse('json-type', key.value, node, faults);
    const header = between(key, labels.at(-1) ?? key);
    return (node.kind === 'array' ? node.items : [node]).map((item) => {
      const { start, end } = item;
      const body: Body = { blocks: [], attributes: attributesOf(membersOf(item), 'templates', faults), start, end };
      return { type: key.value, labels, header, body, ...between(header, item) };
    });
  });
}

/** `null` stands for no block. */
function refuse(code: 'json-labels' | 'json-type', type: string, node: JsonNode, faults: Fault[]): [] {
  if (node.kind === 'string' || (node.kind === 'scalar' && node.value !== null)) faults.push(faultAt(code, node, type));
  return [];
}

function labelOf({ key: { value, start, end } }: JsonMember): Label {
  return { text: value, start, end };
}
