import type { Attribute, Block, Expression, Span } from '../../hcl/index.js';
import type { Path } from '../../model/index.js';
import type { Declared, Module } from '../modules/module.js';
import type { ParsedSource } from '../modules/source-file.js';
import { documentPart } from './heredoc-part.js';

/** A part of a module's text. */
export interface Part {
  readonly file: ParsedSource;
  readonly span: Span;
}

/** A module, with what its call passes. */
export interface Home {
  readonly module: Module;
  /** What is written for a variable where the module is called, and there; nothing in the root module. */
  readonly passed: (
    variable: string,
  ) => { readonly home: Home; readonly file: ParsedSource; readonly value: Expression } | undefined;
}

/** No value of a configuration is followed through more names. */
const mostFollowed = 20;

/**
 * Where a part of a resource's attribute is written: as far inside as its path can be followed through objects, lists,
 * `jsonencode`, heredocs, locals, what calls pass and `aws_iam_policy_document`; else the name of the attribute, else
 * the block's header.
 */
export function partOfBlock(home: Home, { file, block }: Declared, [name, ...rest]: Path): Part {
  const attribute = block.body.attributes.find((one) => one.name === name);
  if (!attribute) return { file, span: block.header };
  return inValue({ home, file, followed: 0 }, attribute.value, rest) ?? { file, span: attribute.nameSpan };
}

interface Walk {
  readonly home: Home;
  readonly file: ParsedSource;
  readonly followed: number;
}

/** The innermost part on the path that can be told; nothing where its first step cannot. */
function inValue(walk: Walk, value: Expression, path: Path): Part | undefined {
  if (path.length === 0 || walk.followed > mostFollowed) return undefined;
  switch (value.kind) {
    case 'parentheses':
      return inValue(walk, value.inner, path);
    case 'wrap':
      return inValue(walk, value.value, path);
    case 'call':
      return value.name === 'jsonencode' && value.arguments[0] ? inValue(walk, value.arguments[0], path) : undefined;
    case 'object':
      return inObject(walk, value.items, path);
    case 'tuple':
      return inItem(walk, value.items[Number(path[0])], path);
    case 'template':
      return partIn(walk.file, documentPart(walk.file.text, value, path));
    case 'traversal':
      return inNamed(walk, value, path);
    default:
      return undefined;
  }
}

function partIn(file: ParsedSource, span: Span | undefined): Part | undefined {
  return span && { file, span };
}

function inObject(walk: Walk, items: readonly { readonly key: Expression; readonly value: Expression }[], path: Path) {
  return inItem(walk, items.find(({ key }) => textOf(key) === path[0])?.value, path);
}

function inItem(walk: Walk, item: Expression | undefined, [, ...rest]: Path): Part | undefined {
  return item && (inValue(walk, item, rest) ?? { file: walk.file, span: item });
}

/** The text of a constant. */
export function textOf(value: Expression | undefined): string | undefined {
  if (value?.kind === 'parentheses') return textOf(value.inner);
  const only = value?.kind === 'template' && value.parts.length === 1 ? value.parts[0] : value;
  return only?.kind === 'literal' && typeof only.value === 'string' ? only.value : undefined;
}

/** What a local or a policy document says. */
function inNamed(
  walk: Walk,
  { root, steps }: Extract<Expression, { kind: 'traversal' }>,
  path: Path,
): Part | undefined {
  const [first, second, third] = steps.map((step) => (step.kind === 'attribute' ? step.name : undefined));
  if (root.kind !== 'name') return undefined;
  if (root.name === 'local' && first !== undefined && steps.length === 1) {
    const local = walk.home.module.locals.get(first);
    return local && inValue({ ...walk, file: local.file, followed: walk.followed + 1 }, local.attribute.value, path);
  }
  const passed = root.name === 'var' && first !== undefined && steps.length === 1 ? walk.home.passed(first) : undefined;
  if (passed)
    return (
      inValue({ home: passed.home, file: passed.file, followed: walk.followed + 1 }, passed.value, path) ??
      partIn(passed.file, passed.value)
    );
  const reads = steps.findLast((step) => step.kind === 'attribute');
  if (root.name !== 'data' || first !== 'aws_iam_policy_document' || second === undefined) return undefined;
  const document = walk.home.module.resources.get(`data.${first}.${second}`);
  return document && reads?.name === (third ?? 'json')
    ? inDocument({ ...walk, file: document.file }, document, path)
    : undefined;
}

/** The parts of a statement as the data source names them. */
const statementNames: Readonly<Record<string, string>> = {
  Effect: 'effect',
  Sid: 'sid',
  Action: 'actions',
  NotAction: 'not_actions',
  Resource: 'resources',
  NotResource: 'not_resources',
};

/** A part of the document that a data source makes of its own blocks alone. */
function inDocument(walk: Walk, { file, block }: Declared, [element, index, name, ...rest]: Path): Part | undefined {
  const { blocks, attributes } = block.body;
  const isAlone = blocks.every(({ type }) => type === 'statement') && !attributes.some((one) => layers.test(one.name));
  const statement = isAlone && element === 'Statement' ? blocks[Number(index)] : undefined;
  if (!statement) return { file, span: block.header };
  const own = attributeOf(statement, statementNames[String(name)] ?? '');
  if (own) return { file, span: items(own.value)[Number(rest[0])] ?? own.nameSpan };
  return inPrincipals(walk, statement, name, rest) ?? { file, span: statement.header };
}

const layers = /^(?:source|override)_/;

function inPrincipals(
  walk: Walk,
  statement: Block,
  name: Path[number] | undefined,
  [type, index = 0]: Path,
): Part | undefined {
  const blockType = name === 'Principal' ? 'principals' : name === 'NotPrincipal' ? 'not_principals' : undefined;
  const blocks = statement.body.blocks.filter(
    (one) => one.type === blockType && (type === undefined || textOf(attributeOf(one, 'type')?.value) === type),
  );
  const [first, ...others] = blocks;
  const only = others.length === 0 ? first && attributeOf(first, 'identifiers')?.value : undefined;
  const named = only?.kind === 'traversal' ? inValue(walk, only, [index]) : undefined;
  if (named) return named;
  const written = blocks.flatMap((one) => items(attributeOf(one, 'identifiers')?.value));
  const span = written[Number(index)] ?? (first && (attributeOf(first, 'identifiers')?.nameSpan ?? first.header));
  return partIn(walk.file, span);
}

function attributeOf({ body }: Block, name: string): Attribute | undefined {
  return body.attributes.find((one) => one.name === name);
}

function items(value: Expression | undefined): readonly Expression[] {
  return value?.kind === 'tuple' ? value.items : [];
}
