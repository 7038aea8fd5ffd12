import type { Step } from '../../hcl/index.js';
import type { Found, Scope } from '../evaluate/scope.js';
import { functions } from '../functions/index.js';
import { failed, object, open, text, type Value } from '../values/index.js';
import type { CallGroup, ResourceGroup, RootRun } from './module-tree.js';

/** What names in a module stand for. */
export interface Named {
  /** From that of the root module. */
  readonly folder: string;
  readonly variable: (name: string) => Value;
  readonly local: (name: string) => Value;
  readonly call: (name: string) => CallGroup;
  readonly callValue: (name: string) => Value;
  /** Whether a block of that address is declared. */
  readonly declares: (block: string) => boolean;
  readonly resourceValue: (block: string) => Value;
}

/** The scope of the expressions of a module. */
export function moduleScope(run: RootRun, named: Named): Scope {
  const byName: ReadonlyMap<string, (name: string) => Value> = new Map([
    ['var', named.variable],
    ['local', named.local],
    ['module', named.callValue],
  ]);
  const wholes: ReadonlyMap<string, Value> = new Map([
    ['path', pathsOf(named.folder)],
    ['terraform', run.workspace],
    ['tofu', run.workspace],
  ]);
  return {
    names: new Map(),
    depth: run.depth,
    functions,
    readFile: (path) => run.readFile(path),
    listFiles: (folder) => run.listFiles(folder),
    lookUp: (name, steps) => {
      const [first = '', second = ''] = steps.map(nameOf);
      const whole = wholes.get(name);
      if (whole) return { value: whole, used: 0 };
      const output = name === 'module' ? outputOf(named.call(first), second) : undefined;
      if (output) return { value: output, used: 2 };
      const table = byName.get(name);
      return table ? { value: table(first), used: 1 } : resourceAt(named, name, first, second);
    },
  };
}

function nameOf(step: Step): string {
  return step.kind === 'attribute' ? step.name : '';
}

/** One output of a call that does not repeat: the others may need it. */
function outputOf({ instances: [only, ...others] }: CallGroup, name: string): Value | undefined {
  const isAlone = only && others.length === 0 && only.path.at(-1)?.key === undefined;
  return isAlone && name !== '' ? only.output(name) : undefined;
}

function resourceAt(named: Named, name: string, first: string, second: string): Found | undefined {
  if (name === 'data') return { value: named.resourceValue(`data.${first}.${second}`), used: 2 };
  const block = `${name}.${first}`;
  return named.declares(block) ? { value: named.resourceValue(block), used: 1 } : undefined;
}

/**
 * The scope of what has no instance, evaluated as if it had one: what it refers to is taken to be there as well. What
 * needs itself in that way is an error, as it is where it has instances.
 */
export function scopeOfAbsent(scope: Scope, absentAt: (block: string) => ResourceGroup['absent']): Scope {
  const underWay = new Set<string>();
  const absentValue = (block: string): Value | undefined => {
    const absent = absentAt(block);
    if (absent && underWay.has(block)) return failed(`\`${block}\` needs its own value`);
    underWay.add(block);
    const value = absent?.().value;
    underWay.delete(block);
    return value;
  };
  return {
    ...scope,
    lookUp: (name, steps) => {
      const [first = ''] = steps.map(nameOf);
      const each = absentValue(`${name}.${first}`);
      return each ? { value: { ...open('it does not exist'), each }, used: 1 } : scope.lookUp(name, steps);
    },
  };
}

/** `path.module` is the folder of the module, `path.root` that of the root; both as they are from the root. */
function pathsOf(folder: string): Value {
  return object([
    ['module', text(folder)],
    ['root', text('.')],
    ['cwd', open('where Terraform runs is not known')],
  ]);
}
