import { type Deployment, type Document, once } from '../model/index.js';
import { ownAccountId, readAccounts } from './accounts/accounts.js';
import { type Entry, instancesOf } from './instances/entry.js';
import type { Instance } from './instances/instance.js';
import { indexInstances } from './instances/instance-index.js';
import { type JsonMap, mapOf } from './language/json.js';
import { secretlyNamed } from './names/sensitive.js';
import { type AfterApply, afterApply } from './plan/after-apply.js';
import { readConfiguration } from './plan/configuration.js';
import { areChanges, gapsOf, versionProblems } from './plan/gaps.js';
import { stateEntries } from './plan/state.js';
import { relevantSources } from './references/locals.js';
import type { RootModule } from './references/root-module.js';
import { withoutLeftOut } from './resources/exclusive-lists.js';
import { resourcesOf, withoutLookups } from './resources/resource.js';
import { type ReadTemplate, stacksOf } from './stacks/deployed.js';
import { dataSources, hasArnOfIam, isRead } from './types/resource-types.js';
import { templateType } from './types/template-types.js';

export interface PlanSetting {
  readonly template?: ReadTemplate;
}

/**
 * What a plan will have put in place, or what a state says is there.
 * @param document a `terraform-plan` or `terraform-state`: what `terraform show -json` prints
 * @param setting reads the templates of the stacks that it deploys; without, they do not show
 * @returns its resources after apply, those it deletes included; their places lead into the document, to the values
 *   they are read from (`['resource_changes', 3, 'change', 'after']`). Never throws: what is not as Terraform prints
 *   it is left out, or becomes unknown.
 */
export function normalize(document: Document, { template }: PlanSetting = {}): Deployment {
  const { input, kind } = document;
  const data = mapOf(document.data);
  const problems = versionProblems(data.format_version);
  if (problems.length > 0) return { input, kind, account: undefined, resources: [], gaps: [], problems };
  const after = kind === 'terraform-state' ? stateAsItIs(data) : afterApply(data);
  const instances = instancesOf(after.entries.filter(matters));
  const before = after.before((entry) => matters(entry) && !entry.isLookup);
  const root = rootModule(data, after.entries, [...instances, ...before]);
  const read = template ?? (() => undefined);
  const [stacks, stacksBefore] = [instances, before].map((part) => stacksOf(root, part, input, read));
  const all = (part: readonly Instance[], isToday: boolean) =>
    part.flatMap((instance) => resourcesOf({ root, instance, isToday }, input));
  const resourcesBefore = [...all(before, true), ...(stacksBefore?.resources ?? [])];
  const resources = withoutLeftOut([...withoutLookups(all(instances, false)), ...(stacks?.resources ?? [])]);
  const account = ownAccountId(root.accounts, [...resources, ...resourcesBefore], () => managedIn(after.entries));
  return {
    input,
    kind,
    account,
    resources,
    ...(resourcesBefore.length > 0 && { before: resourcesBefore }),
    gaps: [...gapsOf(data, after, root.configuration), ...(stacks?.gaps ?? [])],
    problems: stacks?.problems ?? [],
  };
}

/** The managed resources that are there after apply. */
function managedIn(entries: readonly Entry[]): readonly Instance[] {
  return instancesOf(entries.filter(({ isLookup }) => !isLookup)).filter(({ exists }) => exists.answer !== 'no');
}

const tellAccounts: ReadonlySet<string> = new Set([dataSources.callerIdentity, dataSources.partition]);

/**
 * Whether an entry is read whether or not anything refers to it: it has a place in the model, or tells the account, as
 * whatever of IAM has an ARN does.
 */
function matters({ type }: Entry): boolean {
  return hasArnOfIam(type) || isRead(type) || templateType(type) !== undefined || tellAccounts.has(type);
}

function stateAsItIs(data: JsonMap): AfterApply {
  return { entries: stateEntries(data.values, ['values']), before: () => [], passesOver: false, hidesChanges: false };
}

function rootModule(data: JsonMap, entries: readonly Entry[], instances: readonly Instance[]): RootModule {
  const configuration = readConfiguration(data.configuration);
  const index = indexInstances(entries);
  return {
    configuration,
    instances: index,
    hidesInstances: !areChanges(data.resource_changes),
    secrets: secretlyNamed(instances),
    variables: mapOf(data.variables),
    accounts: readAccounts(data, instances, configuration),
    relevant: once(() => relevantSources(data.relevant_attributes, index)),
    relevantCandidates: new Map(),
  };
}
