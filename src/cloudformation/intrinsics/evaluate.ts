import { type Json, type Tree, unknown, type Value } from '../../model/index.js';
import { isSequence, type JsonMap, onlyEntry } from '../template/json.js';
import { maxDepth, spend, tooMuchWork } from '../values/budget.js';
import type { Scope } from '../values/scope.js';
import { isTransformed, transform } from './elsewhere.js';
import { expandLoops, isLoop } from './for-each.js';
import { type Call, callIn } from './index.js';
import { EXTENSIONS, fits, malformed } from './intrinsic.js';

/**
 * The value of a part of a template: functions worked out as far as they can be, unknown where they cannot.
 * `AWS::NoValue` is absent, and leaves the list or mapping it stands in.
 */
export function evaluate(node: Json, scope: Scope): Value<Tree> {
  if (typeof node === 'string') return scope.readText(node);
  if (typeof node !== 'object' || node === null) return node;
  const { budget } = scope;
  if (budget.depth >= maxDepth) return unknown('the template is nested too deeply');
  if (!spend(budget, 1 + (isSequence(node) ? node.length : 0))) return tooMuchWork;
  budget.depth += 1;
  const value = isSequence(node) ? sequence(node, scope) : mapping(node as JsonMap, scope);
  budget.depth -= 1;
  return typeof value !== 'string' || spend(budget, value.length / 4) ? value : tooMuchWork;
}

function sequence(node: readonly Json[], scope: Scope): Tree {
  return node.map((part) => scope.evaluate(part)).filter((part) => part !== undefined);
}

function mapping(node: JsonMap, scope: Scope): Value<Tree> {
  const call = callIn(node);
  if (call) return result(call, scope);
  const [name = ''] = onlyEntry(node) ?? [];
  if (isForeign(name)) return unknown(`\`${name}\` is no function that can be worked out here`);
  if (isTransformed(node)) return unknown(`\`${transform.name}\` adds to it at deployment`);
  if (Object.hasOwn(node, '$unknown')) return unknown('it holds the key `$unknown`');
  const loops = expandLoops(node, scope);
  if (loops.unread.length > 0) return unknown(`\`${loops.unread[0]?.name}\` ${loops.unread[0]?.reason}`);
  const entries = loops.entries.map(({ key, value }) => [key, scope.evaluate(value)] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, Tree] => entry[1] !== undefined));
}

function result({ intrinsic: { name, extension, arity, evaluate: workOut }, argument }: Call, scope: Scope) {
  const extended = scope.isExtended ? undefined : extension?.(argument);
  if (extended !== undefined) return malformed(extended, EXTENSIONS);
  return fits(arity, argument) ? workOut(argument, scope) : malformed(name, arity.wants);
}

/** Functions that are not CloudFormation's, and tags of other tools. */
function isForeign(name: string): boolean {
  return name.startsWith('!') || (name.startsWith('Fn::') && !isLoop(name));
}
