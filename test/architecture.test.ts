import { readFileSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import glob from 'fast-glob';
import { describe, expect, it } from 'vitest';

/** A room of the house: whom it may import, and why no others. */
interface Room {
  readonly why: string;
  readonly mayImport: readonly string[];
  /** It reads the world; everything else is a pure function of its arguments. */
  readonly touchesTheWorld?: true;
}

/** What is not listed is forbidden. `generated` holds schemas and rules that the build compiles. */
const ROOMS: Readonly<Record<string, Room>> = {
  model: { why: 'the types everything speaks depend on nothing', mayImport: [] },
  print: { why: 'what terminals and the runners of pipelines would act upon', mayImport: [] },
  schema: { why: 'a YAML file held to a JSON Schema: configuration and rules share it', mayImport: [] },
  files: { why: 'bytes of files and of standard input, and the day', mayImport: ['model'], touchesTheWorld: true },
  globs: { why: 'patterns over paths, whoever writes them', mayImport: [] },
  discover: {
    why: 'finding inputs knows nothing of what they mean',
    mayImport: ['model', 'globs'],
    touchesTheWorld: true,
  },
  parse: {
    why: "the short tags of YAML are the names of CloudFormation's functions",
    mayImport: ['model', 'cloudformation'],
  },
  iam: { why: 'IAM knows neither Terraform nor CloudFormation', mayImport: ['model'] },
  terraform: { why: 'plans and states to the common model', mayImport: ['model'] },
  hcl: { why: "the language of Terraform's source, whatever is written in it", mayImport: ['model'] },
  'terraform-source': {
    why: 'source to the common model, by the readers of plans',
    mayImport: ['model', 'hcl', 'terraform'],
  },
  cloudformation: { why: 'templates to the common model', mayImport: ['model'] },
  cdk: {
    why: 'what a cloud assembly says of the templates in it',
    mayImport: ['model', 'files', 'discover'],
    touchesTheWorld: true,
  },
  scope: { why: 'linking sees the common model only, never a format', mayImport: ['model', 'iam'] },
  rules: { why: 'rules read facts, never resources or documents', mayImport: ['model', 'schema', 'generated'] },
  waivers: { why: 'waivers see findings, and never what was judged', mayImport: ['model'] },
  report: { why: 'a report is told from itself alone', mayImport: ['model', 'print'] },
  settings: {
    why: 'configuration and options as one: what a run is read and judged by',
    mayImport: ['model', 'files', 'globs', 'discover', 'schema', 'iam', 'rules', 'waivers', 'generated'],
    touchesTheWorld: true,
  },
  facts: {
    why: 'facts travel as text: written, read and merged without knowing where they come from',
    mayImport: ['model', 'print', 'generated'],
  },
  accounts: {
    why: 'which input goes to which account, by what was read and declared',
    mayImport: ['model', 'scope', 'settings'],
  },
  read: {
    why: 'discover, parse, normalize: the first half of the way',
    mayImport: [
      'model',
      'files',
      'globs',
      'discover',
      'parse',
      'terraform',
      'terraform-source',
      'cloudformation',
      'cdk',
      'facts',
      'scope',
      'accounts',
      'settings',
      'waivers',
    ],
    touchesTheWorld: true,
  },
  judge: {
    why: 'link, evaluate, report: the second half of the way, over what was read, wherever that was',
    mayImport: ['model', 'schema', 'scope', 'accounts', 'rules', 'waivers', 'settings', 'report', 'generated'],
  },
  cli: {
    why: 'the edge: arguments, streams, exit codes, files written; nobody imports it',
    mayImport: [
      'model',
      'print',
      'schema',
      'files',
      'discover',
      'facts',
      'read',
      'rules',
      'report',
      'settings',
      'waivers',
      'generated',
      'pipeline.js',
    ],
    touchesTheWorld: true,
  },
};

/**
 * The folders inside of a room, from the ground up: each imports from those before it, never from one behind it. Files
 * of the room itself, `.`, stand on all of them unless they are named.
 */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  read: ['.', 'facts'],
  cli: ['init', 'completion', '.', 'commands'],
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
    // What the source of a plan decides of it.
    'beside',
    // What a value that is not known yet refers to.
    'references',
    // How resources are named, and what names each other.
    'names',
    'policy-document',
    // Instances become resources of the model, by the table of types.
    'resources',
    // Templates of CloudFormation's that instances deploy.
    'stacks',
  ],
  iam: [
    // ARNs, account ids and patterns.
    'text',
    // What a condition asks of a request.
    'conditions',
    // What is said, and what it stands on.
    'reasons',
    // A policy document, typed.
    'policy',
    // Issuers of tokens, and how many of their subjects a claim lets in.
    'issuers',
    // Which keys requests carry, which tests bind, and what comes of a caller.
    'callers',
    // Users, roles and accounts; identity providers.
    'aws',
    'federation',
    // The grants of a trust policy, less its Denies.
    'trust',
    // What policies say of support, and what those of an organization keep whom from.
    'support',
    // Two trusts, one after the other.
    'comparison',
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
  'terraform-source': [
    // What is said of source: words alone.
    'problems.ts',
    // Values of the language, known or not.
    'values',
    // Functions work on values.
    'functions',
    // Expressions are worked out in a scope.
    'evaluate',
    // Modules are called, and resources repeated.
    'modules',
    // Where in the source a part of a resource stands.
    'positions',
  ],
  parse: [
    // What is said of texts, what they come to, and where a part of them stands.
    'problems.ts',
    'data.ts',
    'place.ts',
    // The two languages, neither of which knows the other.
    'json',
    'yaml',
  ],
  report: [
    // What is said of formats, and what a report holds, one by one.
    'problems.ts',
    'findings.ts',
    'map-texts.ts',
    'from-root.ts',
    // How a report says it, whatever its format.
    'words',
    // What may be shown, as issues and with the change that settles one.
    'visible.ts',
    'issues.ts',
    'smallest-change.ts',
    // What several formats have in common.
    'frame',
    'picture',
    // One format each.
    'text',
    'markdown',
    'html',
    'junit',
    'sarif',
  ],
};

/** Entrances besides `index.ts`: modules that are loaded only when needed. */
const SIDE_ENTRANCES = ['rules/compiler.js', 'settings/starter.js', 'terraform-source/evaluation.js'];

const root = join(import.meta.dirname, '../src');
const files: string[] = glob
  .sync('**/*.ts', { cwd: root, ignore: ['generated/**'] })
  .map((file) => file.split(sep).join('/'))
  .sort();

interface Import {
  /** Path below `src`, as `folder/file.js`. */
  readonly path: string;
  /** Only types, which are gone when the program runs. */
  readonly isType: boolean;
  /** Loaded when it is used. */
  readonly isLate: boolean;
}

const texts = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));

/** What a file imports, Node's own modules and packages included. */
function specifiersOf(
  file: string,
): { readonly specifier: string; readonly isType: boolean; readonly isLate: boolean }[] {
  const text = texts.get(file) ?? '';
  const early = [...text.matchAll(/^(?:import|export)\s([^;]*?)from\s+'([^']+)';/gms)].map(
    ([, what = '', specifier = '']) => {
      const names =
        /\{([^}]*)\}/s
          .exec(what)?.[1]
          ?.split(',')
          .filter((name) => name.trim() !== '') ?? [];
      const isType =
        what.startsWith('type ') || (names.length > 0 && names.every((name) => name.trim().startsWith('type ')));
      return { specifier, isType, isLate: false };
    },
  );
  const late = [...text.matchAll(/\bimport\('([^']+)'\)/g)].map(([, specifier = '']) => ({
    specifier,
    isType: false,
    isLate: true,
  }));
  return [...early, ...late];
}

function importsOf(file: string): Import[] {
  return specifiersOf(file)
    .filter(({ specifier }) => specifier.startsWith('.'))
    .map(({ specifier, ...rest }) => ({ path: posix.normalize(posix.join(dirname(file), specifier)), ...rest }));
}

function roomOf(path: string): string {
  return path.split('/')[0] ?? '';
}

/** Imports of other rooms. */
function foreignImportsOf(file: string): string[] {
  return importsOf(file)
    .map(({ path }) => path)
    .filter((path) => roomOf(path) !== roomOf(file));
}

const inRooms = files.filter((file) => file.includes('/'));

describe('imports point one way', () => {
  it.each(inRooms)('%s', (file) => {
    const room = ROOMS[roomOf(file)];
    expect(room, `the room of ${file} is not in the table`).toBeDefined();
    const forbidden = foreignImportsOf(file).filter((path) => !room?.mayImport.includes(roomOf(path)));
    expect(forbidden, room?.why).toEqual([]);
  });

  it('a room is entered through its index', () => {
    const deep = inRooms
      .flatMap((file) => foreignImportsOf(file).map((path) => ({ file, path })))
      .filter(({ path }) => path.includes('/') && roomOf(path) !== 'generated')
      .filter(({ path }) => !/^[\w-]+\/index\.js$/.test(path) && !SIDE_ENTRANCES.includes(path));
    expect(deep).toEqual([]);
  });
});

describe.each(Object.entries(FLOORS))('the floors of %s', (room, floors) => {
  const inside = inRooms.filter((file) => roomOf(file) === room && !file.endsWith(`${room}/index.ts`));
  const folderOf = (path: string): string => (path.split('/').length > 2 ? (path.split('/')[1] ?? '') : '.');

  /** The floor of a file or folder that is named; files of the room itself stand on all others. */
  function floorOf(path: string): number {
    const own = floors.indexOf(path.split('/').slice(1).join('/').replace(/\.js$/, '.ts'));
    if (own >= 0) return own;
    return floors.includes(folderOf(path)) ? floors.indexOf(folderOf(path)) : floors.length;
  }

  it('every folder has its place', () => {
    const folders = new Set(inside.map(folderOf).filter((folder) => folder !== '.'));
    expect([...folders].filter((folder) => !floors.includes(folder))).toEqual([]);
  });

  it.each(inside)('%s', (file) => {
    const upward = importsOf(file)
      .filter(({ path, isLate, isType }) => roomOf(path) === room && !isLate && !isType)
      .filter(({ path }) => floorOf(path) > floorOf(file));
    expect(upward).toEqual([]);
  });
});

describe('circles', () => {
  /** Files that import each other, by way of others or not, as sets. */
  function circles(counts: (one: Import) => boolean): string[][] {
    const targets = new Map(
      files.map((file) => [
        file,
        importsOf(file)
          .filter(counts)
          .map(({ path }) => path.replace(/\.js$/, '.ts')),
      ]),
    );
    const reached = new Map(files.map((file) => [file, reachedFrom(file, targets)]));
    const inCircles = files.filter((file) => reached.get(file)?.has(file));
    const sets = inCircles.map((file) =>
      inCircles.filter((one) => reached.get(file)?.has(one) && reached.get(one)?.has(file)),
    );
    return [...new Map(sets.map((set) => [set.join(), set])).values()];
  }

  /** All that a file imports, by way of others or not. */
  function reachedFrom(file: string, targets: ReadonlyMap<string, readonly string[]>): Set<string> {
    const reached = new Set<string>();
    const open = [...(targets.get(file) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      for (const one of targets.get(next) ?? []) open.push(one);
    }
    return reached;
  }

  it('by value there are none', () => {
    expect(circles(({ isType, isLate }) => !isType && !isLate)).toEqual([]);
  });

  it('by type there are at most two', () => {
    expect(circles(({ isLate }) => !isLate).length).toBeLessThanOrEqual(2);
  });
});

describe('the core is pure', () => {
  const pure = inRooms.filter((file) => !ROOMS[roomOf(file)]?.touchesTheWorld);

  it.each(pure)('%s', (file) => {
    const world = specifiersOf(file).filter(({ specifier }) =>
      /^node:(fs|child_process|process|net|http|os)/.test(specifier),
    );
    expect(world).toEqual([]);
    expect(texts.get(file)).not.toMatch(/\bprocess\.\w|\bconsole\.\w|\bDate\.now\(|new Date\(\)|Math\.random\(/);
  });
});

describe('nothing reaches the network or starts a process', () => {
  /** The plugin of the CDK is called by an app of the user's, and starts Rolecall. */
  const STARTS: Readonly<Record<string, readonly string[]>> = { 'cdk-plugin.ts': ['node:child_process'] };

  it.each(files)('%s', (file) => {
    const modules = specifiersOf(file).map(({ specifier }) => specifier);
    expect(
      modules.filter((one) => /^(node:)?(net|tls|https?|http2|dgram|dns|child_process|cluster)(\/|$)/.test(one)),
    ).toEqual(STARTS[file] ?? []);
    expect(texts.get(file)).not.toMatch(/\bfetch\(|\bWebSocket\b|\beval\(/);
  });
});
