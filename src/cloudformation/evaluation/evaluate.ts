import { type Json, type Tree, unknown, type Value } from '../../model/index.js';
import { intrinsics } from '../intrinsics/index.js';
import { expandLoops, isLoop } from '../template/for-each.js';
import { isSequence, type JsonMap, onlyEntry } from '../template/json.js';
import { maxDepth } from './run.js';
import type { Scope } from './scope.js';

/**
 * The value of a part of a template: functions worked out as far as they can be, unknown where they cannot.
 * `AWS::NoValue` is absent, and leaves the list or mapping it stands in.
 */
export function evaluate(node: Json, scope: Scope): Value<Tree> {
  if (typeof node === 'string') return scope.spell(node);
  if (typeof node !== 'object' || node === null) return node;
  const { run } = scope;
  if (run.depth >= maxDepth) return unknown('the template is nested too deeply');
  run.depth += 1;
  const value = isSequence(node) ? sequence(node, scope) : mapping(node as JsonMap, scope);
  run.depth -= 1;
  return value;
}

function sequence(node: readonly Json[], scope: Scope): Tree {
  return node.map((part) => scope.evaluate(part)).filter((part) => part !== undefined);
}

function mapping(node: JsonMap, scope: Scope): Value<Tree> {
  const call = onlyEntry(node);
  if (call) {
    const [name, argument] = call;
    const intrinsic = intrinsics.get(name);
    // `Condition` is a function under a text only: policy statements have a mapping of that name.
    if (intrinsic && (name !== 'Condition' || typeof argument === 'string')) return intrinsic(argument, scope);
    if (isForeign(name)) return unknown(`\`${name}\` is no function that can be worked out here`);
  }
  if (Object.hasOwn(node, 'Fn::Transform')) return unknown('`Fn::Transform` adds to it at deployment');
  if (Object.hasOwn(node, '$unknown')) return unknown('it holds the key `$unknown`');
  const loops = expandLoops(node, scope);
  if (loops.unread.length > 0) return unknown(`\`${loops.unread[0]?.name}\` ${loops.unread[0]?.reason}`);
  const entries = loops.entries.map(({ key, value }) => [key, scope.evaluate(value)] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, Tree] => entry[1] !== undefined));
}

/** Functions that are not CloudFormation's, and tags of other tools. */
function isForeign(name: string): boolean {
  return name.startsWith('!') || (name.startsWith('Fn::') && !isLoop(name));
}
