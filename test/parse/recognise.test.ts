import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from '../../src/parse/index.js';
import { fixture } from './fixture.js';

/** Each odd input: what its documents are, what it looks like where it has none, and the problems. */
const expected: Record<string, { kinds?: readonly string[]; looksLike?: string; problems?: readonly string[] }> = {
  'alias-bomb.yaml': { problems: ['error yaml-too-large'] },
  'alias-inside-its-anchor.yaml': { kinds: ['cloudformation'], problems: ['error yaml-alias 5:15'] },
  'anchors-and-merge-keys.yaml': { kinds: ['cloudformation'] },
  'apply-for-people.txt': { looksLike: 'a plan or an apply as printed for people', problems: ['note plan-text'] },
  'aws-account-details.json': {
    looksLike: 'what the AWS CLI prints of an account',
    problems: ['note aws-output'],
  },
  'aws-entities-for-policy.json': {
    looksLike: 'what the AWS CLI prints of an account',
    problems: ['note aws-output'],
  },
  'bracket-not-closed.yaml': { problems: ['error yaml-syntax 5:1'] },
  'broken-without-anything-of-iam.yaml': { problems: ['error yaml-syntax 5:1'] },
  'broken-text-behind-get-template.json': { problems: ['error yaml-syntax 2:19'] },
  'duplicate-keys.json': {
    kinds: ['cloudformation'],
    problems: ['note duplicate-key 4:68', 'note duplicate-key 5:5'],
  },
  'duplicate-keys.yaml': { kinds: ['cloudformation'], problems: ['note duplicate-key 6:3'] },
  'empty.json': { looksLike: 'an empty file', problems: ['note empty-input'] },
  'facts.ndjson': { looksLike: 'facts of Rolecall', problems: ['note facts'] },
  'flow-style.yaml': { kinds: ['cloudformation'] },
  'function-signatures.json': {
    looksLike: 'the output of `terraform metadata functions -json`',
    problems: ['note function-signatures'],
  },
  'github-workflow.yml': { looksLike: 'a workflow of a CI service', problems: ['note not-an-input'] },
  'helm-chart-template.yaml': {
    looksLike: 'a text with template tags (Jinja, Nunjucks, Helm)',
    problems: ['note templated-text'],
  },
  'jinja-template.yaml': { problems: ['error templated-text 3:2'] },
  'kubernetes-manifest.yaml': { looksLike: 'a Kubernetes manifest', problems: ['note not-an-input'] },
  'list-as-key.yaml': { kinds: ['cloudformation'], problems: ['error yaml-key 2:5'] },
  'org-formation-tasks.yaml': { looksLike: 'a file of org-formation', problems: ['note org-formation'] },
  'org-formation-template.yaml': { looksLike: 'a file of org-formation', problems: ['note org-formation'] },
  'other-with-comments.json': { looksLike: 'other JSON', problems: ['note not-an-input', 'note json-syntax 2:3'] },
  'other.json': { looksLike: 'other JSON', problems: ['note not-an-input'] },
  'other.yaml': { looksLike: 'other YAML or text', problems: ['note not-an-input'] },
  'output-values.json': { looksLike: 'the output of `terraform output -json`', problems: ['note output-values'] },
  'plan-before-warning.json': { kinds: ['terraform-plan'] },
  'plan-behind-command-line.json': { kinds: ['terraform-plan'] },
  'plan-cut-off.json': { problems: ['error json-truncated 29:24'] },
  'plan-for-people-in-colour.txt': {
    looksLike: 'a plan or an apply as printed for people',
    problems: ['note plan-text'],
  },
  'plan-for-people.txt': { looksLike: 'a plan or an apply as printed for people', problems: ['note plan-text'] },
  'plan-inside-a-mapping.json': { kinds: ['terraform-plan'] },
  'plan-log.jsonl': { looksLike: 'the log of `terraform plan -json`', problems: ['note plan-log'] },
  'plan-of-no-stated-version.json': { kinds: ['terraform-plan'] },
  'plan-without-a-comma.json': { problems: ['error json-syntax 3:3'] },
  'plan-without-changes.json': { kinds: ['terraform-plan'] },
  'plan.json': { kinds: ['terraform-plan'] },
  'plans-in-a-list.json': { kinds: ['terraform-plan', 'terraform-plan'] },
  'plans-in-a-row.json': { kinds: ['terraform-plan', 'terraform-plan'] },
  'plans-one-a-line.jsonl': { kinds: ['terraform-plan', 'terraform-plan', 'terraform-plan'] },
  'policy-mock.json': { looksLike: 'a test of policy rules', problems: ['note policy-test'] },
  'positions.json': { kinds: ['cloudformation'] },
  'positions.yaml': { kinds: ['cloudformation'] },
  'provider-schema.json': {
    looksLike: 'the output of `terraform providers schema -json`',
    problems: ['note provider-schema'],
  },
  'quoted-text-at-the-margin.yaml': { kinds: ['cloudformation'], problems: ['note yaml-quoted-text 6:1'] },
  'resources-missing.json': { kinds: ['cloudformation'] },
  'resources-with-nothing.yaml': { kinds: ['cloudformation'] },
  'rule-tests.json': { looksLike: 'a test of policy rules', problems: ['note policy-test'] },
  'rule-tests.yaml': { looksLike: 'a test of policy rules', problems: ['note policy-test'] },
  'scalars-keep-their-text.yaml': { kinds: ['cloudformation'] },
  'sentinel-mock.sentinel': { looksLike: 'a Sentinel mock', problems: ['note sentinel-mock'] },
  'serverless-framework.yml': {
    looksLike: 'a service of the Serverless Framework',
    problems: ['note serverless-framework'],
  },
  'several-documents.yaml': { kinds: ['cloudformation', 'cloudformation'] },
  'short-tags.yaml': { kinds: ['cloudformation'] },
  'state-file.json': { looksLike: "Terraform's own state file", problems: ['note state-file'] },
  'state-with-nothing.json': { kinds: ['terraform-state'] },
  'state.json': { kinds: ['terraform-state'] },
  'tab-indented.yaml': { problems: ['error yaml-syntax 2:1'] },
  'tags-of-other-dialects.yaml': { kinds: ['cloudformation'] },
  'template-behind-a-comment.json': { kinds: ['cloudformation'] },
  'template-behind-get-template.json': { kinds: ['cloudformation'] },
  'template-text-behind-get-template.json': { kinds: ['cloudformation'] },
  'terraform-source.tf': { looksLike: 'Terraform source', problems: ['note terraform-configuration'] },
  'terraform-source.tf.json': { looksLike: 'Terraform source', problems: ['note terraform-configuration'] },
  'type-missing.yaml': { kinds: ['cloudformation'] },
  'cli-modules.yaml': { kinds: ['cloudformation'] },
  'flow-style-behind-dashes.yaml': { kinds: ['cloudformation'] },
  'lower-case-type.yaml': { kinds: ['cloudformation'] },
  'merged-into-the-root.yaml': { kinds: ['cloudformation'] },
  'only-a-transform.yaml': { kinds: ['cloudformation'] },
  'only-loops-without-transform.yaml': { kinds: ['cloudformation'] },
  'only-loops.yaml': { kinds: ['cloudformation'] },
  'own-transform.yaml': { kinds: ['cloudformation'] },
  'resources-of-another-tool.yaml': { looksLike: 'other YAML or text', problems: ['note not-an-input'] },
  'stack-set-behind-describe.json': { kinds: ['cloudformation'] },
  'transform-of-another-tool.yaml': { looksLike: 'other YAML or text', problems: ['note not-an-input'] },
  'validate-output.json': { looksLike: 'the output of `terraform validate -json`', problems: ['note validate-output'] },
};

describe('what an input is, told by its content', () => {
  it('has an expectation for every odd input', () => {
    const folder = new URL('../../fixtures/inputs/', import.meta.url);
    expect(readdirSync(folder).sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.entries(expected))('%s', (name, { kinds = [], looksLike, problems = [] }) => {
    const parsed = parse('input', fixture(name));
    expect(parsed.documents.map(({ kind }) => kind)).toEqual(kinds);
    expect(parsed.looksLike).toBe(looksLike);
    expect(parsed.problems.map(summary)).toEqual(problems.map((problem) => expect.stringContaining(problem)));
  });

  it('names the documents of an input in their order', () => {
    const inputs = parse('infra/plans.jsonl', fixture('plans-one-a-line.jsonl')).documents.map(({ input }) => input);
    expect(inputs).toEqual(['infra/plans.jsonl', 'infra/plans.jsonl#2', 'infra/plans.jsonl#3']);
  });

  it.each([
    ['a binary plan', Buffer.from('PK\u0003\u0004\u0014\0\u0008\0\u0008\0\0\0\0\0tfplanUT\u0005\0', 'latin1')],
    ['a binary plan', Buffer.from('tfplan\u0002\0\u00ff', 'latin1')],
    ['a binary file', Buffer.from('PK\u0003\u0004\u0014\0\u0008\0images/logo.png', 'latin1')],
    ['a binary file', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])],
    ['an empty file', Buffer.from('\ufeff \r\n\t')],
  ])('tells %s', (looksLike, bytes) => {
    expect(parse('input', bytes).looksLike).toBe(looksLike);
  });

  it('says what to run instead', () => {
    const [problem] = parse('p', Buffer.from('PK\u0003\u0004....tfplan', 'latin1')).problems;
    expect(problem?.message).toContain('terraform show -json FILE');
  });

  it.each([
    ['{"Resources":', 'error json-truncated'],
    ['{"Resources": {"Queue": {"Type":', 'error json-truncated'],
    ['{"Parameters": {}, "Resources": {', 'error json-truncated'],
    ['{"resources": [{', 'note json-truncated'],
  ])('tells that a template may be lost of %s', (text, said) => {
    const { problems } = parse('cut-off.json', Buffer.from(text));
    expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toContain(said);
  });

  it('keeps what it could read in front of what it could not', () => {
    const stream = Buffer.concat([fixture('plans-one-a-line.jsonl'), fixture('plan-cut-off.json')]);
    const { documents, problems } = parse('-', stream);
    expect(documents.map(({ input }) => input)).toEqual(['-', '-#2', '-#3']);
    expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['error json-truncated']);
  });
});

function summary({ severity, code, range }: ReturnType<typeof parse>['problems'][number]): string {
  return range ? `${severity} ${code} ${range.line}:${range.column}` : `${severity} ${code}`;
}
