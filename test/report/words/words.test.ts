import { describe, expect, test } from 'vitest';
import { type Grant, ownAccount, ownPartition, ownRegion, symbol, type Trust } from '../../../src/model/index.js';
import {
  aboutInWords,
  listed,
  plural,
  reportAnswer,
  scopeHeading,
  scopeName,
  searchedInWords,
} from '../../../src/report/words/answer.js';
import { spelt } from '../../../src/report/words/names.js';
import { pageOf } from '../../../src/report/words/pages.js';
import { principalInWords, whoInWords } from '../../../src/report/words/role.js';
import { savedReport } from '../saved-reports.js';

const grant = (principal: string, changed: Partial<Grant> = {}): Grant => ({
  principal,
  class: 'principals',
  verdict: 'pass',
  person: 'yes',
  conditions: [],
  under: [],
  reasons: [],
  path: [],
  ...changed,
});
const trust = (...grants: Grant[]): Trust => ({
  class: 'principals',
  verdict: 'pass',
  person: 'yes',
  grants,
  reasons: [],
});

describe('what AWS fills in', () => {
  test.each([
    [`arn:${ownPartition}:iam::${ownAccount}:root`, 'arn:aws:iam::<own account>:root'],
    [`https://sts.${ownRegion}.amazonaws.com`, 'https://sts.<region>.amazonaws.com'],
    [`role \`${symbol('aws_iam_role.support')}\``, 'role `<aws_iam_role.support>`'],
    ['plain', 'plain'],
    ['\u27e8open', '\u27e8open'],
  ])('in %j reads %j', (text, expected) => {
    expect(spelt(text)).toBe(expected);
  });
});

describe('a principal', () => {
  test.each([
    [grant('arn:aws:iam::111122223333:user/alice'), 'arn:aws:iam::111122223333:user/alice'],
    [grant('444455556666'), 'account 444455556666'],
    [grant('*', { class: 'organization' }), 'every account of an organization'],
    [grant('service:ec2.amazonaws.com', { class: 'service' }), 'the AWS service ec2.amazonaws.com'],
    [grant('federated:arn:aws:iam::1:saml-provider/Corp'), 'users of arn:aws:iam::1:saml-provider/Corp'],
    [grant('federated:*', { class: 'federated-public' }), 'anyone with an account at a public identity provider'],
    [grant('none', { class: 'none' }), 'nobody'],
    [grant('unknown', { class: 'unknown' }), 'a principal that cannot be told'],
  ])('%#: reads as people say it, and never as a bare wildcard', (one, expected) => {
    expect(principalInWords(one)).toBe(expected);
  });

  test('comes with its conditions', () => {
    const conditions = ['aws:PrincipalOrgID is o-abc', 'aws:MultiFactorAuthPresent is true'];
    expect(whoInWords(trust(grant('*', { class: 'organization', conditions })))).toEqual([
      'every account of an organization if aws:PrincipalOrgID is o-abc and aws:MultiFactorAuthPresent is true',
    ]);
  });

  test('is one of a few that are named, each once', () => {
    const many = Array.from({ length: 12 }, (_, index) => grant(`user/${index % 6}`));
    expect(whoInWords(trust(...many))).toEqual(['user/0', 'user/1', 'user/2', '3 more']);
    expect(whoInWords(trust())).toEqual(['nobody that can be seen']);
  });
});

describe('a scope', () => {
  const [scope] = savedReport('passes').report.scopes;
  if (!scope) throw new Error('the saved report has no scope');
  const { account: _, ...rest } = scope;

  test.each([
    [{ ...rest, name: 'default' }, 'The account', 'the account', 'aws_iam_role.a.'],
    [{ ...scope, name: 'default' }, 'Account 111122223333', 'account 111122223333', 'aws_iam_role.a.'],
    [{ ...rest, name: 'default', declared: 'default' }, 'default', 'default', 'Scope default, aws_iam_role.a.'],
    [{ ...scope, name: 'prod' }, 'prod (account 111122223333)', 'prod', 'Scope prod, aws_iam_role.a.'],
    [{ ...scope, name: '111122223333' }, 'account 111122223333', '111122223333', 'Scope 111122223333, aws_iam_role.a.'],
  ])('%#: is called by the name that somebody gave it', (one, heading, name, about) => {
    expect(scopeHeading(one)).toBe(heading);
    expect(scopeName(one)).toBe(name);
    expect(aboutInWords(one, 'aws_iam_role.a')).toBe(about);
  });

  test('that nobody declared is not named where there is nothing else to say', () => {
    expect(aboutInWords({ ...rest, name: 'default' }, undefined)).toBe('');
  });
});

describe('the answer', () => {
  test('says at once, though it is a pass, that an input could not be read', () => {
    const { report } = savedReport('passes');
    const unread = { path: 'broken.yaml', status: 'failed', problems: [] } as const;
    expect(reportAnswer({ ...report, inputs: [...report.inputs, unread] })).toMatch(
      /will have a role that gives access to AWS Support\. 1 of \d inputs could not be read in full\.$/,
    );
    expect(reportAnswer(report)).not.toContain('could not be read');
  });

  test('counts what was searched', () => {
    expect(searchedInWords({ cloudformation: 10, 'terraform-plan': 2, facts: 1 })).toBe(
      '2 plans, 10 templates and 1 file of facts',
    );
    expect(listed([])).toBe('');
    expect(searchedInWords({ 'terraform-source': 8, cloudformation: 1 })).toBe('8 root modules and 1 template');
    expect(plural(2, 'file of facts')).toBe('2 files of facts');
  });
});

describe('the page of a reference', () => {
  test.each([
    ['AWS Security Hub IAM.18', 'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-18'],
    ['https://example.com/rule?id=1', 'https://example.com/rule?id=1'],
    ['https://example.com/"><script>', undefined],
    ['javascript:alert(1)', undefined],
    ['CIS AWS Foundations Benchmark v7.0.0 2.15', undefined],
  ])('%j is %j', (reference, expected) => {
    expect(pageOf(reference)).toBe(expected);
  });
});
