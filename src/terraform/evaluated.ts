import type { Deployment, Tree } from '../model/index.js';
import { type Accounts, ownAccountId } from './accounts/accounts.js';
import { type Entry, instancesOf, blockOf as typeAt } from './instances/entry.js';
import type { Instance } from './instances/instance.js';
import { indexInstances } from './instances/instance-index.js';
import { isLookup, moduleText } from './language/address.js';
import type { JsonMap } from './language/json.js';
import { arnOf, idOf, nameOf } from './names/name.js';
import { secretlyNamed } from './names/sensitive.js';
import type { Configuration } from './plan/configuration.js';
import { unreadResources } from './plan/gaps.js';
import { policyDocument } from './policy-document/rebuild.js';
import type { RootModule } from './references/root-module.js';
import { withoutLeftOut } from './resources/exclusive-lists.js';
import { resourcesOf, withoutLookups } from './resources/resource.js';
import { type ReadTemplate, stacksOf } from './stacks/deployed.js';
import { namingOf } from './types/resource-types.js';

/** What the source of a root module comes to, every expression evaluated. */
export interface Evaluated {
  readonly instances: readonly Instance[];
  readonly accounts: Accounts;
  /** The attributes that the block of an instance sets. */
  readonly set: ReadonlyMap<Instance, readonly string[]>;
}

/** What a root module deploys, read by the readers that plans are read by. */
export function evaluatedDeployment(input: string, evaluated: Evaluated, template: ReadTemplate): Deployment {
  const entries = evaluated.instances.map(entryOf);
  const root = rootModule(evaluated.accounts, entries, configurationOf(evaluated));
  const { instances, accounts } = evaluated;
  const resources = instances.flatMap((instance) => resourcesOf({ root, instance, isToday: false }, input));
  const stacks = stacksOf(root, instances, input, template);
  const all = withoutLeftOut([...withoutLookups(resources), ...stacks.resources]);
  return {
    input,
    kind: 'terraform-source',
    account: ownAccountId(accounts, all, () => instances.filter((one) => !isLookup(one))),
    resources: all,
    gaps: [...unreadResources(entries), ...stacks.gaps],
    problems: stacks.problems,
  };
}

/** The attributes by which others name an instance, with what they will be: names, ARN, id. */
export function identityAttributes(accounts: Accounts, instance: Instance): ReadonlyMap<string, Tree> {
  const naming = namingOf(instance.type);
  if (!naming) return new Map();
  const root = rootModule(accounts, [], new Map());
  const [name, arn] = [nameOf(instance), arnOf(root, instance)];
  const id = naming.names.length + naming.arns.length > 0 ? idOf(instance) : undefined;
  const attributes: (readonly [string, Tree | undefined])[] = [
    ['id', id],
    ...naming.names.map((attribute) => [attribute, name] as const),
    ...naming.arns.map((attribute) => [attribute, arn] as const),
  ];
  return new Map(
    attributes.flatMap(([attribute, value]) => (value === undefined ? [] : [[attribute, value] as const])),
  );
}

/** The document that a data source `aws_iam_policy_document` makes of its blocks. */
export function computedDocument(accounts: Accounts, instance: Instance): Tree {
  return policyDocument.of(rootModule(accounts, [], new Map()), instance, 'json') ?? null;
}

function rootModule(accounts: Accounts, entries: readonly Entry[], configuration: Configuration): RootModule {
  const instances = instancesOf(entries);
  return {
    accounts,
    configuration,
    instances: indexInstances(entries),
    hidesInstances: false,
    secrets: secretlyNamed(instances),
    variables: {},
    relevant: () => [],
    relevantCandidates: new Map(),
  };
}

function entryOf(instance: Instance): Entry {
  return {
    address: instance.address,
    module: moduleText(instance.module),
    type: typeAt(instance.block).type,
    isLookup: isLookup(instance),
    isDeposed: false,
    previousAddress: undefined,
    stated: {},
    index: 0,
    read: () => instance,
  };
}

/** The blocks with the attributes that are set, as a plan's configuration has them. */
function configurationOf({ instances, set }: Evaluated): Configuration {
  const modules = new Map<string, Map<string, JsonMap>>();
  for (const instance of instances) {
    const name = instance.module.map((step) => step.name).join('.');
    const blocks = modules.get(name) ?? new Map<string, JsonMap>();
    const expressions = Object.fromEntries((set.get(instance) ?? []).map((attribute) => [attribute, {}]));
    modules.set(name, blocks.set(instance.block, { expressions }));
  }
  return new Map([...modules].map(([name, blocks]) => [name, { blocks, calls: {}, outputs: {} }]));
}
