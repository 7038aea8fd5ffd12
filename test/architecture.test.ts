import { readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import glob from 'fast-glob';
import { describe, expect, it } from 'vitest';

/**
 * Who may import whom, and why. Imports point one way; what is not listed is forbidden. `generated` holds schemas and
 * rules that the build compiles.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  // The types everything speaks depend on nothing.
  model: [],
  // What terminals and the runners of pipelines would act upon.
  print: [],
  // A YAML file of the user's held to a JSON Schema: configuration and rules share it.
  schema: [],
  // Patterns over paths, whoever writes them.
  globs: [],
  // Reading inputs knows nothing of what they mean.
  discover: ['model', 'globs'],
  // The short tags of YAML are the names of CloudFormation's functions.
  parse: ['model', 'cloudformation'],
  // IAM knows neither Terraform nor CloudFormation.
  iam: ['model'],
  terraform: ['model', 'iam'],
  // The language of Terraform's source, whatever is written in it.
  hcl: ['model'],
  'terraform-source': ['model', 'hcl'],
  cloudformation: ['model', 'iam'],
  // Manifests of cloud assemblies, as plain data.
  cdk: ['model'],
  // Linking sees the common model only, never a format.
  scope: ['model', 'iam'],
  // Rules read facts, never resources or documents.
  rules: ['model', 'schema', 'generated'],
  report: ['model', 'print'],
  config: ['model', 'schema', 'generated'],
  // Waivers see findings, and never what was judged.
  waivers: ['model'],
  // Facts travel as text: written, read and merged without knowing where they come from.
  facts: ['model', 'print', 'schema', 'generated'],
  // The only place that sees every stage.
  cli: [
    'model',
    'print',
    'schema',
    'globs',
    'discover',
    'parse',
    'iam',
    'terraform',
    'terraform-source',
    'cloudformation',
    'cdk',
    'scope',
    'rules',
    'report',
    'config',
    'waivers',
    'facts',
    'generated',
  ],
};

/**
 * The folders inside of a room, from the ground up: each imports those above it in the list, and none below. Files of the
 * room itself stand on all of them, but for those that are named with what stands on them.
 */
const ORDER_INSIDE: Readonly<Record<string, readonly string[]>> = {
  terraform: [
    // What is said of plans: words alone.
    'problems.ts',
    // The texts of Terraform: addresses, references, documents of JSON.
    'language',
    // What is read of which type of resource: plain data.
    'types',
    // Resource instances, whoever tells of them.
    'instances',
    // What a plan or state tells of instances and of the configuration.
    'plan',
    // The accounts of provider configurations.
    'accounts',
    // What a value that is not known yet refers to.
    'references',
    // How resources are named, and what names each other.
    'names',
    'policy-document',
    // Instances become resources of the model, by the table of types.
    'resources',
  ],
  cloudformation: [
    // What is written, and what can be said of it.
    'template',
    // What a part of it may be worth; a function asks a scope, whoever makes that.
    'values',
    // Functions work on values, and ask for all else.
    'intrinsics',
    // A parameter has a value, and a declaration that limits it.
    'parameters',
    // What is asked of a template with what it is deployed with; only types and notes, so that all above can ask it.
    'stack',
    // Conditions are tried in a stack.
    'conditions',
    // Resources are there under conditions.
    'resources',
    // A resource may deploy a stack.
    'nesting',
    // What is refused depends on what matters, which the resources tell.
    'checks',
    // Makes the stack that all others ask.
    'opening',
  ],
};

/** Folders that read the world; everything else is a pure function of its arguments. */
const MAY_TOUCH_THE_WORLD = ['cli', 'discover'];

/** Entrances besides `index.ts`: modules that are loaded only when needed. */
const SIDE_ENTRANCES = ['rules/compiler.js'];

const root = join(import.meta.dirname, '../src');
const files: string[] = glob
  .sync('**/*.ts', { cwd: root, ignore: ['generated/**'] })
  .map((file) => file.split(sep).join('/'))
  .sort();

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => match[1] ?? '');
}

function folderOf(path: string): string {
  return path.split('/')[0] ?? '';
}

/** Imports of other folders as `folder/file.js`. */
function foreignImportsOf(file: string): string[] {
  const own = importsOf(file).filter((path) => path.startsWith('.'));
  const resolved = own.map((path) =>
    normalize(join(dirname(file), path))
      .split(sep)
      .join('/'),
  );
  return resolved.filter((path) => folderOf(path) !== folderOf(file));
}

describe('imports point one way', () => {
  it.each(files.filter((file) => file.includes('/')))('%s', (file) => {
    const allowed = MAY_IMPORT[folderOf(file)];
    expect(allowed, `the folder of ${file} is not in the table`).toBeDefined();
    expect(foreignImportsOf(file).filter((path) => !allowed?.includes(folderOf(path)))).toEqual([]);
  });

  it('a folder is entered through its index', () => {
    const deep = files
      .filter((file) => file.includes('/'))
      .flatMap((file) => foreignImportsOf(file).map((path) => ({ file, path })))
      .filter(
        ({ path }) => folderOf(path) !== 'generated' && !path.endsWith('/index.js') && !SIDE_ENTRANCES.includes(path),
      );
    expect(deep).toEqual([]);
  });
});

/** The part of a room that a file is in: a folder, or a file of the room itself. */
function partOf(path: string): string {
  return (path.split('/')[1] ?? '').replace(/\.js$/, '.ts');
}

/** Imports of the same room as `folder/part/file.js`. */
function ownImportsOf(file: string): string[] {
  return importsOf(file)
    .filter((path) => path.startsWith('.'))
    .map((path) =>
      normalize(join(dirname(file), path))
        .split(sep)
        .join('/'),
    )
    .filter((path) => folderOf(path) === folderOf(file));
}

describe.each(Object.entries(ORDER_INSIDE))('inside of %s, imports point one way', (room, order) => {
  const inside = files.filter((file) => folderOf(file) === room);

  it('every folder has its place', () => {
    const folders = inside.filter((file) => file.split('/').length > 2).map(partOf);
    expect([...new Set(folders)].filter((folder) => !order.includes(folder))).toEqual([]);
  });

  it.each(inside)('%s', (file) => {
    const place = (path: string) => (order.includes(partOf(path)) ? order.indexOf(partOf(path)) : order.length);
    expect(ownImportsOf(file).filter((path) => place(path) > place(file))).toEqual([]);
  });

  it('nothing runs in a circle', () => {
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, trail: readonly string[]): void => {
      if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file].join(' > '));
      if (trail.includes(file) || done.has(file)) return;
      for (const path of ownImportsOf(file)) visit(path.replace(/\.js$/, '.ts'), [...trail, file]);
      done.add(file);
    };
    for (const file of inside) visit(file, []);
    expect(circles).toEqual([]);
  });
});

describe('the core is pure', () => {
  const pure = files.filter((file) => file.includes('/') && !MAY_TOUCH_THE_WORLD.includes(folderOf(file)));

  it.each(pure)('%s', (file) => {
    expect(importsOf(file).filter((path) => /^node:(fs|child_process|process|net|http|os)/.test(path))).toEqual([]);
    expect(readFileSync(join(root, file), 'utf8')).not.toMatch(
      /\bprocess\.\w|\bconsole\.\w|\bDate\.now\(|new Date\(\)|Math\.random\(/,
    );
  });
});
