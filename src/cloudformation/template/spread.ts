import { type Json, type Unknown, unknown } from '../../model/index.js';
import { maxDepth } from '../evaluation/run.js';
import type { Scope } from '../evaluation/scope.js';
import { expandLoops, isLoop } from './for-each.js';
import { isMapping, isSequence, type JsonMap, onlyEntry } from './json.js';

/** The entries of a mapping that a template puts together, each as it is written. */
export interface Entries {
  readonly nodes: JsonMap;
  /** Why there may be others; nothing where these are all. */
  readonly others?: Unknown;
}

const absent: Json = { Ref: 'AWS::NoValue' };

/**
 * The entries of a mapping of names, such as `Properties`, behind what may stand around or among them: a choice of
 * mappings becomes a mapping of choices, loops are unrolled, and what comes from elsewhere leaves the others unknown.
 */
export function spread(node: Json, scope: Scope, depth = 0): Entries {
  if (!isMapping(node)) return { nodes: {}, others: unknown('it is not in a mapping') };
  if (depth > maxDepth) return { nodes: {}, others: unknown('the template is nested too deeply') };
  const [name, argument = null] = onlyEntry(node) ?? [];
  if (name === 'Ref' && argument === 'AWS::NoValue') return { nodes: {} };
  if (name === 'Fn::If' && isSequence(argument)) return chosen(argument, scope, depth);
  return Object.keys(node).some(isSpecial) ? unrolled(node, scope) : { nodes: node };
}

function chosen([condition = null, whenTrue = null, whenFalse = null]: readonly Json[], scope: Scope, depth: number) {
  const [yes, no] = [spread(whenTrue, scope, depth + 1), spread(whenFalse, scope, depth + 1)];
  const names = new Set([...Object.keys(yes.nodes), ...Object.keys(no.nodes)]);
  const choice = (name: string): Json => {
    const [one = absent, other = absent] = [yes, no].map(({ nodes }) =>
      Object.hasOwn(nodes, name) ? nodes[name] : undefined,
    );
    return { 'Fn::If': [condition, one, other] };
  };
  const others = yes.others ?? no.others;
  return { nodes: Object.fromEntries([...names].map((name) => [name, choice(name)])), ...(others && { others }) };
}

/** Names that no property has: of functions, of tags of other tools, and of merge keys. */
function isSpecial(name: string): boolean {
  return name.startsWith('Fn::') || name.startsWith('!') || name === '<<' || name === 'Ref';
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
