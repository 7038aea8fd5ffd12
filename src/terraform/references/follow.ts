import type { Json } from '../../model/index.js';
import type { Instance } from '../instances/instance.js';
import type { CallInstances } from '../instances/instance-index.js';
import { type Module, type ModuleStep, moduleText } from '../language/address.js';
import { mapOf } from '../language/json.js';
import { referencesOf } from '../language/references.js';
import { keyText, type Step } from '../language/traversal.js';
import { configurationOf, type ModuleConfiguration } from '../plan/configuration.js';
import { choose, mostCandidates, type Reference } from './pairing.js';
import type { RootModule, Scope, Source } from './root-module.js';

/** No configuration needs so many steps; one that was made by hand may run in circles. */
const manyReferences = 500;

interface Walk {
  readonly root: RootModule;
  readonly seen: Set<string>;
  readonly found: Map<string, Source>;
}

/**
 * The attributes that an expression takes its value from, through inputs and outputs of modules. Input variables of
 * the root module and keys of instances are known whenever a plan is made: they are no sources.
 */
export function follow(root: RootModule, expression: Json | undefined, scope: Scope): readonly Source[] {
  const walk: Walk = { root, seen: new Set(), found: new Map() };
  expand(walk, expression, scope, []);
  return [...walk.found.values()];
}

/** Follows every reference of an expression; `tail` is what is read of the expression's value. */
function expand(walk: Walk, expression: Json | undefined, scope: Scope, tail: readonly Step[]): void {
  const references = referencesOf(expression);
  const keyed = references.length === 2 && references.some(([root, part]) => root === 'each' && part === 'key');
  for (const steps of references) visit(walk, { steps: [...steps, ...tail], written: steps.length, scope, keyed });
}

function visit(walk: Walk, reference: Reference): void {
  const { steps, scope } = reference;
  const trail = JSON.stringify([moduleText(scope.module), scope.key, reference.keyed, steps]);
  if (walk.seen.has(trail)) return;
  walk.seen.add(trail);
  const visitor = visitors.get(String(steps[0])) ?? visitResource;
  if (walk.seen.size > manyReferences || !visitor(walk, reference)) lose(walk, reference);
}

/** Follows a reference and says whether that led anywhere. */
type Visitor = (walk: Walk, reference: Reference) => boolean;

const visitors: ReadonlyMap<string, Visitor> = new Map([
  ['each', visitEach],
  ['var', visitVariable],
  ['module', visitModule],
  ['local', () => false],
  ...['count', 'path', 'terraform', 'self'].map((name) => [name, () => true] as const),
]);

function visitEach(walk: Walk, { steps, scope }: Reference): boolean {
  if (steps[1] === 'value' && scope.key !== undefined)
    expand(walk, scope.block.for_each_expression, scope, [{ key: scope.key }, ...steps.slice(2)]);
  return true;
}

/** A variable of a module has its value from the call of the module. */
function visitVariable(walk: Walk, reference: Reference): boolean {
  const call = reference.scope.module.at(-1);
  if (!call) return true;
  const module = reference.scope.module.slice(0, -1);
  const block = configuration(walk, module)?.calls[call.name];
  const expression = mapOf(mapOf(block).expressions)[String(reference.steps[1])];
  expand(walk, expression, { module, key: call.key, block: mapOf(block) }, reference.steps.slice(2));
  return block !== undefined;
}

function visitModule(walk: Walk, reference: Reference): boolean {
  const { module } = reference.scope;
  const name = String(reference.steps[1]);
  const block = configuration(walk, module)?.calls[name];
  const { all, byKey } = walk.root.instances.ofCall(module, name) ?? onlyInstance(name);
  const find = (key: ModuleStep['key']) => byKey.get(keyText(key));
  const { chosen, rest } = choose(reference, 2, { all, find, block: mapOf(block) });
  if (block === undefined || chosen.length > mostCandidates) return false;
  for (const step of chosen) visitOutput(walk, [...module, step], rest);
  return true;
}

/** A module that has no resources, and so shows no instances. */
function onlyInstance(name: string): CallInstances {
  const step = { name, key: undefined };
  return { all: [step], byKey: new Map([['', step]]) };
}

/** An output of a module. A reference with the key of its own instance does not say which one: it may be any. */
function visitOutput(walk: Walk, module: Module, [name, ...rest]: readonly Step[]): void {
  const outputs = configuration(walk, module)?.outputs ?? {};
  const named = typeof name === 'string' ? [outputs[name]] : Object.values(outputs);
  for (const output of named) expand(walk, mapOf(output).expression, { module, key: undefined, block: {} }, rest);
}

/** A block that is configured and has no instances adds nothing to a value. */
function visitResource(walk: Walk, reference: Reference): boolean {
  const { scope, steps } = reference;
  const { at, ofBlock } = walk.root.instances;
  const head = steps[0] === 'data' ? 3 : 2;
  const address = { module: scope.module, block: steps.slice(0, head).join('.') };
  const declared = configuration(walk, scope.module)?.blocks.get(address.block);
  const all = ofBlock({ ...address, key: undefined });
  const find = (key: Instance['key']) => at({ ...address, key });
  const { chosen, rest } = choose(reference, head, { all, find, block: declared ?? {} });
  if (chosen.length > mostCandidates) return false;
  const attribute = rest.find((step) => typeof step === 'string');
  for (const instance of chosen) walk.found.set(`${instance.address} ${attribute}`, { instance, attribute });
  return all.length > 0 || declared !== undefined;
}

function configuration({ root }: Walk, module: Module): ModuleConfiguration | undefined {
  return configurationOf(root.configuration, module);
}

/** Keeps a reference as one that could not be followed. */
function lose(walk: Walk, { steps }: Reference): void {
  const reference = steps.filter((step) => typeof step === 'string').join('.');
  walk.found.set(reference, { lost: reference });
}
