import type { Body } from '../../hcl/index.js';
import { once } from '../../model/index.js';
import { moduleText } from '../../terraform/index.js';
import { evaluate } from '../evaluate/evaluate.js';
import { withNames } from '../evaluate/scope.js';
import { failed, firstOpen, object, open, type Value } from '../values/index.js';
import { absentRound } from './absent-round.js';
import type { Module } from './module.js';
import type { CallGroup, Calling, ModuleInstance, RootRun } from './module-tree.js';
import { asPlanned, plannedCalls } from './planned-rounds.js';
import { passedProviders } from './provider-reference.js';
import { existsIn, sourceIn } from './references.js';
import { repeatedValue } from './repeated-value.js';
import { type Round, repetitionOf } from './repetition.js';

/** The instances of a call: of a local module, or of one that `terraform init` has brought here. */
export function callGroup(run: RootRun, caller: ModuleInstance, name: string, instanceOf: InstanceOf): CallGroup {
  const declared = caller.module.calls.get(name);
  if (!declared) return { instances: [], value: () => failed(`\`module.${name}\` is not declared`) };
  const { body } = declared.block;
  const from = sourceIn(body, caller.scope);
  const source = from.kind === 'string' ? from.value : '';
  const hole = firstOpen(from);
  if (hole)
    return { instances: [], value: () => hole, missing: { source, why: 'not-told', because: hole.why.$unknown } };
  const found = run.findModule(caller, { name, source, body });
  if ('missing' in found) {
    const { missing } = found;
    const value = open(`module \`${name}\` (${source}) is not here: run \`terraform init\``, [`module.${name}`]);
    return { instances: [], value: () => value, missing: { source, why: missing } };
  }
  const tooMany: CallGroup = { instances: [], value: () => uncounted, missing: { source, why: 'too-many' } };
  if (!run.budget.isLeft('modules', caller.path)) return tooMany;
  const repetition = asPlanned(repetitionOf(body, caller.scope), plannedCalls(run, caller.path, name));
  if (!run.budget.take('modules', repetition.rounds.length, caller.path, `module.${name}`)) return tooMany;
  const made = (round: Round) => instanceOf(run, found.module, callingIn(caller, name, body, found.folder, round));
  const instances = repetition.rounds.map(made);
  const absent = absentRound(repetition, body, caller);
  return {
    instances,
    value: once(() => repeatedValue(repetition, instances.map(outputsValue))),
    ...(absent && { absent: once(() => made(absent)) }),
  };
}

const uncounted = open('it has more instances than are looked at');

/** Makes an instance of a module: calls hold modules, and modules calls. */
export type InstanceOf = (run: RootRun, module: Module, calling: Calling) => ModuleInstance;

/** What one instance of a call is called with. */
function callingIn(caller: ModuleInstance, name: string, body: Body, folder: string, round: Round): Calling {
  const scope = withNames(caller.scope, round.names);
  const path = [...caller.path, { name, key: round.key }];
  const providers = once(() => passedProviders(body, scope, moduleText(path)));
  const written = (variable: string) => body.attributes.find((attribute) => attribute.name === variable)?.value;
  return {
    folder,
    folders: [...caller.folders, folder],
    path,
    exists: existsIn(caller.exists, round),
    given: (variable) => {
      const value = written(variable);
      return value && evaluate(value, scope);
    },
    passed: (variable) => {
      const expression = written(variable);
      return expression && { expression, moduleInstance: caller };
    },
    providerKey: (reference) => caller.providerKey(providers().get(reference) ?? reference),
  };
}

/** The outputs of a module instance as the attributes that they are to its caller. */
function outputsValue({ module, output }: ModuleInstance): Value {
  return object([...module.outputs.keys()].map((name) => [name, output(name)]));
}
