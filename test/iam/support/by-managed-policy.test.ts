import { describe, expect, it } from 'vitest';
import { supportByManagedPolicy } from '../../../src/iam/index.js';

describe('AWSSupportAccess counts in any partition', () => {
  it.each(['aws', 'aws-cn', 'aws-us-gov', 'aws-iso', '⟨partition⟩'])('%s', (partition) => {
    expect(supportByManagedPolicy(`arn:${partition}:iam::aws:policy/AWSSupportAccess`)).toEqual({ answer: 'yes' });
  });

  it('which must be the one deployed to, where that is known', () => {
    const arn = 'arn:aws:iam::aws:policy/AWSSupportAccess';
    expect(supportByManagedPolicy(arn, 'aws').answer).toBe('yes');
    expect(supportByManagedPolicy(arn, '⟨partition⟩').answer).toBe('yes');
    expect(supportByManagedPolicy(arn, 'aws-us-gov')).toMatchObject({
      answer: 'no',
      nearMiss: expect.stringContaining('partition aws'),
    });
  });
});

describe('near misses say why they do not count', () => {
  it.each([
    ['arn:aws:iam::aws:policy/job-function/SupportUser', 'broader', /denied the support console/],
    ['arn:aws:iam::aws:policy/AWSSupportAppFullAccess', 'no', /Slack/],
    ['arn:aws:iam::aws:policy/AWSSupportAppReadOnlyAccess', 'no', /Slack/],
    ['arn:aws:iam::aws:policy/AWSSupportPlansFullAccess', 'no', /opens no case/],
    ['arn:aws:iam::aws:policy/AWSSupportPlansReadOnlyAccess', 'no', /opens no case/],
    ['arn:aws:iam::aws:policy/aws-service-role/AWSSupportServiceRolePolicy', 'no', /no person can assume/],
    ['arn:aws:iam::aws:policy/AWSRepostSpaceSupportOperationsPolicy', 'no', /re:Post/],
    ['arn:aws:iam::aws:policy/service-role/AmazonCodeCatalystSupportAccess', 'no', /CodeCatalyst/],
    ['arn:aws:iam::aws:policy/service-role/AWSSupportAccess', 'no', /no AWS managed policy at the path/],
    ['arn:aws:iam::111122223333:policy/AWSSupportAccess', 'no', /merely named AWSSupportAccess/],
    ['arn:⟨partition⟩:iam::⟨account⟩:policy/ops/AWSSupportAccess', 'no', /merely named AWSSupportAccess/],
  ])('%s', (arn, answer, reason) => {
    expect(supportByManagedPolicy(arn)).toMatchObject({ answer, nearMiss: expect.stringMatching(reason) });
  });
});

describe('other policies are a plain no', () => {
  it.each([
    'arn:aws:iam::aws:policy/ReadOnlyAccess',
    'arn:aws:iam::aws:policy/job-function/SystemAdministrator',
    'arn:aws:iam::aws:policy/awssupportaccess',
    'arn:aws:iam::111122223333:policy/Support',
    'arn:aws:iam::aws:role/AWSSupportAccess',
    'arn:aws:iam::someone:policy/AWSSupportAccess',
    'AWSSupportAccess',
    '',
    'arn:aws:iam::aws:policy/constructor',
  ])('%s', (arn) => {
    expect(supportByManagedPolicy(arn)).toEqual({ answer: 'no' });
  });

  it('of which administrators are told apart', () => {
    expect(supportByManagedPolicy('arn:aws:iam::aws:policy/AdministratorAccess')).toEqual({ answer: 'no', wide: true });
    expect(supportByManagedPolicy('arn:aws:iam::aws:policy/PowerUserAccess')).toEqual({ answer: 'no', wide: true });
  });
});
