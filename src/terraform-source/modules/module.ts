import type { Attribute, Block } from '../../hcl/index.js';
import { inOrder, isOverride, type ParsedSource, parseSource, type SourceFile } from './source-file.js';

/** The configuration in one folder. */
export interface Module {
  /** By their address in the module: `aws_iam_role.support`, `data.aws_iam_policy.support`. */
  readonly resources: ReadonlyMap<string, Declared>;
  readonly calls: ReadonlyMap<string, Declared>;
  readonly variables: ReadonlyMap<string, Declared>;
  readonly outputs: ReadonlyMap<string, Declared>;
  readonly locals: ReadonlyMap<string, DeclaredLocal>;
  /** `provider` blocks, by name and alias: `aws`, `aws.audit`. */
  readonly providers: ReadonlyMap<string, Declared>;
  /** `terraform`, `removed`, `import` and `moved` blocks. */
  readonly others: readonly Declared[];
  readonly files: readonly ParsedSource[];
}

/** A block with the file that it is written in. */
export interface Declared {
  readonly file: ParsedSource;
  readonly block: Block;
}

export interface DeclaredLocal {
  readonly file: ParsedSource;
  readonly attribute: Attribute;
}

type Tables = {
  [K in Exclude<keyof Module, 'files' | 'others'>]: Map<
    string,
    Module[K] extends ReadonlyMap<string, infer V> ? V : never
  >;
};

/** The module that the files of a folder make up. What cannot be read of them is left out. */
export function readModule(files: readonly SourceFile[]): Module {
  const parsed = inOrder(files).map(parseSource);
  const tables: Tables = {
    resources: new Map(),
    calls: new Map(),
    variables: new Map(),
    outputs: new Map(),
    locals: new Map(),
    providers: new Map(),
  };
  const others: Declared[] = [];
  for (const file of parsed) for (const block of file.body.blocks) add(tables, others, { file, block });
  return { ...tables, others, files: parsed };
}

function add(tables: Tables, others: Declared[], declared: Declared): void {
  const { type, labels, body } = declared.block;
  const name = labels.map(({ text }) => text).join('.');
  if (type === 'locals')
    for (const attribute of body.attributes) tables.locals.set(attribute.name, { ...declared, attribute });
  else if (type === 'resource' && labels.length === 2) put(tables.resources, name, declared);
  else if (type === 'data' && labels.length === 2) put(tables.resources, `data.${name}`, declared);
  else if (type === 'module') put(tables.calls, name, declared);
  else if (type === 'variable') put(tables.variables, name, declared);
  else if (type === 'output') put(tables.outputs, name, declared);
  else if (type === 'provider') put(tables.providers, providerKey(declared.block), declared);
  else others.push(declared);
}

/** `aws`, or with an alias `aws.audit`. */
function providerKey({ labels, body }: Block): string {
  const name = labels[0]?.text ?? '';
  const alias = body.attributes.find((one) => one.name === 'alias')?.value;
  const [only] = alias?.kind === 'template' ? alias.parts : [];
  return only?.kind === 'literal' ? `${name}.${only.value}` : name;
}

/** Of two blocks of a name the first counts (Terraform refuses the second), unless the second overrides it. */
function put(table: Map<string, Declared>, name: string, declared: Declared): void {
  const before = table.get(name);
  if (!before) table.set(name, declared);
  else if (isOverride(declared.file)) table.set(name, overridden(before, declared));
}

/**
 * A block with what an override sets: arguments take the place of those of their names, nested blocks that of all of
 * their type.
 * Source: https://developer.hashicorp.com/terraform/language/files/override#merging-behavior
 */
function overridden(before: Declared, { block: over }: Declared): Declared {
  const { body } = before.block;
  const names = new Set(over.body.attributes.map(({ name }) => name));
  const types = new Set(over.body.blocks.map(({ type, labels }) => replacedType(type, labels[0]?.text)));
  const kept = body.blocks.filter(({ type, labels }) => !types.has(replacedType(type, labels[0]?.text)));
  return {
    ...before,
    block: {
      ...before.block,
      body: {
        ...body,
        attributes: [...body.attributes.filter(({ name }) => !names.has(name)), ...over.body.attributes],
        blocks: [...kept, ...over.body.blocks],
      },
    },
  };
}

/** `dynamic "x"` stands for blocks of type `x`. */
function replacedType(type: string, label: string | undefined): string {
  return type === 'dynamic' ? (label ?? type) : type;
}
