import type { Json, Path } from '../../model/index.js';
import { isMapping, isSequence, onlyEntry } from './json.js';

/** One place where a template names a parameter, a resource or a condition. */
export interface Mention {
  readonly kind: 'reference' | 'attribute' | 'condition';
  readonly name: string;
  /** From the node that was searched. */
  readonly path: Path;
}

/** Every name that a part of a template mentions in `Ref`, `Fn::GetAtt`, `Fn::Sub`, `Fn::If` and `Condition`. */
export function mentionsIn(root: Json): readonly Mention[] {
  const found: Mention[] = [];
  const open: { node: Json; path: Path }[] = [{ node: root, path: [] }];
  for (let step = open.pop(); step; step = open.pop()) {
    const { node, path } = step;
    const call = onlyEntry(node);
    if (call) found.push(...mentionsOf(call[0], call[1]).map((mention) => ({ ...mention, path })));
    for (const [key, child] of childrenOf(node)) {
      if (typeof child === 'object' && child !== null) open.push({ node: child, path: [...path, key] });
    }
  }
  return found;
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
