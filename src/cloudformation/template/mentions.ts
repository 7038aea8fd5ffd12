import type { Json, Path } from '../../model/index.js';
import { isMapping, isSequence, onlyEntry } from './json.js';
import { nodesIn } from './walk.js';

/** One place where a template names a parameter, a resource or a condition. */
export interface Mention {
  readonly kind: 'reference' | 'attribute' | 'condition' | 'dependency';
  readonly name: string;
  /** From the node that was searched; made when asked, as few are. */
  path(): Path;
}

/** Every name that a part of a template mentions in `Ref`, `Fn::GetAtt`, `Fn::Sub`, `Fn::If` and `Condition`. */
export function mentionsIn(root: Json): readonly Mention[] {
  const found: Mention[] = [];
  for (const { node, path } of nodesIn(root)) {
    const call = onlyEntry(node);
    if (call) found.push(...mentionsOf(call[0], call[1]).map((mention) => ({ ...mention, path })));
  }
  return found;
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
