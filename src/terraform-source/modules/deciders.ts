import { type Expression, expressionsIn, type Traversal } from '../../hcl/index.js';
import type { ModuleInstance } from './module-tree.js';

/** No expression is decided by so many names that all of them would be told. */
const mostNames = 50;

/**
 * The variables of the root module that an expression depends on, through locals and what calls pass: another value of
 * one of them may make it another.
 */
export function decidingVariables(expression: Expression, moduleInstance: ModuleInstance): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const open: Written[] = [{ expression, moduleInstance }];
  for (const { expression: one, moduleInstance: at } of open) {
    for (const name of namesIn(one)) {
      const key = `${at.path.map((step) => step.name).join('.')} ${name.root}.${name.name}`;
      if (seen.has(key) || seen.size > mostNames) continue;
      seen.add(key);
      const behind = writtenFor(name, at);
      if (behind) open.push(behind);
      else if (name.root === 'var' && at.path.length === 0) found.add(name.name);
    }
  }
  return [...found].sort();
}

/** An expression, and the module in which it stands. */
interface Written {
  readonly expression: Expression;
  readonly moduleInstance: ModuleInstance;
}

interface NameOf {
  readonly root: 'var' | 'local';
  readonly name: string;
}

/** What is passed for a variable, or what a local is. */
function writtenFor({ root, name }: NameOf, moduleInstance: ModuleInstance): Written | undefined {
  if (root === 'var') return moduleInstance.passed(name);
  const local = moduleInstance.module.locals.get(name)?.attribute.value;
  return local && { expression: local, moduleInstance };
}

/** The variables and locals that an expression names. */
function namesIn(expression: Expression): readonly NameOf[] {
  return expressionsIn(expression).flatMap((part) => (part.kind === 'traversal' ? nameOf(part) : []));
}

function nameOf({ root, steps: [first] }: Traversal): readonly NameOf[] {
  if (root.kind !== 'name' || first?.kind !== 'attribute') return [];
  return root.name === 'var' || root.name === 'local' ? [{ root: root.name, name: first.name }] : [];
}
