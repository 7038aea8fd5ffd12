import { describe, expect, it } from 'vitest';
import type { Document, Json } from '../../src/model/index.js';
import { deploy, documentOf, resourceAt, roleAt, template } from './deploy.js';

const url = 'https://bucket.s3.amazonaws.com/child.yaml';

const child = template({
  Parameters: { Vendor: { Type: 'String' }, Names: { Type: 'CommaDelimitedList', Default: '' } },
  Conditions: { HasVendor: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Vendor' }, ''] }] } },
  Resources: {
    Support: {
      Type: 'AWS::IAM::Role',
      Condition: 'HasVendor',
      Properties: { AssumeRolePolicyDocument: { AWS: { Ref: 'Vendor' }, Names: { Ref: 'Names' } } },
    },
  },
  Outputs: { Arn: { Value: { 'Fn::GetAtt': 'Support.Arn' } }, Loop: { Value: { Ref: 'Vendor' } } },
});

function stack(Properties: Json, more: object = {}): Json {
  return { Type: 'AWS::CloudFormation::Stack', Properties, ...more };
}

function nested(
  resources: { readonly [id: string]: Json },
  templates: Readonly<Record<string, Json>> = { [url]: child },
) {
  const found = (location: string): Document | undefined =>
    templates[location] === undefined ? undefined : documentOf(templates[location], location);
  const Conditions = { Never: { 'Fn::Equals': [1, 2] }, Open: { 'Fn::Equals': [{ 'Fn::ImportValue': 'x' }, 'a'] } };
  return deploy(template({ Conditions, Resources: resources }), { template: found });
}

describe('a nested stack', () => {
  const Reader = {
    Type: 'AWS::IAM::Role',
    Properties: { AssumeRolePolicyDocument: { AWS: { 'Fn::GetAtt': 'Child.Outputs.Arn' } } },
  };

  it('is given its parameters, and gives its outputs', () => {
    const Child = stack({ TemplateURL: url, Parameters: { Vendor: { Ref: 'AWS::AccountId' }, Names: 'a,b' } });
    const deployment = nested({ Child, Reader });
    expect(roleAt(deployment, 'Child.Support')).toMatchObject({
      place: { input: url, path: ['Resources', 'Support'] },
      exists: { answer: 'yes' },
      name: '⟨Child.Support⟩',
      trust: { AWS: '⟨account⟩', Names: ['a', 'b'] },
    });
    expect(roleAt(deployment, 'Reader').trust).toEqual({ AWS: roleAt(deployment, 'Child.Support').arn });
    expect(deployment.gaps).toEqual([]);
  });

  it('says which of its own parameters would turn a condition', () => {
    const deployment = nested({ Child: stack({ TemplateURL: url, Parameters: { Vendor: '' } }) });
    expect(resourceAt(deployment, 'Child.Support').exists).toEqual({
      answer: 'no',
      because:
        "condition `HasVendor` is false: parameter `Child.Vendor` is ''; it would hold with `Child.Vendor` set to any text that is not empty",
    });
  });

  it('says which parameter of the template around would turn a condition', () => {
    const Child = stack({ TemplateURL: url, Parameters: { Vendor: { Ref: 'Partner' } } });
    const Parameters = { Partner: { Type: 'String', Default: '' } };
    const data = template({ Parameters, Resources: { Child } });
    const deployment = deploy(data, { template: (location) => documentOf(child, location) });
    expect(resourceAt(deployment, 'Child.Support').exists).toEqual({
      answer: 'no',
      because:
        "condition `HasVendor` is false: parameter `Child.Vendor` is ''; it would hold with `Partner` set to any text that is not empty",
    });
  });

  it('leaves what it is not given unknown', () => {
    const deployment = nested({ Child: stack({ TemplateURL: url }) });
    expect(resourceAt(deployment, 'Child.Support').exists.answer).toBe('unknown');
    expect(roleAt(deployment, 'Child.Support').trust).toMatchObject({ AWS: { $waitsFor: ['Child.Vendor'] } });
  });

  it.each<readonly [string, Json, string]>([
    ['by a condition that holds', { 'Fn::If': ['Never', { Vendor: '' }, { Vendor: 'v' }] }, 'yes'],
    ['by one that cannot be told', { 'Fn::If': ['Open', { Vendor: '' }, { Vendor: 'v' }] }, 'unknown'],
    ['alike in both branches', { 'Fn::If': ['Open', { Vendor: '' }, { Vendor: '' }] }, 'no'],
    ['by a transform', { 'Fn::Transform': { Name: 'AWS::Include' } }, 'unknown'],
    ['by a tag of another tool', { '!Include': 'p.yaml' }, 'unknown'],
    ['merged with what another tool gives', { '<<': { '!Include': 'p.yaml' }, Names: 'a' }, 'unknown'],
  ])('is given its parameters %s', (_, Parameters, answer) => {
    const withDefault = JSON.parse(
      JSON.stringify(child).replace('{"Type":"String"}', '{"Type":"String","Default":"d"}'),
    );
    const deployment = nested({ Child: stack({ TemplateURL: url, Parameters }) }, { [url]: withDefault });
    expect(resourceAt(deployment, 'Child.Support').exists.answer).toBe(answer);
  });

  it('is not there where its own condition is false', () => {
    const deployment = nested({
      Child: stack({ TemplateURL: url, Parameters: { Vendor: 'v' } }, { Condition: 'Never' }),
    });
    expect(resourceAt(deployment, 'Child.Support').exists).toEqual({
      answer: 'no',
      because: 'condition `Never` is false',
    });
  });

  it('may pass outputs of another on', () => {
    const First = stack({ TemplateURL: url, Parameters: { Vendor: 'v' } });
    const Second = stack({ TemplateURL: url, Parameters: { Vendor: { 'Fn::GetAtt': ['First', 'Outputs.Arn'] } } });
    expect(roleAt(nested({ First, Second }), 'Second.Support').trust).toMatchObject({
      AWS: 'arn:⟨partition⟩:iam::⟨account⟩:role/⟨First.Support⟩',
    });
  });

  it('notes the problems of its template where it is named', () => {
    const { problems } = nested(
      { Child: stack({ TemplateURL: url }) },
      { [url]: template({ Resources: { R: null } }) },
    );
    expect(problems).toMatchObject([
      {
        code: 'resource-not-a-mapping',
        address: 'Child',
        path: ['Resources', 'Child'],
        message: expect.stringContaining(url),
      },
    ]);
  });
});

describe('a template inside of a plan, where there is no file', () => {
  it.each([
    ['./child.yaml', 'is the path `./child.yaml`, and CloudFormation takes URLs only: package the template'],
    ['https://bucket/x.yaml', 'stands at `https://bucket/x.yaml`, which no plan shows'],
  ])('does not ask for %s', (TemplateURL, message) => {
    const { gaps } = deploy(template({ Resources: { Child: stack({ TemplateURL }) } }));
    expect(gaps).toMatchObject([{ code: 'nested-stack-unread', message: expect.stringContaining(message) }]);
  });
});

describe('a nested stack that cannot be seen', () => {
  it.each<readonly [string, Json, string]>([
    [
      'is not at hand',
      stack({ TemplateURL: 'https://elsewhere/x.yaml' }),
      'its template `https://elsewhere/x.yaml` is not at hand',
    ],
    [
      'is at an unknown place',
      stack({ TemplateURL: { 'Fn::ImportValue': 'url' } }),
      'where its template is cannot be told',
    ],
    [
      'is a product of the Service Catalog',
      { Type: 'AWS::ServiceCatalog::CloudFormationProvisionedProduct', Properties: { ProductName: 'p' } },
      'Service Catalog',
    ],
    ['names no template', stack({}), 'it names no template'],
    [
      'comes from the repository',
      { Type: 'AWS::Serverless::Application', Properties: { Location: { ApplicationId: 'a' } } },
      'serverless application repository',
    ],
  ])('%s', (_, Child, words) => {
    const { gaps, resources } = nested({ Child });
    expect(resources).toEqual([]);
    expect(gaps).toMatchObject([
      { code: 'nested-stack-unread', address: 'Child', message: expect.stringContaining(words) },
    ]);
  });

  it('is no gap where it is not deployed', () => {
    expect(nested({ Child: stack({ TemplateURL: 'gone' }, { Condition: 'Never' }) }).gaps).toEqual([]);
  });

  it('is nested in itself', () => {
    const itself = template({ Resources: { Again: stack({ TemplateURL: url }) } });
    const { gaps } = nested({ Child: stack({ TemplateURL: url }) }, { [url]: itself });
    expect(gaps).toMatchObject([
      { code: 'nested-stack-unread', address: 'Child', message: expect.stringContaining('nested in itself') },
    ]);
  });

  it('is one of very many', () => {
    const thrice = (TemplateURL: string) =>
      template({ Resources: { A: stack({ TemplateURL }), B: stack({ TemplateURL }), C: stack({ TemplateURL }) } });
    const names = Array.from({ length: 30 }, (_, index) => `t${index}`);
    const templates = Object.fromEntries(names.map((name, index) => [name, thrice(`t${index + 1}`)]));
    const { gaps } = nested({ Child: stack({ TemplateURL: 't0' }) }, templates);
    expect(gaps.some(({ message }) => message.includes('too many nested stacks'))).toBe(true);
  });

  it.each([
    [9, []],
    [10, [{ code: 'nested-stack-unread', address: 'Child', message: expect.stringContaining('In `t9`: What `Next`') }]],
    [
      9_999,
      [{ code: 'nested-stack-unread', address: 'Child', message: expect.stringContaining('In `t9`: What `Next`') }],
    ],
  ])('is the first of a chain of %i, of which ten with the one around are looked into', (length, expected) => {
    const names = Array.from({ length }, (_, index) => `t${index + 1}`);
    const next = (index: number) => (index < length ? { Next: stack({ TemplateURL: `t${index + 1}` }) } : {});
    const templates = Object.fromEntries(names.map((name, index) => [name, template({ Resources: next(index + 1) })]));
    expect(nested({ Child: stack({ TemplateURL: 't1' }) }, templates).gaps).toMatchObject(expected);
  });

  it('gives outputs that go in a circle', () => {
    const Child = stack({ TemplateURL: url, Parameters: { Vendor: { 'Fn::GetAtt': 'Child.Outputs.Loop' } } });
    expect(roleAt(nested({ Child }), 'Child.Support').trust).toHaveProperty('AWS.$unknown');
  });
});

describe('a nested stack with its template inside', () => {
  const nest = (TemplateBody: Json) =>
    deploy(
      template({
        Resources: {
          Nested: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateBody, Parameters: { Name: 'support' } } },
        },
      }),
    );
  const body = JSON.stringify(
    template({
      Parameters: { Name: { Type: 'String' } },
      Resources: { Support: { Type: 'AWS::IAM::Role', Properties: { RoleName: { Ref: 'Name' } } } },
    }),
  );

  it('has its roles where the text stands', () => {
    expect(roleAt(nest(body), 'Nested.Support')).toMatchObject({
      name: 'support',
      place: { input: 'template.json', path: ['Resources', 'Nested', 'Properties', 'TemplateBody'] },
      exists: { answer: 'yes' },
    });
  });

  it('has them also where it is a mapping, which the template around it fills in', () => {
    const inside = template({
      Parameters: { Name: { Type: 'String' } },
      Resources: { Support: { Type: 'AWS::IAM::Role', Properties: { RoleName: { 'Fn::Sub': 'support' } } } },
    });
    expect(roleAt(nest(inside), 'Nested.Support')).toMatchObject({ name: 'support', exists: { answer: 'yes' } });
  });

  it('is a gap where the mapping cannot be told', () => {
    const inside = template({ Resources: { 'Fn::ImportValue': 'x' } });
    expect(nest(inside).gaps).toMatchObject([{ code: 'nested-stack-unread', address: 'Nested' }]);
  });

  it('is a gap where the text cannot be parsed', () => {
    const { resources, gaps } = nest('{');
    expect(resources).toEqual([]);
    expect(gaps).toMatchObject([{ message: expect.stringContaining('cannot be parsed') }]);
  });
});
