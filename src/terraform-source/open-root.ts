import { isAbsolute, join } from 'node:path';
import { type Instance, ownProvider, type Planned, type ReadTemplate } from '../terraform/index.js';
import { newDepth } from './evaluate/scope.js';
import { newBudget } from './modules/budget.js';
import { type Given, variablesOf } from './modules/inputs.js';
import { calledFolder, readInstalled } from './modules/installed.js';
import { remembered } from './modules/memo.js';
import type { Module } from './modules/module.js';
import { moduleInstance } from './modules/module-instance.js';
import type { ModuleInstance, Noted, RootRun } from './modules/module-tree.js';
import { accountsOfProviders, type Configurations } from './modules/providers.js';
import type { SourceFile } from './modules/source-file.js';
import { failed, fromData, literalText, nothing, object, open, text, type Value } from './values/index.js';

/** The files that a root module may read, by absolute paths. */
export interface Files {
  /** The module that a folder is; one without files where there is no such folder. */
  readonly moduleIn: (folder: string) => Module;
  /** The files of variables in a folder. */
  readonly variablesIn: (folder: string) => readonly SourceFile[];
  /** The text of any other file, if it lies where it may be read. */
  readonly textAt: (path: string) => string | undefined;
  /** The names of all files below a folder that may be read, from it; nothing where it may not, or holds too many. */
  readonly namesBelow: (folder: string) => readonly string[] | undefined;
  /** Reads the templates of the stacks that it deploys. */
  readonly template: ReadTemplate;
}

/** A root module: what it is called in reports, and where it lies. */
export interface Root {
  readonly input: string;
  readonly folder: string;
}

/** A root module that is ready to be evaluated: its parts are when they are first asked for. */
export interface OpenRoot {
  readonly root: ModuleInstance;
  readonly run: RootRun;
  /** All modules that were met so far, by their folders. */
  readonly modules: ReadonlyMap<string, Module>;
  readonly noted: ReadonlyMap<Instance, Noted>;
  readonly configurationAt: Configurations;
  /** Names of the variables that were asked for and are given nothing. */
  readonly untold: ReadonlySet<string>;
}

/**
 * Opens a root module.
 * @param planned what a plan of it knows: then its variables are those of the plan
 */
export function openRoot(folder: string, files: Files, given: Given, planned?: Planned): OpenRoot {
  const modules = new Map<string, Module>();
  const moduleIn = (from: string) => {
    const found = modules.get(from) ?? files.moduleIn(join(folder, from));
    modules.set(from, found);
    return found;
  };
  const module = moduleIn('.');
  const noted = new Map<Instance, Noted>();
  const configurations = new Map<string, () => Value>();
  const configurationAt = remembered(
    (key) => `provider.${key}`,
    (key) => configurations.get(key)?.() ?? nothing,
  );
  const variables = planned ? variablesIn(planned) : variablesOf(module, files.variablesIn(folder), given);
  const untold = new Set<string>();
  const run = rootRun({ folder, files, given, moduleIn, noted, planned, configurations, configurationAt });
  const root = moduleInstance(run, module, {
    folder: '.',
    folders: ['.'],
    path: [],
    exists: { answer: 'yes' },
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
  return { root, run, modules, noted, configurationAt, untold };
}

/** The variables that a plan was made with, defaults included. */
function variablesIn({ variables }: Planned): (name: string) => Value | undefined {
  return (name) => {
    const value = variables[name];
    return typeof value === 'object' && value !== null && 'value' in value ? fromData(value.value) : undefined;
  };
}

interface RunOf {
  readonly planned: Planned | undefined;
  readonly configurations: Map<string, () => Value>;
  readonly configurationAt: Configurations;
  readonly folder: string;
  readonly files: Files;
  readonly given: Given;
  readonly moduleIn: (from: string) => Module;
  readonly noted: Map<Instance, Noted>;
}

function rootRun(of: RunOf): RootRun {
  const { folder, files, given, moduleIn, noted, planned, configurations, configurationAt } = of;
  const fromRoot = (path: string) => (isAbsolute(path) ? path : join(folder, path));
  const installed = readInstalled(files.textAt(join(folder, '.terraform/modules/modules.json')));
  const workspace =
    given.workspace === undefined
      ? open('the workspace is not given: `--workspace` names it', ['terraform.workspace'])
      : text(given.workspace);
  return {
    depth: newDepth(),
    budget: newBudget(),
    ...(planned && { planned }),
    accounts:
      planned?.accounts ??
      accountsOfProviders(
        () => [...configurations.keys()],
        configurationAt,
        (instance) => noted.get(instance)?.provider,
      ),
    configure: (key, value) => configurations.set(key, value),
    workspace: object([['workspace', workspace]]),
    listFiles: (path) => files.namesBelow(fromRoot(path)),
    readFile: (path) => {
      const content = files.textAt(fromRoot(path));
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
