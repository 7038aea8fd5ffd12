import type { DocumentKind, Json } from '../model/index.js';
import { isMap, type JsonMap } from './data.js';

/** Keys that only a plan has: https://developer.hashicorp.com/terraform/internals/json-format */
const planKeys = [
  'planned_values',
  'resource_changes',
  'prior_state',
  'output_changes',
  'resource_drift',
  'relevant_attributes',
  'complete',
  'errored',
];

/** Keys that show another document of Terraform's, or of a tool that borrows its marker. */
const foreignKeys = ['provider_schemas', 'function_signatures', 'diagnostics', 'input_type', 'rule_bundles', 'results'];

/** What a value from JSON or YAML is, told by its content; nothing where it is no input of ours. */
export function kindOf(data: Json): DocumentKind | undefined {
  if (!isMap(data)) return undefined;
  if (isTemplate(data)) return 'cloudformation';
  if (foreignKeys.some((key) => key in data)) return undefined;
  if (isPlan(data)) return 'terraform-plan';
  return isState(data) ? 'terraform-state' : undefined;
}

/** The marker is `format_version`; where a tool has cut it, the two parts that only a plan has show it. */
function isPlan(data: JsonMap): boolean {
  if (typeof data.format_version === 'string') return planKeys.some((key) => key in data);
  return isMap(data.planned_values) && isMap(data.configuration);
}

/** `terraform show -json` of a state; of an empty one it prints the versions and nothing else. */
function isState(data: JsonMap): boolean {
  if (typeof data.format_version !== 'string') return false;
  return 'values' in data || Object.keys(data).every((key) => key === 'format_version' || key === 'terraform_version');
}

/**
 * A template says its version or a transform of AWS's, has resources of CloudFormation's types, loops or transforms
 * among them, or has only sections of a template, with resources or a transform that may bring some. What CloudFormation would refuse is a template all the same, so that
 * its normalizer can say what is wrong: what is taken for something else is not looked at, and a role in it would be
 * lost. Files of org-formation borrow the form and say so in the version.
 */
function isTemplate(data: JsonMap): boolean {
  if ('AWSTemplateFormatVersion' in data) return !String(data.AWSTemplateFormatVersion).endsWith('-OC');
  const transform = JSON.stringify(data.Transform) ?? '';
  if (/"AWS::\w/.test(transform)) return true;
  if (transform !== '' && Object.keys(data).every(isSection)) return true;
  if (!isMap(data.Resources)) return false;
  const resources = Object.entries(data.Resources);
  const isPlain = resources.every(([key, resource]) => isMap(resource) || isAddition(key));
  return resources.some(isTemplates) || (isPlain && (transform !== '' || Object.keys(data).every(isSection)));
}

/** Whether an entry of the resources can be nothing but a template's. */
function isTemplates([key, resource]: [string, Json]): boolean {
  return isAddition(key) || (isMap(resource) && Object.values(resource).some(isResourceType));
}

/** What puts other resources in its place. */
function isAddition(key: string): boolean {
  return key.startsWith('Fn::');
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html, and `Globals` of SAM. */
const sections: ReadonlySet<string> = new Set([
  'AWSTemplateFormatVersion',
  'Conditions',
  'Description',
  'Globals',
  'Hooks',
  'Mappings',
  'Metadata',
  'Modules',
  'Outputs',
  'Packages',
  'Parameters',
  'Resources',
  'Rules',
  'Transform',
]);

/** Whether a key is a section of a template. */
export function isSection(key: string): boolean {
  return sections.has(key);
}

const resourceType = /^(AWS|Custom|Alexa)::\w|^\w+::\w+::\w+(::MODULE)?$/;

function isResourceType(value: Json): boolean {
  return typeof value === 'string' && resourceType.test(value);
}
