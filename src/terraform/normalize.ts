import { type Deployment, type Document, once } from '../model/index.js';
import { type Accounts, ownAccountId } from './accounts/accounts.js';
import type { ReadBeside } from './beside/beside.js';
import { decidedBySource } from './beside/source-of-plan.js';
import { type Entry, instancesOf } from './instances/entry.js';
import type { Instance } from './instances/instance.js';
import { indexInstances } from './instances/instance-index.js';
import { type JsonMap, mapOf } from './language/json.js';
import { secretlyNamed } from './names/sensitive.js';
import { type AfterApply, afterApply } from './plan/after-apply.js';
import { type Configuration, readConfiguration } from './plan/configuration.js';
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
  /** Evaluates the source that the plan was made of. */
  readonly source?: ReadBeside;
}

/**
 * What a plan will have put in place, or what a state says is there.
 * @param document a `terraform-plan` or `terraform-state`: what `terraform show -json` prints
 * @param setting reads the templates of the stacks that it deploys; without, they do not show. Its source decides what
 *   a plan leaves open, unless the two contradict each other: that is noted
 * @returns its resources after apply, those it deletes included; their places lead into the document, to the values
 *   they are read from (`['resource_changes', 3, 'change', 'after']`). Never throws: what is not as Terraform prints
 *   it is left out, or becomes unknown.
 */
export function normalize(document: Document, { template, source }: PlanSetting = {}): Deployment {
  const { input, kind } = document;
  const data = mapOf(document.data);
  const problems = versionProblems(data.format_version);
  if (problems.length > 0) return { input, kind, account: undefined, resources: [], gaps: [], problems };
  const configuration = readConfiguration(data.configuration);
  const printed = kind === 'terraform-state' ? stateAsItIs(data) : afterApply(data);
  const gaps = gapsOf(data, printed, configuration);
  const plan = { data, entries: printed.entries, configuration, gaps, matters };
  const decided = decidedBySource(plan, kind === 'terraform-plan' ? source : undefined);
  const { entries } = decided;
  const instances = instancesOf(entries.filter(matters));
  const before = printed.before((entry) => matters(entry) && !entry.isLookup);
  const all = [...instances, ...before];
  const root = rootModule(data, entries, all, configuration, decided.accountsOf(all));
  const read = template ?? (() => undefined);
  const [stacks, stacksBefore] = [instances, before].map((part) => stacksOf(root, part, input, read));
  const resourcesIn = (part: readonly Instance[], isToday: boolean) =>
    part.flatMap((instance) => resourcesOf({ root, instance, isToday }, input));
  const resourcesBefore = [...resourcesIn(before, true), ...(stacksBefore?.resources ?? [])];
  const resources = withoutLeftOut([...withoutLookups(resourcesIn(instances, false)), ...(stacks?.resources ?? [])]);
  const account = ownAccountId(root.accounts, [...resources, ...resourcesBefore], () => managedIn(entries));
  return {
    input,
    kind,
    account,
    resources,
    ...(resourcesBefore.length > 0 && { before: resourcesBefore }),
    gaps: [...gaps, ...(stacks?.gaps ?? [])],
    problems: [...decided.notes, ...(stacks?.problems ?? [])],
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

function rootModule(
  data: JsonMap,
  entries: readonly Entry[],
  instances: readonly Instance[],
  configuration: Configuration,
  accounts: Accounts,
): RootModule {
  const index = indexInstances(entries);
  return {
    configuration,
    instances: index,
    hidesInstances: !areChanges(data.resource_changes),
    secrets: secretlyNamed(instances),
    variables: mapOf(data.variables),
    accounts,
    relevant: once(() => relevantSources(data.relevant_attributes, index)),
    relevantCandidates: new Map(),
  };
}
