import type { Json, Problem } from '../model/index.js';
import { isMap, type JsonMap } from './recognise.js';

/** What a look-alike is told by: the beginning of the text, and the data where it could be parsed. */
export interface Evidence {
  /** Without the codes that colour a terminal's output. */
  readonly head: string;
  readonly data?: Json;
}

/** Something that is taken for an input of ours, and what to run instead. */
interface LookAlike {
  readonly code: string;
  /** With its article: `a binary plan`. */
  readonly looksLike: string;
  /** One or two sentences. */
  readonly advice: string;
  readonly matches: (evidence: Evidence) => boolean;
}

const text =
  (pattern: RegExp) =>
  ({ head }: Evidence): boolean =>
    pattern.test(head);
const keys =
  (...names: readonly string[]) =>
  ({ data }: Evidence): boolean =>
    isMap(data) && names.every((name) => name in data);
const either =
  (...tests: readonly ((evidence: Evidence) => boolean)[]) =>
  (evidence: Evidence): boolean =>
    tests.some((test) => test(evidence));

const planToJson = '`terraform plan -out p && terraform show -json p | rolecall scan -`';

/** From the surest to the vaguest: the first that matches counts. */
const lookAlikes: readonly LookAlike[] = [
  {
    code: 'empty-input',
    looksLike: 'an empty file',
    advice: 'If it should hold a plan, the command that wrote it failed: look at its error output.',
    matches: text(/^\s*$/),
  },
  {
    code: 'binary-plan',
    looksLike: 'a binary plan',
    advice: 'Turn it into JSON where its providers are installed: `terraform show -json FILE | rolecall scan -`.',
    matches: ({ head }) => (isZip(head) && head.slice(0, 400).includes('tfplan')) || head.startsWith('tfplan'),
  },
  {
    code: 'binary-file',
    looksLike: 'a binary file',
    advice: 'Inputs are texts: plans and states as JSON, templates as YAML or JSON.',
    matches: ({ head }) => isZip(head) || head.includes('\u0000'),
  },
  {
    code: 'facts',
    looksLike: 'facts of Rolecall',
    advice: 'Judge them with `rolecall evaluate FILE`, or give them beside inputs: `--base FILE` or `--facts FILE`.',
    matches: text(/^\s*\{"rolecall":\s*"facts"/m),
  },
  {
    code: 'aws-output',
    looksLike: 'what the AWS CLI prints of an account',
    advice: 'It tells what is there today, which counts beside what is deployed: `rolecall scan . --facts FILE`.',
    matches: either(keys('RoleDetailList'), keys('PolicyRoles')),
  },
  {
    code: 'state-file',
    looksLike: "Terraform's own state file",
    advice: 'Its form is internal to Terraform: run `terraform show -json | rolecall scan -` where it belongs.',
    matches: ({ data }) => isMap(data) && typeof data.version === 'number' && ('lineage' in data || 'serial' in data),
  },
  {
    code: 'plan-log',
    looksLike: 'the log of `terraform plan -json`',
    advice: `The log tells of changes, not of what will be there. Save the plan and show it: ${planToJson}.`,
    matches: text(/^\s*\{"@level":|"@module":\s*"(terraform|tofu)\.ui"/),
  },
  {
    code: 'plan-text',
    looksLike: 'a plan or an apply as printed for people',
    advice: `It does not say enough. Save the plan and show it as JSON: ${planToJson}.`,
    matches: text(
      /^(Terraform|OpenTofu) (will perform|used the selected providers)|^\s*# \S+ (will|must) be |^(Apply|Destroy) complete!|^Plan: \d+ to add|^\S+: (Refreshing state|Reading|Creating|Modifying|Destroying)\.\.\./m,
    ),
  },
  {
    code: 'provider-schema',
    looksLike: 'the output of `terraform providers schema -json`',
    advice: `What will be deployed is in a plan: ${planToJson}.`,
    matches: either(keys('provider_schemas'), keys('provider_format_version')),
  },
  {
    code: 'function-signatures',
    looksLike: 'the output of `terraform metadata functions -json`',
    advice: `What will be deployed is in a plan: ${planToJson}.`,
    matches: keys('function_signatures'),
  },
  {
    code: 'validate-output',
    looksLike: 'the output of `terraform validate -json`',
    advice: `What will be deployed is in a plan: ${planToJson}.`,
    matches: keys('valid', 'diagnostics'),
  },
  {
    code: 'output-values',
    looksLike: 'the output of `terraform output -json`',
    advice: `What will be deployed is in a plan: ${planToJson}.`,
    matches: ({ data }) => isMap(data) && Object.keys(data).length > 0 && Object.values(data).every(isOutput),
  },
  {
    code: 'sentinel-mock',
    looksLike: 'a Sentinel mock',
    advice: 'It is made for policy tests. Take the plan that it was made from: `terraform show -json`.',
    matches: text(/^(import "|terraform_version = "|resource_changes = \{|_modules = \{|module_paths = \[)/m),
  },
  {
    code: 'policy-test',
    looksLike: 'a test of policy rules',
    advice: 'What it holds is made up for the test and deployed by nobody.',
    matches: either(
      ({ data }) => Array.isArray(data) && data.length > 0 && data.every(isRuleTest),
      keys('mock'),
      text(/^\s*- (name:[^\n]*\n\s+)?input:[\s\S]*\n\s+expectations:/m),
    ),
  },
  {
    code: 'terraform-configuration',
    looksLike: 'Terraform source',
    advice: `What it deploys is in its plan: ${planToJson}.`,
    matches: either(
      text(/^(resource|data) "\w+" "[\w-]+" \{|^(module|provider|variable|output) "[\w-]+" \{|^(terraform|locals) \{/m),
      isSourceAsJson,
    ),
  },
  {
    code: 'org-formation',
    looksLike: 'a file of org-formation',
    advice: 'Print the templates that it deploys, and scan those: `org-formation print-tasks`.',
    matches: text(
      /AWSTemplateFormatVersion['"]?\s*:\s*['"]?2010-09-09-OC|OrganizationBindings?\b|^\s+Type: ['"]?(update-stacks|update-organization|register-type|apply-tasks|annotate-organization)\b/m,
    ),
  },
  {
    code: 'serverless-framework',
    looksLike: 'a service of the Serverless Framework',
    advice: 'Run `serverless package` and scan the template that it leaves in `.serverless`.',
    matches: text(/^service:[\s\S]*^provider:/m),
  },
  {
    code: 'templated-text',
    looksLike: 'a text with template tags (Jinja, Nunjucks, Helm)',
    advice: 'Fill it in first, and scan the result.',
    matches: text(/\{%-?\s*\w|\{\{-?\s*(?!resolve:)[\w.$'"]/),
  },
  {
    code: 'not-an-input',
    looksLike: 'a Kubernetes manifest',
    advice: 'It deploys nothing through CloudFormation or Terraform by itself.',
    matches: text(/^apiVersion:[\s\S]*^kind:|^kind:[\s\S]*^apiVersion:/m),
  },
  {
    code: 'not-an-input',
    looksLike: 'a workflow of a CI service',
    advice: 'Scan the plans and templates that it deploys.',
    matches: text(/^('on'|"on"|on):[\s\S]*^jobs:|^stages:|^pipelines:/m),
  },
  {
    code: 'not-an-input',
    looksLike: 'other JSON',
    advice: 'It is neither a Terraform plan or state nor a CloudFormation template.',
    matches: text(/^\s*[[{"]/),
  },
];

const anythingElse: LookAlike = {
  code: 'not-an-input',
  looksLike: 'other YAML or text',
  advice: 'It is neither a Terraform plan or state nor a CloudFormation template.',
  matches: () => true,
};

/** A plan file is a zip archive: https://developer.hashicorp.com/terraform/internals/json-format */
function isZip(head: string): boolean {
  return head.startsWith('PK\u0003\u0004');
}

function isOutput(value: Json): boolean {
  return isMap(value) && 'sensitive' in value && 'type' in value;
}

function isRuleTest(value: Json): boolean {
  return isMap(value) && 'input' in value && 'expectations' in value;
}

/** `*.tf.json`: https://developer.hashicorp.com/terraform/language/syntax/json */
function isSourceAsJson({ data }: Evidence): boolean {
  return isMap(data) && [data.resource, data.module, data.provider, data.variable].some(isNonEmpty);
}

function isNonEmpty(value: Json | undefined): value is JsonMap {
  return isMap(value) && Object.values(value).every((part) => typeof part === 'object');
}

/** What an input looks like that is none of ours, with a note that says what to do about it. */
export function lookAlike(evidence: Evidence): { looksLike: string; problem: Problem } {
  const { code, looksLike, advice } = lookAlikes.find(({ matches }) => matches(evidence)) ?? anythingElse;
  return { looksLike, problem: { code, severity: 'note', message: `This looks like ${looksLike}. ${advice}` } };
}

/** The codes of every problem about an input that is none of ours. */
export const lookAlikeCodes: readonly string[] = [...new Set(lookAlikes.map(({ code }) => code))];
