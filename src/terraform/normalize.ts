import type { Deployment, Document } from '../model/index.js';
import { readAccounts } from './accounts.js';
import { type AfterApply, afterApply } from './after-apply.js';
import { readConfiguration } from './configuration.js';
import { versionProblems } from './format-version.js';
import { gapsOf } from './gaps.js';
import { type JsonMap, mapOf } from './json.js';
import { indexInstances, type Plan } from './plan.js';
import { resourceOf } from './resources/resource.js';
import { stateInstances } from './state.js';

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
  const plan = planOf(data, after);
  return {
    input,
    kind,
    account: plan.accounts.own,
    resources: after.instances.flatMap((instance) => resourceOf({ input, plan, instance }) ?? []),
    gaps: gapsOf(data, after),
    problems,
  };
}

function stateAsItIs(data: JsonMap): AfterApply {
  return { instances: stateInstances(data.values, ['values']), passesOver: false };
}

function planOf(data: JsonMap, { instances }: AfterApply): Plan {
  const configuration = readConfiguration(data.configuration);
  return {
    configuration,
    instances: indexInstances(instances),
    accounts: readAccounts(data, instances, configuration),
    relevantAttributes: data.relevant_attributes,
  };
}
