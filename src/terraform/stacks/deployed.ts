import {
  type Deployment,
  type Exists,
  type Gap,
  isList,
  isSymbolic,
  isUnknown,
  ownAccount,
  ownPartition,
  ownRegion,
  type Path,
  type Problem,
  type Resource,
  type RoleCases,
  symbol,
  symbolicParts,
  type Value,
} from '../../model/index.js';
import { foreignAccount } from '../accounts/accounts.js';
import type { Instance } from '../instances/instance.js';
import { isLookup } from '../language/address.js';
import { gap } from '../problems.js';
import type { RootModule } from '../references/root-module.js';
import { templateType } from '../types/template-types.js';
import { templateOf } from './shown-template.js';
import type { Template } from './template.js';

/** Reads a template as CloudFormation will deploy it to an account; nothing where it is none. */
export type ReadTemplate = (template: Template, account: string | undefined) => Deployment | undefined;

/** What the stacks of instances hold. */
export type Stacks = Pick<Deployment, 'resources' | 'gaps' | 'problems'>;

/**
 * What is in the stacks that instances deploy, as resources of the same input: at the address of the stack, a slash and
 * the logical id.
 */
export function stacksOf(root: RootModule, instances: readonly Instance[], input: string, read: ReadTemplate): Stacks {
  const current = instances.filter(
    (one) => one.deposed === '' && !isLookup(one) && templateType(one.type) !== undefined,
  );
  const all = current.flatMap((instance) => stackOf(root, instance, current, input, read) ?? []);
  return {
    resources: all.flatMap(({ resources }) => resources),
    gaps: all.flatMap(({ gaps }) => gaps),
    problems: all.flatMap(({ problems }) => problems),
  };
}

function stackOf(
  root: RootModule,
  instance: Instance,
  others: readonly Instance[],
  input: string,
  read: ReadTemplate,
): Stacks | undefined {
  const template = templateOf(root, instance, others);
  if (template === undefined) return undefined;
  if (isUnknown(template)) return unread(instance, template.$unknown);
  const account = foreignAccount(root.accounts, instance);
  const own = account ?? root.accounts.accountOf('aws');
  const deployment = read(template, typeof own === 'string' ? own : undefined);
  if (deployment === undefined) return unread(instance, 'it cannot be read');
  const stack: Stack = { instance, template, input, account, provider: root.accounts.providerOf(instance) };
  return {
    resources: deployment.resources.map((one) => inStack(stack, one)),
    gaps: deployment.gaps.flatMap((one) => placedIn(stack, one)),
    problems: deployment.problems.flatMap((one) => placedIn(stack, one)),
  };
}

function unread({ address, type, path, exists }: Instance, because: string): Stacks {
  const gaps = exists.answer === 'no' ? [] : [gap('template-deployed', { address, type, because }, { address, path })];
  return { resources: [], gaps, problems: [] };
}

/** A stack with the account that is not the input's own. */
interface Stack {
  readonly instance: Instance;
  readonly template: Template;
  readonly input: string;
  readonly account: Value<string>;
  readonly provider: string;
}

function inStack(stack: Stack, resource: Resource): Resource {
  const { instance, input, account } = stack;
  const { trustPath: _, cases, ...rest } = { trustPath: undefined, cases: undefined, ...resource };
  return {
    ...(named(stack, { ...rest, ...casesIn(stack, cases) }) as Resource),
    place: { input, address: addressIn(stack, resource.place.address), path: instance.path },
    change: instance.change,
    exists: both(instance.exists, resource.exists),
    ...(resource.account === undefined && account !== undefined && { account }),
    ...(resource.account === undefined && isUnknown(account) && { provider: stack.provider }),
  };
}

/**
 * The ways in which the conditions of a stack may turn out, apart from those of other stacks; none of one that may not
 * be there.
 */
function casesIn({ instance }: Stack, cases: RoleCases | undefined): { readonly cases?: RoleCases } {
  if (!cases || instance.exists.answer !== 'yes') return {};
  return { cases: { ...cases, ways: `${instance.address}/${cases.ways}` } };
}

function both(stack: Exists, resource: Exists): Exists {
  return stack.answer === 'no' || resource.answer === 'yes' ? stack : resource;
}

/** The address of what a stack holds; that of the stack itself where its template was put around it. */
function addressIn({ instance, template }: Stack, logicalId = ''): string {
  const [first = '', ...nested] = logicalId.split('.');
  const inside = first === template.wraps ? nested.join('.') : logicalId;
  return inside === '' ? instance.address : `${instance.address}/${inside}`;
}

const shared: ReadonlySet<string> = new Set([ownAccount, ownPartition, ownRegion]);

/** The same with the symbols of the stack's own resources by their addresses, at any depth. */
function named(stack: Stack, part: unknown): unknown {
  if (typeof part === 'string')
    return isSymbolic(part)
      ? symbolicParts(part)
          .map((one) => renamed(stack, one))
          .join('')
      : part;
  if (isList(part)) return part.map((one) => named(stack, one));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([name, one]) => [name, named(stack, one)]));
}

function renamed(stack: Stack, part: string): string {
  return isSymbolic(part) && !shared.has(part) ? symbol(addressIn(stack, part.slice(1, -1))) : part;
}

function placedIn<T extends Gap | Problem>(stack: Stack, said: T): readonly T[] {
  const { instance } = stack;
  if (instance.exists.answer === 'no') return [];
  const path: Path = instance.path;
  const { range: _, ...rest } = { range: undefined, ...said };
  return [{ ...(rest as T), address: addressIn(stack, said.address), path }];
}
