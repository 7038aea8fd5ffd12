import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/model/index.js';
import { parse } from '../../src/parse/index.js';
import { fixture } from './fixture.js';

type Template = { readonly [section: string]: { readonly [id: string]: { readonly Properties?: Json } } };

function template(name: string): Template {
  return parse(name, fixture(name)).documents[0]?.data as Template;
}

function properties(name: string, id: string): Json | undefined {
  return template(name).Resources?.[id]?.Properties;
}

describe('YAML as CloudFormation reads it', () => {
  it('keeps the text of scalars that a type would change', () => {
    expect(template('scalars-keep-their-text.yaml').AWSTemplateFormatVersion).toBe('2010-09-09');
    expect(properties('scalars-keep-their-text.yaml', 'Role')).toEqual({
      leadingZero: '012345678901',
      account: 111122223333,
      date: '2012-10-17',
      word: 'yes',
      switch: 'on',
      octal: '000400',
      newOctal: '0o17',
      sexagesimal: '1000:0',
      time: '1:30',
      hexadecimal: '0x1F',
      fraction: '1.10',
      exponent: '1e3',
      underscored: '1_000',
      large: '123456789012345678901',
      infinite: '.inf',
      integer: -42,
      zero: 0,
      truth: true,
      shout: true,
      nothing: null,
      tilde: null,
      empty: null,
      quotedNumber: '42',
      quotedTruth: 'true',
      forcedText: '42',
      forcedNumber: 42,
      plain: '42',
      folded: 'one two',
    });
    expect(template('scalars-keep-their-text.yaml').Mappings?.Accounts).toEqual({
      '012345678901': { Name: 'audit' },
      '111122223333': { Name: 'prod' },
    });
  });

  it('spells short tags out, in every kind of node', () => {
    expect(properties('short-tags.yaml', 'Role')).toEqual({
      ref: { Ref: 'Name' },
      sub: { 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/AWSSupportAccess` },
      subWithValues: { 'Fn::Sub': [`\${Who}-\${!NotThis}`, { Who: { Ref: 'Name' } }] },
      attribute: { 'Fn::GetAtt': 'Provider.Arn' },
      deepAttribute: { 'Fn::GetAtt': 'Nested.Outputs.Role.Arn' },
      attributeList: { 'Fn::GetAtt': ['Provider', 'Arn'] },
      choice: {
        'Fn::If': [
          'IsProd',
          {
            'Fn::Join': ['', ['a', { 'Fn::Select': [0, { 'Fn::Split': [',', { 'Fn::ImportValue': 'Names' }] }] }]],
          },
          { Ref: 'AWS::NoValue' },
        ],
      },
      found: { 'Fn::FindInMap': ['Accounts', { Ref: 'AWS::AccountId' }, 'Name'] },
      longUnderShort: { 'Fn::Join': ['', { 'Fn::Split': [',', 'a,b'] }] },
      encoded: { 'Fn::Base64': { 'Fn::Sub': `\${Name}` } },
      text: { 'Fn::ToJsonString': { a: 1 } },
      length: { 'Fn::Length': [1, 2] },
      included: { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://b/k' } } },
      zones: { 'Fn::GetAZs': '' },
      blocks: { 'Fn::Cidr': ['10.0.0.0/16', 2, 8] },
      nothing: { Ref: '' },
    });
    expect(template('short-tags.yaml').Conditions).toEqual({
      IsProd: {
        'Fn::And': [
          { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Stage' }, 'dev'] }] },
          { Condition: 'Always' },
          { 'Fn::Or': [{ 'Fn::Equals': ['a', 'a'] }, { 'Fn::Equals': ['a', 'b'] }] },
        ],
      },
    });
    expect(template('short-tags.yaml').Rules?.Known).toEqual({
      Assertions: [
        {
          Assert: {
            'Fn::Contains': [{ 'Fn::RefAll': 'AWS::EC2::VPC::Id' }, { 'Fn::ValueOf': ['Vpc', 'Tags.Name'] }],
          },
        },
        { Assert: { 'Fn::EachMemberIn': [{ 'Fn::ValueOfAll': ['AWS::EC2::VPC::Id', 'Tags.Name'] }, ['a']] } },
        { Assert: { 'Fn::EachMemberEquals': [['a'], 'a'] } },
      ],
    });
  });

  it('keeps the tags of other dialects as they are', () => {
    expect(properties('tags-of-other-dialects.yaml', 'Role')).toEqual({
      AssumeRolePolicyDocument: { '!Include': 'trust.yaml' },
      Tags: { '!Rain::Embed': ['tags.yaml'] },
      Path: { '!JsonString': { a: { Ref: 'B' } } },
      RoleName: 'support',
    });
  });

  it('follows aliases and merges: own keys first, then the sources in their order', () => {
    const tags = [{ Key: 'a', Value: 'b' }];
    expect(properties('anchors-and-merge-keys.yaml', 'Two')).toEqual({
      Path: '/two/',
      MaxSessionDuration: 3600,
      Tags: tags,
    });
    expect(properties('anchors-and-merge-keys.yaml', 'Three')).toEqual({
      Path: '/three/',
      MaxSessionDuration: 3600,
      Tags: tags,
      Description: tags,
    });
  });

  it('reads quoted text that goes on at the left margin', () => {
    expect(properties('quoted-text-at-the-margin.yaml', 'Role')).toEqual({
      Description: 'The role of the people\nwho ask AWS',
      RoleName: "it's support",
      Path: '/',
    });
  });

  it('takes the last of duplicate keys', () => {
    expect(template('duplicate-keys.yaml').Resources?.Role).toEqual({ Type: 'AWS::IAM::Group' });
    expect(template('duplicate-keys.json').Resources?.Role).toEqual({ Type: 'AWS::IAM::Group' });
  });

  it('judges what is left of a mapping with a key that is none', () => {
    expect(template('list-as-key.yaml').Resources).toEqual({ Role: { Type: 'AWS::IAM::Role' } });
  });

  it('takes __proto__ for a key like any other', () => {
    const [document] = parse('t', Buffer.from('Resources:\n  __proto__:\n    Type: AWS::IAM::Role\n')).documents;
    expect(JSON.stringify(document?.data)).toBe('{"Resources":{"__proto__":{"Type":"AWS::IAM::Role"}}}');
  });
});
