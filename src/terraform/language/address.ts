import { type Key, keyText, parseTraversal, type Step } from './traversal.js';

/** One module call on the way from the root module to a module, with the key of its instance. */
export interface ModuleStep {
  readonly name: string;
  readonly key: Key | undefined;
}

/** An instance of a module: the calls from the root to it. The root module is the empty list. */
export type Module = readonly ModuleStep[];

/** Where a resource instance stands. */
export interface Address {
  readonly module: Module;
  /** Its block in that module's configuration: `aws_iam_role.support`, `data.aws_iam_policy.support`. */
  readonly block: string;
  readonly type: string;
  readonly key: Key | undefined;
}

/** The address of a resource instance, or of all instances of a resource; nothing where the text is none. */
export function parseAddress(text: string): Address | undefined {
  const steps = parseTraversal(text);
  const path = steps && takeModule(steps);
  return path && parseResource(path.module, path.rest);
}

/** The module instance that a text such as `module.a["x"].module.b` names; the root module where it names none. */
export function parseModule(text: string): Module {
  return takeModule(parseTraversal(text) ?? [])?.module ?? [];
}

function takeModule(steps: readonly Step[]): { module: Module; rest: readonly Step[] } | undefined {
  const module: ModuleStep[] = [];
  let at = 0;
  while (steps[at] === 'module') {
    const name = steps[at + 1];
    if (typeof name !== 'string') return undefined;
    const key = keyOf(steps[at + 2]);
    module.push({ name, key });
    at += key === undefined ? 2 : 3;
  }
  return { module, rest: steps.slice(at) };
}

function parseResource(module: Module, steps: readonly Step[]): Address | undefined {
  const data = steps[0] === 'data';
  const [type, name, key] = data ? steps.slice(1) : steps;
  if (typeof type !== 'string' || typeof name !== 'string') return undefined;
  return { module, type, block: `${data ? 'data.' : ''}${type}.${name}`, key: keyOf(key) };
}

/** Whether it is a data source: looked up, not managed. */
export function isLookup({ block }: Pick<Address, 'block'>): boolean {
  return block.startsWith('data.');
}

/** The key that a step is, if it is one. */
export function keyOf(step: Step | undefined): Key | undefined {
  return typeof step === 'object' ? step.key : undefined;
}

/** `module.a["x"].module.b`; empty for the root module. */
export function moduleText(module: Module): string {
  return module.map(({ name, key }) => `module.${name}${keyText(key)}`).join('.');
}

/** The address as Terraform prints it. */
export function addressText({ module, block, key }: Omit<Address, 'type'>): string {
  return module.length > 0 ? `${moduleText(module)}.${block}${keyText(key)}` : block + keyText(key);
}
