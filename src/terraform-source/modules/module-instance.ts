import type { Body } from '../../hcl/index.js';
import { type Exists, once } from '../../model/index.js';
import type { ModulePath } from '../../terraform/index.js';
import { evaluate } from '../evaluate/evaluate.js';
import { type Scope, withNames } from '../evaluate/scope.js';
import { functions } from '../functions/index.js';
import { failed, object, open, text, type Value } from '../values/index.js';
import { absentRound } from './absent-round.js';
import { remembered } from './memo.js';
import type { Declared, Module } from './module.js';
import type { CallGroup, ModuleInstance, ResourceGroup, RootRun } from './module-tree.js';
import { existsIn, referenceText, sourceOf } from './references.js';
import { repeatedValue } from './repeated-value.js';
import { type Round, repetitionOf } from './repetition.js';
import { resourceInstance } from './resource-instance.js';
import { variableValue } from './variable-value.js';

/** How a module is called: all that makes its instances differ. */
export interface Calling {
  readonly folder: string;
  readonly folders: readonly string[];
  readonly path: ModulePath;
  readonly exists: Exists;
  /** What is passed for a variable; nothing where nothing is. */
  readonly given: (variable: string) => Value | undefined;
  readonly providerKey: (local: string) => string;
  /** The expression that is passed for a variable, and where it stands; nothing in the root module. */
  readonly passed: ModuleInstance['passed'];
}

/** An instance of a module, whose parts are evaluated when they are first asked for. */
export function moduleInstance(run: RootRun, module: Module, calling: Calling): ModuleInstance {
  const said = (kind: string) => (name: string) => `${kind}.${name}`;
  const variable = remembered(said('var'), (name) => {
    const giving = { given: calling.given(name), missing: () => run.missing(name, calling.path) };
    return variableValue(name, module.variables.get(name), giving, scope);
  });
  const local = remembered(said('local'), (name) => {
    const declared = module.locals.get(name);
    return declared ? evaluate(declared.attribute.value, scope) : failed(`\`local.${name}\` is not declared`);
  });
  const output = remembered(said('output'), (name) => outputValue(module.outputs.get(name), name, scope));
  const groups = new Map<string, ResourceGroup>();
  const calls = new Map<string, CallGroup>();
  const call = (name: string) => calls.get(name) ?? keep(calls, name, callGroup(run, self, name));
  const resourceValue = remembered(
    (name) => name,
    (block) => keep(groups, block, resourceGroup(block)).value,
  );
  const resource = (block: string): ResourceGroup => {
    const value = resourceValue(block);
    return groups.get(block) ?? { instances: [], value };
  };
  const callValue = remembered(said('module'), (name) => call(name).value());

  const tables: Readonly<Record<string, (name: string) => Value>> = { var: variable, local, module: callValue };
  const wholes = { path: pathsOf(calling.folder), terraform: run.workspace, tofu: run.workspace };
  const scope: Scope = {
    names: new Map(),
    depth: run.depth,
    functions,
    readFile: (path) => run.readFile(path),
    lookUp: (name, steps) => {
      const [first = '', second = ''] = steps.map((step) => (step.kind === 'attribute' ? step.name : ''));
      if (name === 'module' && second !== '') {
        const [only, ...others] = call(first).instances;
        if (only && others.length === 0 && only.path.at(-1)?.key === undefined)
          return { value: only.output(second), used: 2 };
      }
      const table = tables[name];
      if (table) return { value: table(first), used: 1 };
      if (name in wholes) return { value: wholes[name as keyof typeof wholes], used: 0 };
      if (name === 'data') return { value: resourceValue(`data.${first}.${second}`), used: 2 };
      return module.resources.has(`${name}.${first}`)
        ? { value: resourceValue(`${name}.${first}`), used: 1 }
        : undefined;
    },
  };

  function resourceGroup(block: string): ResourceGroup {
    const declared = module.resources.get(block);
    if (!declared) return { instances: [], value: failed(`\`${block}\` is not declared`) };
    const repetition = repetitionOf(declared.block.body, scope);
    const made = (round: Round) => resourceInstance(run, self, { block, declared, round });
    const instances = repetition.rounds.map(made);
    const value = repeatedValue(
      repetition,
      instances.map((one) => one.value),
    );
    const absent = absentRound(repetition, declared.block.body, self);
    return { instances, value, ...(absent && { absent: once(() => made(absent)) }) };
  }

  const absentScope: Scope = {
    ...scope,
    lookUp: (name, steps) => {
      const [first] = steps;
      const block = first?.kind === 'attribute' ? `${name}.${first.name}` : '';
      const absent = module.resources.has(block) ? resource(block).absent : undefined;
      const each = absent?.().value;
      return each ? { value: { ...open('it does not exist'), each }, used: 1 } : scope.lookUp(name, steps);
    },
  };

  const self: ModuleInstance = { module, ...calling, scope, absentScope, resource, call, output };
  return self;
}

function keep<T>(map: Map<string, T>, key: string, value: T): T {
  map.set(key, value);
  return value;
}

function outputValue(declared: Declared | undefined, name: string, scope: Scope): Value {
  const value = declared?.block.body.attributes.find((attribute) => attribute.name === 'value')?.value;
  return value ? evaluate(value, scope) : failed(`there is no output \`${name}\``);
}

/** `path.module` is the folder of the module, `path.root` that of the root; both as they are from the root. */
function pathsOf(folder: string): Value {
  return object([
    ['module', text(folder)],
    ['root', text('.')],
    ['cwd', open('where Terraform runs is not known')],
  ]);
}

/** The instances of a call: of a local module, or of one that `terraform init` has brought here. */
function callGroup(run: RootRun, caller: ModuleInstance, name: string): CallGroup {
  const declared = caller.module.calls.get(name);
  if (!declared) return { instances: [], value: () => failed(`\`module.${name}\` is not declared`) };
  const { body } = declared.block;
  const source = sourceOf(body);
  const found = run.findModule(caller, name, body);
  if ('missing' in found) {
    const { missing } = found;
    const value = open(`module \`${name}\` (${source}) is not here: run \`terraform init\``, [`module.${name}`]);
    return { instances: [], value: () => value, missing: { source, why: missing } };
  }
  const repetition = repetitionOf(body, caller.scope);
  const made = (round: Round) => {
    const scope = withNames(caller.scope, round.names);
    const passed = passedProviders(body);
    const written = (variable: string) => body.attributes.find((attribute) => attribute.name === variable)?.value;
    return moduleInstance(run, found.module, {
      folder: found.folder,
      folders: [...caller.folders, found.folder],
      path: [...caller.path, { name, key: round.key }],
      exists: existsIn(caller.exists, round),
      given: (variable) => {
        const value = written(variable);
        return value && evaluate(value, scope);
      },
      passed: (variable) => {
        const expression = written(variable);
        return expression && { expression, home: caller };
      },
      providerKey: (local) => caller.providerKey(passed.get(local) ?? local),
    });
  };
  const instances = repetition.rounds.map(made);
  const absent = absentRound(repetition, body, caller);
  return {
    instances,
    value: once(() => repeatedValue(repetition, instances.map(outputsValue))),
    ...(absent && { absent: once(() => made(absent)) }),
  };
}

/** The outputs of a module instance as the attributes that they are to its caller. */
function outputsValue({ module, output }: ModuleInstance): Value {
  return object([...module.outputs.keys()].map((name) => [name, output(name)]));
}

/** `providers = { aws = aws.audit }`: local names of the module by those of the caller. */
function passedProviders({ attributes }: Body): ReadonlyMap<string, string> {
  const value = attributes.find(({ name }) => name === 'providers')?.value;
  if (value?.kind !== 'object') return new Map();
  return new Map(value.items.map((item) => [referenceText(item.key), referenceText(item.value)]));
}
