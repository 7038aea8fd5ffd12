import { isAbsolute, join } from 'node:path';
import type { Deployment, Exists, Gap, Problem } from '../model/index.js';
import {
  addressText,
  type Evaluated,
  evaluatedDeployment,
  type Instance,
  mattersToSupport,
  ownProvider,
  type ReadTemplate,
} from '../terraform/index.js';
import { evaluate } from './evaluate/evaluate.js';
import { type TakenDefault, takenDefaults } from './modules/defaults.js';
import { forgotten } from './modules/forgotten.js';
import { automatic, type Given, variablesOf } from './modules/inputs.js';
import { calledFolder, readInstalled } from './modules/installed.js';
import { remembered } from './modules/memo.js';
import type { Module } from './modules/module.js';
import { moduleInstance } from './modules/module-instance.js';
import type { Missing, ModuleInstance, Noted, RootRun } from './modules/module-tree.js';
import { accountsOfProviders } from './modules/providers.js';
import { type ParsedSource, parseSource, type SourceFile } from './modules/source-file.js';
import { gap, problem } from './problems.js';
import { type Remark, remarksIn } from './remarks.js';
import { failed, literalText, nothing, object, open, text, treeOf, type Value } from './values/index.js';

/** The files that a root module may read, by absolute paths. */
export interface Files {
  /** The module that a folder is; one without files where there is no such folder. */
  readonly moduleIn: (folder: string) => Module;
  /** The files of variables in a folder. */
  readonly variablesIn: (folder: string) => readonly SourceFile[];
  /** The text of any other file, if it lies where it may be read. */
  readonly textAt: (path: string) => string | undefined;
  /** Reads the templates of the stacks that it deploys. */
  readonly template: ReadTemplate;
}

/** A root module: what it is called in reports, and where it lies. */
export interface Root {
  readonly input: string;
  readonly folder: string;
}

/** What a root module deploys, and what is written in it for Rolecall. */
export interface Deployed {
  readonly deployment: Deployment;
  readonly remarks: readonly Remark[];
  /** The variables that it was read with the defaults of; none where it says nothing of support. */
  readonly defaults: readonly TakenDefault[];
  /** How many steps the evaluation took. */
  readonly steps: number;
}

/**
 * What the source of a root module deploys, as far as it can be told without a plan. What is not known is unknown, with
 * what would settle it; nothing is run and nothing fetched. Never throws.
 */
export function readRoot({ input, folder }: Root, files: Files, given: Given): Deployed {
  const modules = new Map<string, Module>();
  const moduleIn = (from: string) => {
    const found = modules.get(from) ?? files.moduleIn(join(folder, from));
    modules.set(from, found);
    return found;
  };
  const module = moduleIn('.');
  const inputs = files.variablesIn(folder);
  const variables = variablesOf(module, inputs, given);
  const untold = new Set<string>();
  const noted = new Map<Instance, Noted>();
  const run = rootRun({ folder, files, given, moduleIn, noted });
  const exists: Exists = { answer: 'yes' };
  const root = moduleInstance(run, module, {
    folder: '.',
    folders: ['.'],
    path: [],
    exists,
    given: (name) => {
      const value = variables(name);
      if (value === undefined) untold.add(name);
      return value;
    },
    providerKey: (reference) => reference,
    passed: () => undefined,
  });
  const configured = [ownProvider, ...module.providers.keys()].map(root.providerKey);
  for (const key of configured) run.accounts.accountOf(key);
  const found = walk(root);
  const set: Evaluated['set'] = new Map([...noted].map(([instance, note]) => [instance, note.set]));
  const deployment = evaluatedDeployment(
    input,
    { instances: found.instances, accounts: run.accounts, set },
    files.template,
  );
  const ofVariables = [...automatic(inputs), ...given.variables.filter((one) => 'text' in one)];
  const parsed = [...[...modules.values()].flatMap((one) => one.files), ...ofVariables.map(parseSource)];
  const whole: Deployment = {
    ...deployment,
    gaps: [...deployment.gaps, ...found.gaps],
    problems: [...deployment.problems, ...parsed.flatMap((file) => faultsIn(file, folder))],
  };
  const saysSupport = parsed.some(({ text: written }) => written.includes('AWSSupportAccess'));
  const defaults = saysSupport ? takenDefaults(untold, module, modules.values(), root.scope) : [];
  return { deployment: whole, remarks: found.remarks, defaults, steps: run.depth.steps };
}

interface RunOf {
  readonly folder: string;
  readonly files: Files;
  readonly given: Given;
  readonly moduleIn: (from: string) => Module;
  readonly noted: Map<Instance, Noted>;
}

function rootRun({ folder, files, given, moduleIn, noted }: RunOf): RootRun {
  const configurations = new Map<string, () => Value>();
  const configurationAt = remembered(
    (key) => `provider.${key}`,
    (key) => configurations.get(key)?.() ?? nothing,
  );
  const installed = readInstalled(files.textAt(join(folder, '.terraform/modules/modules.json')));
  const workspace =
    given.workspace === undefined
      ? open('the workspace is not given: `--workspace` names it', ['terraform.workspace'])
      : text(given.workspace);
  return {
    depth: { levels: 0, steps: 0 },
    accounts: accountsOfProviders(
      () => [...configurations.keys()],
      configurationAt,
      (instance) => noted.get(instance)?.provider,
    ),
    configure: (key, value) => configurations.set(key, value),
    workspace: object([['workspace', workspace]]),
    readFile: (path) => {
      const content = files.textAt(isAbsolute(path) ? path : join(folder, path));
      return content === undefined ? failed(`there is no file \`${path}\` that may be read`) : literalText(content);
    },
    findModule: (caller, call) => {
      const called = calledFolder(caller, call, installed);
      if (called === undefined) return { missing: 'not-here' };
      if (caller.folders.includes(called)) return { missing: 'circle' };
      const module = moduleIn(called);
      return module.files.length === 0 ? { missing: 'not-here' } : { folder: called, module };
    },
    missing: (variable, path) =>
      path.length === 0
        ? open(`variable \`${variable}\` has no default, and no value is given`, [`var.${variable}`])
        : failed(`\`var.${variable}\` is required, and not passed`),
    remember: (instance, note) => noted.set(instance, note),
  };
}

interface Walked {
  readonly remarks: readonly Remark[];
  readonly instances: readonly Instance[];
  readonly gaps: readonly Gap[];
}

/** What a module instance declares, with what it calls. */
function walk(home: ModuleInstance): Walked {
  const blocks = [...home.module.resources].filter(([, { block }]) => mattersToSupport(block.labels[0]?.text ?? ''));
  const own = blocks.flatMap(([block]) => instancesOf(home, block));
  const called = [...home.module.calls.keys()].map((name) => walkCall(home, name));
  const left = forgotten(home.module).map((address) => gap('removed-stays', { address }, address));
  return {
    instances: [...own, ...called.flatMap((one) => one.instances)],
    gaps: [...left, ...called.flatMap((one) => one.gaps)],
    remarks: [...remarksIn(home), ...called.flatMap((one) => one.remarks)],
  };
}

/** The instances of a block; of one that has none, what would be there, as far as it could be a role or its attachment. */
function instancesOf(home: ModuleInstance, block: string): readonly Instance[] {
  const { instances, absent } = home.resource(block);
  const would = absent ? [absent()].filter(({ instance }) => couldGiveAccess(instance)) : [];
  return [...instances, ...would].map(({ instance }) => instance);
}

/** A module that is not here may make a role; one that is given the policy likely does. */
function missingModule(home: ModuleInstance, name: string, { source, why, because = '' }: Missing): Gap {
  const address = addressText({ module: home.path, block: `module.${name}`, key: undefined });
  if (why === 'not-told') return gap('module-source-open', { address, because }, address);
  if (why === 'circle') return gap('module-circle', { address, source }, address);
  const body = home.module.calls.get(name)?.block.body;
  const given = body?.attributes.find((one) => /AWSSupportAccess/.test(textIn(evaluate(one.value, home.scope))));
  if (!given) return gap('module-missing', { address, source }, address);
  return gap('module-missing-support', { address, source, argument: given.name }, address);
}

/** All that is known in a value, as text. */
function textIn(value: Value): string {
  return JSON.stringify(treeOf(value));
}

/** Whether it is a role, or gives a role something. */
function couldGiveAccess({ type }: Instance): boolean {
  return type.startsWith('aws_iam_role');
}

function walkCall(home: ModuleInstance, name: string): Walked {
  const { instances, absent, missing } = home.call(name);
  if (missing) {
    return { instances: [], remarks: [], gaps: [missingModule(home, name, missing)] };
  }
  const walked = instances.map(walk);
  const would = absent ? walk(absent()).instances.filter(couldGiveAccess) : [];
  return {
    instances: [...walked.flatMap((one) => one.instances), ...would],
    gaps: walked.flatMap((one) => one.gaps),
    // Instances of one call have one text.
    remarks: walked[0]?.remarks ?? [],
  };
}

/** Mistakes of one file that are told. */
const mostFaults = 5;

/** The mistakes in a file: from the first one on, what it declares is not known in full. */
function faultsIn({ name, faults, rangeOf }: ParsedSource, folder: string): readonly Problem[] {
  const file = name.startsWith(`${folder}/`) ? name.slice(folder.length + 1) : name;
  return faults.slice(0, mostFaults).map((fault, at) => {
    const said = { file, line: rangeOf(fault).line, summary: fault.summary, because: fault.detail };
    return problem(at === 0 ? 'source-syntax' : 'source-syntax-more', said);
  });
}
