import { once } from '../../model/index.js';
import { evaluate } from '../evaluate/evaluate.js';
import type { Scope } from '../evaluate/scope.js';
import { failed, open, type Value } from '../values/index.js';
import { absentRound } from './absent-round.js';
import { callGroup } from './call-group.js';
import { remembered } from './memo.js';
import type { Declared, Module } from './module.js';
import { moduleScope, scopeOfAbsent } from './module-scope.js';
import type { CallGroup, Calling, ModuleInstance, ResourceGroup, RootRun } from './module-tree.js';
import { asPlanned, plannedInstances } from './planned-rounds.js';
import { providerKeys } from './provider-configurations.js';
import { repeatedValue } from './repeated-value.js';
import { type Round, repetitionOf } from './repetition.js';
import { resourceInstance } from './resource-instance.js';
import { variableValue } from './variable-value.js';

/** An instance of a module, whose parts are evaluated when they are first asked for. */
export function moduleInstance(run: RootRun, module: Module, calling: Calling): ModuleInstance {
  const groups = new Map<string, ResourceGroup>();
  const calls = new Map<string, CallGroup>();
  const said = (kind: string) => (name: string) => `${kind}.${name}`;
  const variable = remembered(said('var'), (name) => {
    const giving = { given: calling.given(name), missing: () => run.missing(name, calling.path) };
    return variableValue(name, module.variables.get(name), giving, scope);
  });
  const local = remembered(said('local'), (name) => localValue(module, name, scope));
  const output = remembered(said('output'), (name) => outputValue(module.outputs.get(name), name, scope));
  const call = guarded(calls, (name) => callGroup(run, self, name, moduleInstance));
  const callValue = remembered(said('module'), (name) => call(name).value());
  const resourceValue = remembered(
    (name) => name,
    (block) => keep(groups, block, resourceGroup(run, self, block)).value,
  );
  const resource = (block: string): ResourceGroup => {
    const value = resourceValue(block);
    return groups.get(block) ?? { instances: [], value };
  };
  const declares = (block: string) => module.resources.has(block);
  const { folder } = calling;
  const scope = moduleScope(run, { folder, variable, local, call, callValue, declares, resourceValue });
  const absentScope = scopeOfAbsent(scope, (block) => (declares(block) ? resource(block).absent : undefined));
  const providerKey = providerKeys(run, module, calling, scope);
  const self: ModuleInstance = { module, ...calling, providerKey, scope, absentScope, resource, call, output };
  return self;
}

/** The groups of calls by name. A call that needs itself has no instances. */
function guarded(known: Map<string, CallGroup>, make: (name: string) => CallGroup): (name: string) => CallGroup {
  const underWay = new Set<string>();
  return (name) => {
    const found = known.get(name);
    if (found) return found;
    if (underWay.has(name)) return { instances: [], value: () => failed(`\`module.${name}\` needs its own value`) };
    underWay.add(name);
    const made = keep(known, name, make(name));
    underWay.delete(name);
    return made;
  };
}

function keep<T>(map: Map<string, T>, key: string, value: T): T {
  map.set(key, value);
  return value;
}

function localValue(module: Module, name: string, scope: Scope): Value {
  const declared = module.locals.get(name);
  return declared ? evaluate(declared.attribute.value, scope) : failed(`\`local.${name}\` is not declared`);
}

function outputValue(declared: Declared | undefined, name: string, scope: Scope): Value {
  const value = declared?.block.body.attributes.find((attribute) => attribute.name === 'value')?.value;
  return value ? evaluate(value, scope) : failed(`there is no output \`${name}\``);
}

const uncounted = open('it has more instances than are looked at');
const tooMany: ResourceGroup = { instances: [], value: uncounted, isRefused: true };

/** The instances of a resource, and what would be there of one that has none. */
function resourceGroup(run: RootRun, self: ModuleInstance, block: string): ResourceGroup {
  const declared = self.module.resources.get(block);
  if (!declared) return { instances: [], value: failed(`\`${block}\` is not declared`) };
  const { body } = declared.block;
  if (!run.budget.isLeft('resources', self.path)) return tooMany;
  const repetition = asPlanned(repetitionOf(body, self.scope), plannedInstances(run, self.path, block));
  if (!run.budget.take('resources', repetition.rounds.length, self.path, block)) return tooMany;
  const made = (round: Round) => resourceInstance(run, self, { block, declared, round });
  const instances = repetition.rounds.map(made);
  const values = instances.map(({ value }) => value);
  const absent = absentRound(repetition, body, self);
  return { instances, value: repeatedValue(repetition, values), ...(absent && { absent: once(() => made(absent)) }) };
}
