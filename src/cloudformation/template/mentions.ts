import type { Json, Path } from '../../model/index.js';
import { isMapping, isSequence, onlyEntry } from './json.js';

/** One place where a template names a parameter, a resource or a condition. */
export interface Mention {
  readonly kind: 'reference' | 'attribute' | 'condition';
  readonly name: string;
  /** From the node that was searched; made when asked, as few are. */
  path(): Path;
}

/** A node on the way down, with the way to it. */
interface Step {
  readonly node: Json;
  readonly key?: string | number;
  readonly parent?: Step;
}

/** Every name that a part of a template mentions in `Ref`, `Fn::GetAtt`, `Fn::Sub`, `Fn::If` and `Condition`. */
export function mentionsIn(root: Json): readonly Mention[] {
  const found: Mention[] = [];
  const open: Step[] = [{ node: root }];
  for (let step = open.pop(); step; step = open.pop()) {
    const parent = step;
    const path = () => pathTo(parent);
    const call = onlyEntry(parent.node);
    if (call) found.push(...mentionsOf(call[0], call[1]).map((mention) => ({ ...mention, path })));
    for (const [key, node] of childrenOf(parent.node)) {
      if (typeof node === 'object' && node !== null) open.push({ node, key, parent });
    }
  }
  return found;
}

function pathTo(step: Step): Path {
  const path: (string | number)[] = [];
  for (let at: Step | undefined = step; at; at = at.parent) if (at.key !== undefined) path.push(at.key);
  return path.reverse();
}

function childrenOf(node: Json): readonly (readonly [string | number, Json])[] {
  if (isSequence(node)) return [...node.entries()].reverse();
  return isMapping(node) ? Object.entries(node).reverse() : [];
}

function mentionsOf(name: string, argument: Json): readonly Omit<Mention, 'path'>[] {
  const [first, second] = isSequence(argument) ? argument : [argument];
  if (typeof first !== 'string') return [];
  if (name === 'Ref') return [{ kind: 'reference', name: first }];
  if (name === 'Condition' && !isSequence(argument)) return [{ kind: 'condition', name: first }];
  if (name === 'Fn::If') return [{ kind: 'condition', name: first }];
  if (name === 'Fn::GetAtt') return [{ kind: 'attribute', name: first.split('.')[0] ?? '' }];
  return name === 'Fn::Sub' ? namesInText(first, second) : [];
}

function namesInText(text: string, own: Json | undefined): readonly Omit<Mention, 'path'>[] {
  return [...text.matchAll(/\$\{([^!}][^}]*)\}/g)]
    .map(([, name = '']) => name.trim())
    .filter((name) => !(isMapping(own) && Object.hasOwn(own, name)))
    .map((name) => {
      const [resource = '', attribute] = name.split('.');
      return { kind: attribute === undefined ? ('reference' as const) : ('attribute' as const), name: resource };
    });
}
