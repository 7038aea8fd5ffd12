import { type Json, type Unknown, unknown } from '../../model/index.js';
import { entryOf, isMapping, type JsonMap } from '../template/json.js';
import { maxDepth } from '../values/budget.js';
import type { Scope } from '../values/scope.js';
import { expandLoops, isLoop } from './for-each.js';
import { type Choice, choiceIn, choiceOf } from './if.js';
import { NO_VALUE, noValue, ref, referredIn } from './references.js';

/** The entries of a mapping that a template puts together, each as it is written. */
export interface Entries {
  readonly nodes: JsonMap;
  /** Why there may be others; nothing where these are all. */
  readonly others?: Unknown;
}

/**
 * The entries of a mapping of names, such as `Properties`, behind what may stand around or among them: a choice of
 * mappings becomes a mapping of choices, loops are unrolled, and what comes from elsewhere leaves the others unknown.
 */
export function spread(node: Json, scope: Scope, depth = 0): Entries {
  if (!isMapping(node)) return { nodes: {}, others: unknown('it is not in a mapping') };
  if (depth > maxDepth) return { nodes: {}, others: unknown('the template is nested too deeply') };
  if (referredIn(node) === NO_VALUE) return { nodes: {} };
  const choice = choiceIn(node);
  if (choice) return chosen(choice, scope, depth);
  return Object.keys(node).some(isSpecial) ? unrolled(node, scope) : { nodes: node };
}

function chosen({ condition, whenTrue, whenFalse }: Choice, scope: Scope, depth: number): Entries {
  const [yes, no] = [spread(whenTrue, scope, depth + 1), spread(whenFalse, scope, depth + 1)];
  const names = new Set([...Object.keys(yes.nodes), ...Object.keys(no.nodes)]);
  const choice = (name: string): Json =>
    choiceOf({
      condition,
      whenTrue: entryOf(yes.nodes, name) ?? noValue,
      whenFalse: entryOf(no.nodes, name) ?? noValue,
    });
  const others = yes.others ?? no.others;
  return { nodes: Object.fromEntries([...names].map((name) => [name, choice(name)])), ...(others && { others }) };
}

/** Names that no property has: of functions, of tags of other tools, and of merge keys. */
function isSpecial(name: string): boolean {
  return name.startsWith('Fn::') || name.startsWith('!') || name === '<<' || name === ref.name;
}

function unrolled(node: JsonMap, scope: Scope): Entries {
  const { entries, unread } = expandLoops(node, scope);
  const nodes = entries.filter(({ key }) => !isSpecial(key)).map(({ key, value }) => [key, value]);
  const [loop] = unread;
  const source = Object.keys(node).find((name) => isSpecial(name) && !isLoop(name));
  if (loop) return { nodes: Object.fromEntries(nodes), others: unknown(`\`${loop.name}\` ${loop.reason}`) };
  const others = source === undefined ? undefined : unknown(`\`${source}\` may add it at deployment`);
  return { nodes: Object.fromEntries(nodes), ...(others && { others }) };
}
