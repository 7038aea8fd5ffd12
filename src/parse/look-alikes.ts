import { type Described, type Json, type Problem, say, supportPolicy } from '../model/index.js';
import { isMap, type JsonMap } from './data.js';

/** What a look-alike is told by: the beginning of the text, and the data where it could be parsed. */
export interface Evidence {
  /** Without the codes that colour a terminal's output. */
  readonly head: string;
  readonly data?: Json;
}

/** Something that is taken for an input of ours. */
interface LookAlike {
  readonly code: keyof typeof lookAlikeCatalogue;
  /** With its article: `a binary plan`. */
  readonly looksLike: string;
  readonly matches: (evidence: Evidence) => boolean;
}

const planToJson = '`terraform plan -out p && terraform show -json p | rolecall scan -`';

type LooksLike = { readonly looksLike: string };

/** @param advice what to run instead, in one or two sentences */
function lookAlikeEntry({ advice, when, todo }: { advice: string; when: string; todo: string }): Described<LooksLike> {
  return { severity: 'note', message: ({ looksLike }) => `This looks like ${looksLike}. ${advice}`, when, todo };
}

/** What is said of inputs that are none of ours: `when` is what they are, `todo` what to run instead. */
export const lookAlikeCatalogue = {
  'aws-output': lookAlikeEntry({
    advice: 'It tells what is there today, which counts beside what is deployed: `rolecall scan . --facts FILE`.',
    when: '`aws iam get-account-authorization-details` or `list-entities-for-policy`',
    todo: '`rolecall scan . --facts FILE`',
  }),
  'binary-file': lookAlikeEntry({
    advice: 'Inputs are texts: plans and states as JSON, templates as YAML or JSON.',
    when: 'a zip archive, an image, any bytes that are no text',
    todo: 'plans and states as JSON, templates as YAML or JSON',
  }),
  'binary-plan': lookAlikeEntry({
    advice: 'Turn it into JSON where its providers are installed: `terraform show -json FILE | rolecall scan -`.',
    when: 'what `terraform plan -out` writes',
    todo: '`terraform show -json FILE | rolecall scan -`',
  }),
  configuration: lookAlikeEntry({
    advice: 'A run takes it from the folder that it is started in, or those above, or by `--config FILE`.',
    when: 'a `rolecall.yaml`',
    todo: '`--config FILE`',
  }),
  'empty-input': lookAlikeEntry({
    advice: 'If it should hold a plan, the command that wrote it failed: look at its error output.',
    when: 'an empty file, or white space',
    todo: 'look at the error output of the command that should have written it',
  }),
  facts: lookAlikeEntry({
    advice: 'Judge them with `rolecall evaluate FILE`, or give them beside inputs: `--base FILE` or `--facts FILE`.',
    when: 'what `rolecall extract` writes',
    todo: '`rolecall evaluate FILE`; beside inputs `--base FILE` or `--facts FILE`',
  }),
  'function-signatures': lookAlikeEntry({
    advice: `What will be deployed is in a plan: ${planToJson}.`,
    when: '`terraform metadata functions -json`',
    todo: 'scan a plan',
  }),
  'not-an-input': lookAlikeEntry({
    advice: 'It is neither a Terraform plan or state nor a CloudFormation template; if it deploys one, scan that.',
    when: 'a Kubernetes manifest, a workflow, any other JSON, YAML or text',
    todo: 'nothing',
  }),
  'org-formation': lookAlikeEntry({
    advice: 'Print the templates that it deploys, and scan those: `org-formation print-tasks`.',
    when: 'a task file or template of org-formation',
    todo: '`org-formation print-tasks`, and scan what it prints',
  }),
  'output-values': lookAlikeEntry({
    advice: `What will be deployed is in a plan: ${planToJson}.`,
    when: '`terraform output -json`',
    todo: 'scan a plan',
  }),
  parameters: lookAlikeEntry({
    advice: 'Templates are judged with them: `rolecall scan TEMPLATE --parameters FILE`.',
    when: 'values of parameters of CloudFormation, as the AWS CLI or CodePipeline take them',
    todo: '`rolecall scan TEMPLATE --parameters FILE`',
  }),
  'plan-log': lookAlikeEntry({
    advice: `The log tells of changes, not of what will be there. Save the plan and show it: ${planToJson}.`,
    when: 'the lines of `terraform plan -json`',
    todo: 'save the plan and show it as JSON',
  }),
  'plan-text': lookAlikeEntry({
    advice: `It does not say enough. Save the plan and show it as JSON: ${planToJson}.`,
    when: 'a plan or an apply as printed for people',
    todo: 'save the plan and show it as JSON',
  }),
  'policy-test': lookAlikeEntry({
    advice: 'What it holds is made up for the test and deployed by nobody.',
    when: 'tests of policy rules: cfn-guard, OPA mocks',
    todo: 'nothing',
  }),
  'provider-schema': lookAlikeEntry({
    advice: `What will be deployed is in a plan: ${planToJson}.`,
    when: '`terraform providers schema -json`',
    todo: 'scan a plan',
  }),
  'sentinel-mock': lookAlikeEntry({
    advice: 'It is made for policy tests. Take the plan that it was made from: `terraform show -json`.',
    when: 'a mock of a plan for Sentinel',
    todo: 'scan the plan that it was made from',
  }),
  'serverless-framework': lookAlikeEntry({
    advice: 'Run `serverless package` and scan the template that it leaves in `.serverless`.',
    when: 'a service of the Serverless Framework',
    todo: '`serverless package`, and scan `.serverless`',
  }),
  'state-file': lookAlikeEntry({
    advice: 'Its form is internal to Terraform: run `terraform show -json | rolecall scan -` where it belongs.',
    when: '`terraform.tfstate`',
    todo: '`terraform show -json | rolecall scan -`',
  }),
  'templated-text': lookAlikeEntry({
    advice: 'Fill it in first, and scan the result.',
    when: 'a text with tags of Jinja, Nunjucks or Helm',
    todo: 'fill it in, and scan the result',
  }),
  'terraform-configuration': lookAlikeEntry({
    advice: `What it deploys is in its plan: ${planToJson}.`,
    when: '`.tf` or `.tf.json`',
    todo: 'scan its plan',
  }),
  'validate-output': lookAlikeEntry({
    advice: `What will be deployed is in a plan: ${planToJson}.`,
    when: '`terraform validate -json`',
    todo: 'scan a plan',
  }),
};

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

/** From the surest to the vaguest: the first that matches counts. */
const lookAlikes: readonly LookAlike[] = [
  {
    code: 'empty-input',
    looksLike: 'an empty file',
    matches: text(/^\s*$/),
  },
  {
    code: 'binary-plan',
    looksLike: 'a binary plan',
    matches: ({ head }) => (isZip(head) && head.slice(0, 400).includes('tfplan')) || head.startsWith('tfplan'),
  },
  {
    code: 'binary-file',
    looksLike: 'a binary file',
    matches: ({ head }) => isZip(head) || head.includes('\u0000'),
  },
  {
    code: 'facts',
    looksLike: 'facts of Rolecall',
    matches: text(/^[ \t]*\{"rolecall":\s*"facts"/m),
  },
  {
    code: 'aws-output',
    looksLike: 'what the AWS CLI prints of an account',
    matches: either(keys('RoleDetailList'), keys('PolicyRoles')),
  },
  {
    code: 'state-file',
    looksLike: "Terraform's own state file",
    matches: ({ data }) => isMap(data) && typeof data.version === 'number' && ('lineage' in data || 'serial' in data),
  },
  {
    code: 'plan-log',
    looksLike: 'the log of `terraform plan -json`',
    matches: text(/^\s*\{"@level":|"@module":\s*"(terraform|tofu)\.ui"/),
  },
  {
    code: 'plan-text',
    looksLike: 'a plan or an apply as printed for people',
    matches: text(
      /^(Terraform|OpenTofu) (will perform|used the selected providers)|^[ \t]*# \S+ (will|must) be |^(Apply|Destroy) complete!|^Plan: \d+ to add|^\S+: (Refreshing state|Reading|Creating|Modifying|Destroying)\.\.\./m,
    ),
  },
  {
    code: 'provider-schema',
    looksLike: 'the output of `terraform providers schema -json`',
    matches: either(keys('provider_schemas'), keys('provider_format_version')),
  },
  {
    code: 'function-signatures',
    looksLike: 'the output of `terraform metadata functions -json`',
    matches: keys('function_signatures'),
  },
  {
    code: 'validate-output',
    looksLike: 'the output of `terraform validate -json`',
    matches: keys('valid', 'diagnostics'),
  },
  {
    code: 'output-values',
    looksLike: 'the output of `terraform output -json`',
    matches: ({ data }) => isMap(data) && Object.keys(data).length > 0 && Object.values(data).every(isOutput),
  },
  {
    code: 'sentinel-mock',
    looksLike: 'a Sentinel mock',
    matches: text(/^(import "|terraform_version = "|resource_changes = \{|_modules = \{|module_paths = \[)/m),
  },
  {
    code: 'policy-test',
    looksLike: 'a test of policy rules',
    matches: either(
      ({ data }) => Array.isArray(data) && data.length > 0 && data.every(isRuleTest),
      keys('mock'),
      text(/^[ \t]*- (name:[^\n]*\n[ \t]+)?input:[\s\S]*\n\s+expectations:/m),
    ),
  },
  {
    code: 'parameters',
    looksLike: 'values of CloudFormation parameters',
    matches: either(text(/^[ \t]*-[ \t]+['"]?ParameterKey\b/m), ({ data }) => areParameters(data)),
  },
  {
    code: 'configuration',
    looksLike: 'a configuration of Rolecall',
    matches: ({ head }) => isConfiguration(head),
  },
  {
    code: 'terraform-configuration',
    looksLike: 'Terraform source',
    matches: either(
      text(/^(resource|data) "\w+" "[\w-]+" \{|^(module|provider|variable|output) "[\w-]+" \{|^(terraform|locals) \{/m),
      isSourceAsJson,
    ),
  },
  {
    code: 'org-formation',
    looksLike: 'a file of org-formation',
    matches: text(
      /AWSTemplateFormatVersion['"]?\s*:\s*['"]?2010-09-09-OC|OrganizationBindings?\b|^[ \t]+Type: ['"]?(update-stacks|update-organization|register-type|apply-tasks|annotate-organization)\b/m,
    ),
  },
  {
    code: 'serverless-framework',
    looksLike: 'a service of the Serverless Framework',
    matches: text(/^service:[\s\S]*^provider:/m),
  },
  {
    code: 'templated-text',
    looksLike: 'a text with template tags (Jinja, Nunjucks, Helm)',
    matches: text(/\{%-?\s*\w|\{\{-?\s*(?!resolve:)[\w.$'"]/),
  },
  {
    code: 'not-an-input',
    looksLike: 'a Kubernetes manifest',
    matches: text(/^apiVersion:[\s\S]*^kind:|^kind:[\s\S]*^apiVersion:/m),
  },
  {
    code: 'not-an-input',
    looksLike: 'a workflow of a CI service',
    matches: text(/^('on'|"on"|on):[\s\S]*^jobs:|^stages:|^pipelines:/m),
  },
  {
    code: 'not-an-input',
    looksLike: 'other JSON',
    matches: text(/^\s*[[{"]/),
  },
];

const anythingElse: LookAlike = {
  code: 'not-an-input',
  looksLike: 'other YAML or text',
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

/** A list of `ParameterKey` and `ParameterValue`, or CodePipeline's template configuration. */
function areParameters(data: Json | undefined): boolean {
  if (Array.isArray(data)) return data.length > 0 && data.every((one) => isMap(one) && 'ParameterKey' in one);
  return (
    isMap(data) && 'Parameters' in data && Object.keys(data).every((key) => /^(Parameters|Tags|StackPolicy)$/.test(key))
  );
}

const CONFIGURATION_KEYS = new Set(
  'account trustedAccounts trustedOrganizations trustedIssuers strict rules scopes waivers locked'.split(' '),
);

/** YAML with no other keys than those of `schemas/config.schema.json`. */
function isConfiguration(head: string): boolean {
  const keys = Array.from(head.matchAll(/^([\w-]+):(?=\s)/gm), ([, key = '']) => key);
  return keys.length > 0 && keys.every((key) => CONFIGURATION_KEYS.has(key));
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
  const { code, looksLike } = lookAlikes.find(({ matches }) => matches(evidence)) ?? anythingElse;
  // A service deploys what stands below its `resources`: where the policy is named there, a role may be lost.
  const mayHoldIt = code === 'serverless-framework' && evidence.head.includes(supportPolicy);
  return {
    looksLike,
    problem: { ...say(lookAlikeCatalogue, code, { looksLike }), severity: mayHoldIt ? 'error' : 'note' },
  };
}
