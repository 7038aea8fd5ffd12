import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { normalize } from '../../src/cloudformation/index.js';
import type { Document } from '../../src/model/index.js';
import { parse, prefilter } from '../../src/parse/index.js';
import { corpus, fixture, hasCorpus, table } from './fixture.js';

const topic = 'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n';

/** Templates in which nothing can matter. */
const settled: readonly [why: string, text: string][] = [
  ['a template without a version', topic],
  ['a template with one', `AWSTemplateFormatVersion: "2010-09-09"\n${topic}`],
  ['a template under a comment and a line of dashes', `# Topics.\n\n---\n${topic}`],
  ['a template with lines that end as on Windows', topic.replaceAll('\n', '\r\n')],
  ['a template with the functions of CloudFormation', `${topic}    Properties: {TopicName: !Sub "\${!x}-\${Stage}"}\n`],
  ['a template with a secret that is looked up', `${topic}    Properties: {TopicName: "{{resolve:ssm:name}}"}\n`],
  ['a template in JSON', '{"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}}'],
  ['a wait condition', 'Resources:\n  W:\n    Type: AWS::CloudFormation::WaitCondition\n'],
  ['the layout of a form', `Metadata:\n  AWS::CloudFormation::Interface: {}\n${topic}`],
  ['a template whose syntax is broken', `${topic}    Properties: [a, b\n`],
];

/** Texts that have to be parsed. */
const open: readonly [why: string, text: string][] = [
  ['a role', 'Resources:\n  Role:\n    Type: AWS::IAM::Role\n'],
  ['a role spelled with an escape', 'Resources:\n  Role:\n    Type: "AWS::\\x49AM::Role"\n'],
  ['a role spelled with an escape in JSON', '{"Resources": {"R": {"Type": "AWS::\\u0049AM::Role"}}}'],
  ['a role spelled over two lines', 'Resources:\n  Role:\n    Type: "AWS::\\\n      IAM::Role"\n'],
  ['a permission set', 'Resources:\n  Set:\n    Type: AWS::SSO::PermissionSet\n'],
  ['a function of SAM', 'Resources:\n  F:\n    Type: AWS::Serverless::Function\n'],
  ['a nested stack', 'Resources:\n  S:\n    Type: AWS::CloudFormation::Stack\n'],
  ['a stack set', 'Resources:\n  S:\n    Type: AWS::CloudFormation::StackSet\n'],
  ['a project of SageMaker', 'Resources:\n  P:\n    Type: AWS::SageMaker::Project\n'],
  ['a type of CloudFormation that is not known', 'Resources:\n  N:\n    Type: AWS::CloudFormation::New\n'],
  ['one that starts as another', 'Resources:\n  N:\n    Type: AWS::CloudFormation::WaitConditions\n'],
  ['one in other letters', 'Resources:\n  N:\n    Type: Aws::CloudFormation::WaitCondition\n'],
  ['a macro', 'Resources:\n  M:\n    Type: AWS::CloudFormation::Macro\n'],
  ['a module', 'Resources:\n  M:\n    Type: My::Support::Role::MODULE\n'],
  ['a transform', `Transform: Mine\n${topic}`],
  ['a transform in a resource', `${topic}    Properties:\n      Fn::Transform: {Name: Mine}\n`],
  ['a loop', `${topic}  Fn::ForEach::Roles: [Name, [a], {}]\n`],
  ['a tag of another dialect', `${topic}    Properties: !Include topic.yaml\n`],
  ['a templating language', `${topic}{% include "roles.yaml" %}\n`],
  ['a templating language in a value', `${topic}    Properties: {TopicName: "{{ name }}"}\n`],
  ['the name of the policy', `${topic}    Properties: {TopicName: AWSSupportAccess}\n`],
  ['several documents', `${topic}---\n${topic}`],
  ['a file of org-formation', `AWSTemplateFormatVersion: "2010-09-09-OC"\n${topic}`],
  ['something else that has resources', `Stacks: []\n${topic}`],
  ['JSON that is cut off', '{"Resources": {"Topic": {"Type": "AWS::SNS::Topic"'],
  ['a template without resources', 'AWSTemplateFormatVersion: "2010-09-09"\nResources:\n'],
  ['a resource without a type in JSON', '{"Resources": {"Topic": {"Properties": {}}}}'],
  ['no template', 'title: none\n'],
  ['nothing', ''],
];

describe('templates in which nothing can matter', () => {
  it.each(settled)('settles %s', (_, text) => {
    expect(prefilter(Buffer.from(text))).toBe('cloudformation');
  });

  it.each(open)('does not prefilter %s', (_, text) => {
    expect(prefilter(Buffer.from(text))).toBeUndefined();
  });

  it('settles no plan and no state', () => {
    expect(['plan.json', 'state.json'].map((name) => prefilter(fixture(name)))).toEqual([undefined, undefined]);
  });
});

describe.skipIf(!hasCorpus)('the templates of the corpus that are settled', () => {
  const templates = table('cloudformation/bulk/MANIFEST.tsv')
    .map(({ path = '' }) => ({ path, bytes: readFileSync(new URL(`cloudformation/bulk/${path}`, corpus)) }))
    .filter(({ bytes }) => prefilter(bytes) !== undefined)
    .map(({ path, bytes }) => ({ path, ...parse(path, bytes) }));

  it('are many', () => {
    expect(templates.length).toBeGreaterThan(2000);
  });

  it('are templates when they are parsed, or have broken syntax', () => {
    const others = templates.filter(({ documents }) => documents.map(({ kind }) => kind).join() !== 'cloudformation');
    expect(others.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(others.map(() => 'yaml-syntax'));
    expect(others.length).toBeLessThan(10);
  });

  it('have no resources of IAM, no gaps, and no parts that could not be analysed', () => {
    const telling = templates.filter(({ documents }) => documents.some(saysSomething)).map(({ path }) => path);
    expect(telling).toEqual([]);
  });
});

function saysSomething(document: Document): boolean {
  const { resources, gaps, problems } = normalize(document, { parameters: {} });
  return resources.length > 0 || gaps.length > 0 || problems.some(({ severity }) => severity === 'error');
}
