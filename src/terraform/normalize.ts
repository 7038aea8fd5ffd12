import { type Deployment, type Document, once, type Resource } from '../model/index.js';
import { ownAccountId, readAccounts } from './accounts.js';
import { type AfterApply, afterApply } from './after-apply.js';
import { readConfiguration } from './configuration.js';
import { deployedTemplates } from './deployed-templates.js';
import { type Entry, instancesOf } from './entry.js';
import { versionProblems } from './format-version.js';
import { gapsOf } from './gaps.js';
import type { Instance } from './instance.js';
import { indexInstances } from './instance-index.js';
import { type JsonMap, mapOf } from './json.js';
import type { Plan } from './plan.js';
import { relevantSources } from './relevant.js';
import { resourceOf } from './resources/resource.js';
import { secretlyNamed } from './secret.js';
import { stateEntries } from './state.js';

/**
 * What a plan will have put in place, or what a state says is there.
 * @param document a `terraform-plan` or `terraform-state`: what `terraform show -json` prints
 * @returns its resources after apply, those it deletes included; their places lead into the document, to the values
 *   they are read from (`['resource_changes', 3, 'change', 'after']`). Never throws: what is not as Terraform prints
 *   it is left out, or becomes unknown.
 */
export function normalize(document: Document): Deployment {
  const { input, kind } = document;
  const data = mapOf(document.data);
  const problems = versionProblems(data.format_version);
  if (problems.length > 0) return { input, kind, account: undefined, resources: [], gaps: [], problems };
  const after = kind === 'terraform-state' ? stateAsItIs(data) : afterApply(data);
  const instances = instancesOf(after.entries.filter(matters));
  const before = instancesOf(after.before.filter((entry) => matters(entry) && !entry.isLookup));
  const plan = planOf(data, after.entries, [...instances, ...before]);
  const resourcesOf = (part: readonly Instance[], isToday: boolean) =>
    part.flatMap((instance) => resourceOf({ input, plan, instance, isToday }) ?? []);
  const resourcesBefore = resourcesOf(before, true);
  return {
    input,
    kind,
    account: ownAccountId(plan.accounts),
    resources: withoutLookups(resourcesOf(instances, false)),
    ...(resourcesBefore.length > 0 ? { before: resourcesBefore } : {}),
    gaps: [
      ...gapsOf(data, { ...after, passesOver: after.passesOver || leavesBlocksOut(data, plan, after.entries) }),
      ...deployedTemplates(after.entries),
    ],
    problems,
  };
}

/** Whether an entry is read whether or not anything refers to it: it has a place in the model, or tells the account. */
function matters({ type }: Entry): boolean {
  return /^(aws_iam_|aws_ssoadmin_|awscc_iam_|aws_caller_identity$|aws_partition$)/.test(type);
}

/**
 * Whether a plan that does not say if it is complete passes over a block of the root module that does not repeat, as a
 * targeted first plan does: any other has its instance. A block over an empty set that is written out looks the same.
 */
function leavesBlocksOut(data: JsonMap, { configuration }: Plan, entries: readonly Entry[]): boolean {
  if ('complete' in data || !('resource_changes' in data)) return false;
  const atRoot = entries.filter(({ module }) => module === '');
  const found = new Set(atRoot.map(({ address }) => address.replace(/\[.*/s, '')));
  const blocks = [...(configuration.get('')?.blocks ?? [])];
  return blocks.some(
    ([address, block]) =>
      block.mode === 'managed' &&
      !('count_expression' in block || 'for_each_expression' in block) &&
      !found.has(address),
  );
}

function stateAsItIs(data: JsonMap): AfterApply {
  return { entries: stateEntries(data.values, ['values']), before: [], passesOver: false, hidesChanges: false };
}

function planOf(data: JsonMap, entries: readonly Entry[], instances: readonly Instance[]): Plan {
  const configuration = readConfiguration(data.configuration);
  const index = indexInstances(entries);
  return {
    configuration,
    instances: index,
    secrets: secretlyNamed(instances),
    variables: mapOf(data.variables),
    accounts: readAccounts(data, instances, configuration),
    relevant: once(() => relevantSources(data.relevant_attributes, index)),
    relevantCandidates: new Map(),
  };
}

/** A role that is both managed and looked up is one role, and what is looked up may be older. */
function withoutLookups(resources: readonly Resource[]): readonly Resource[] {
  const managed = new Set(resources.flatMap((one) => (one.kind === 'role' && one.change !== 'read' ? [one.name] : [])));
  return resources.filter((one) => one.kind !== 'role' || one.change !== 'read' || !managed.has(one.name));
}
