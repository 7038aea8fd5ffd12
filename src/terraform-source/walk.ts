import type { Gap } from '../model/index.js';
import { addressText, type Instance, mattersToSupport } from '../terraform/index.js';
import { evaluate } from './evaluate/evaluate.js';
import { forgotten } from './modules/forgotten.js';
import type { Missing, ModuleInstance } from './modules/module-tree.js';
import { gap } from './problems.js';
import { type Remark, remarksIn } from './remarks.js';
import { treeOf, type Value } from './values/index.js';

/** All that a module instance declares of types that are read, with what it calls. */
export interface Walked {
  readonly remarks: readonly Remark[];
  readonly instances: readonly Instance[];
  readonly gaps: readonly Gap[];
}

/** Finds what a module instance declares, with what it calls. */
export function walk(home: ModuleInstance): Walked {
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
