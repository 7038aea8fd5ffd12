import { addAll, type Gap } from '../model/index.js';
import { addressText, type Instance, mattersToSupport } from '../terraform/index.js';
import { evaluate } from './evaluate/evaluate.js';
import { nextBlock } from './evaluate/scope.js';
import { forgotten } from './modules/forgotten.js';
import type { Module } from './modules/module.js';
import type { ModuleInstance } from './modules/module-tree.js';
import type { OpenRoot } from './open-root.js';
import { gap } from './problems.js';
import { type Remark, remarksIn } from './remarks.js';
import { treeOf, type Value } from './values/index.js';

/** All that a root module declares of types that are read, with what it calls. */
export interface Walked {
  readonly remarks: readonly Remark[];
  readonly instances: readonly Instance[];
  readonly gaps: readonly Gap[];
}

/** A module instance on the way. */
interface Met {
  readonly moduleInstance: ModuleInstance;
  /** Whether it does not exist: then only what could give a role something counts of it. */
  readonly isAbsent: boolean;
  /** Whether its text was not met before. */
  readonly isFirst: boolean;
}

/**
 * Finds what a root module declares, with what it calls: level by level, so that where there is too much of it, what
 * lies near the root is looked at.
 */
export function walk({ root, run }: Pick<OpenRoot, 'root' | 'run'>): Walked {
  const instances: Instance[] = [];
  const gaps: Gap[] = [];
  const remarks: Remark[] = [];
  const read = new Map<Module, readonly string[]>();
  const met: Met[] = [{ moduleInstance: root, isAbsent: false, isFirst: true }];
  for (const one of met) {
    const { moduleInstance, isAbsent, isFirst } = one;
    const blocks = read.get(moduleInstance.module) ?? blocksRead(moduleInstance.module);
    read.set(moduleInstance.module, blocks);
    const own = blocks.flatMap((block) => {
      nextBlock(run.depth);
      return instancesOf(moduleInstance, block);
    });
    addAll(instances, isAbsent ? own.filter(couldGiveAccess) : own);
    if (isFirst) addAll(remarks, remarksIn(moduleInstance));
    if (!isAbsent) addAll(gaps, gapsOf(moduleInstance));
    for (const name of moduleInstance.module.calls.keys()) addAll(met, calledBy(one, name));
  }
  const refused = run.budget.refused();
  if (refused !== undefined) gaps.push(gap('instances-many', { address: refused }, refused));
  return { instances, gaps, remarks };
}

function calledBy({ moduleInstance, isAbsent, isFirst }: Met, name: string): readonly Met[] {
  const { instances, absent } = moduleInstance.call(name);
  const called = instances.map((inner, index) => ({
    moduleInstance: inner,
    isAbsent,
    isFirst: isFirst && index === 0,
  }));
  return absent ? [...called, { moduleInstance: absent(), isAbsent: true, isFirst: false }] : called;
}

/** The blocks of a module of types that are read. */
function blocksRead({ resources }: Module): readonly string[] {
  return [...resources].flatMap(([name, { block }]) => (mattersToSupport(block.labels[0]?.text ?? '') ? [name] : []));
}

/**
 * The instances of a block; of one that has none, what would be there, as far as it could be a role or its attachment.
 */
function instancesOf(moduleInstance: ModuleInstance, block: string): readonly Instance[] {
  const { instances, absent } = moduleInstance.resource(block);
  const would = absent ? [absent()].filter(({ instance }) => couldGiveAccess(instance)) : [];
  return [...instances, ...would].map(({ instance }) => instance);
}

/** What `removed` blocks leave behind, and the modules that are not here. */
function gapsOf(moduleInstance: ModuleInstance): readonly Gap[] {
  const left = forgotten(moduleInstance.module).map((address) => gap('removed-stays', { address }, address));
  return [...left, ...[...moduleInstance.module.calls.keys()].flatMap((name) => missingModule(moduleInstance, name))];
}

/** A module that is not here may make a role; one that is given the policy likely does. */
function missingModule(moduleInstance: ModuleInstance, name: string): readonly Gap[] {
  const { missing } = moduleInstance.call(name);
  if (!missing || missing.why === 'too-many') return [];
  const { source, why, because = '' } = missing;
  const address = addressText({ module: moduleInstance.path, block: `module.${name}`, key: undefined });
  if (why === 'not-told') return [gap('module-source-open', { address, because }, address)];
  if (why === 'circle') return [gap('module-circle', { address, source }, address)];
  const body = moduleInstance.module.calls.get(name)?.block.body;
  const given = body?.attributes.find((one) =>
    /AWSSupportAccess/.test(textIn(evaluate(one.value, moduleInstance.scope))),
  );
  const isLocal = /^\.\.?(?:\/|$)/.test(source);
  if (!given) return [gap(isLocal ? 'module-folder-missing' : 'module-missing', { address, source }, address)];
  return [gap('module-missing-support', { address, source, argument: given.name }, address)];
}

/** All that is known in a value, as text. */
function textIn(value: Value): string {
  return JSON.stringify(treeOf(value));
}

/** Whether it is a role, or gives a role something. */
function couldGiveAccess({ type }: Instance): boolean {
  return type.startsWith('aws_iam_role');
}
