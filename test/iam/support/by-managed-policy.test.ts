import { describe, expect, it } from 'vitest';
import { supportByManagedPolicy } from '../../../src/iam/index.js';

describe('AWSSupportAccess counts in any partition', () => {
  it.each(['aws', 'aws-cn', 'aws-us-gov', 'aws-iso', '⟨partition⟩'])('%s', (partition) => {
    expect(supportByManagedPolicy(`arn:${partition}:iam::aws:policy/AWSSupportAccess`)).toMatchObject({
      answer: 'yes',
    });
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
    ['arn:aws:iam::aws:policy/awssupportaccess', 'no', /did you mean `arn:aws:iam::aws:policy\/AWSSupportAccess`/],
    ['arn:aws:iam::aws:policy/AWS-Support-Access', 'no', /did you mean/],
    ['arn:aws:iam::aws:policy/AWSSupportAccess ', 'no', /did you mean/],
    [' arn:aws:iam::aws:policy/AWSSupportAccess', 'no', /did you mean/],
    ['arn:aws:iam::aws:AWSSupportAccess', 'no', /did you mean/],
    ['arn:aws:iam:aws:policy/AWSSupportAccess', 'no', /did you mean/],
    ['arn:aws:iam::someone:policy/AWSSupportAccess', 'no', /did you mean/],
    ['arn:aws:iam:eu-west-1:aws:policy/AWSSupportAccess', 'no', /did you mean/],
    ['AWSSupportAccess', 'no', /did you mean/],
    ['policy/AWSSupportAccess', 'no', /did you mean/],
    ['arn:aws:iam::aws:policy/SupportUser', 'no', /did you mean job-function\/SupportUser/],
  ])('%s', (arn, answer, reason) => {
    expect(supportByManagedPolicy(arn)).toMatchObject({ answer, nearMiss: expect.stringMatching(reason) });
  });
});

describe('other policies are a plain no', () => {
  it.each([
    'arn:aws:iam::aws:policy/ReadOnlyAccess',
    'arn:aws:iam::aws:policy/job-function/SystemAdministrator',
    'arn:aws:iam::111122223333:policy/Support',
    'arn:aws:iam::aws:role/AWSSupportAccess',
    '',
    'arn:aws:iam::aws:policy/constructor',
  ])('%s', (arn) => {
    const { grants, ...fact } = supportByManagedPolicy(arn);
    expect(fact).toEqual({ answer: 'no' });
    if (grants !== undefined) expect(new Set(Object.values(grants))).toEqual(new Set(['no']));
  });
});

describe('what a policy of AWS says besides is known by its name', () => {
  const told = (name: string) => supportByManagedPolicy(`arn:aws:iam::aws:policy/${name}`).grants;

  it.each(['AdministratorAccess', 'PowerUserAccess'])('%s allows about everything', (name) => {
    expect(told(name)).toEqual({ support: 'yes', console: 'yes', denies: 'no', deniesConsole: 'no', wide: 'yes' });
  });

  it.each([
    'IAMFullAccess',
    'AdministratorAccess-Amplify',
    'SageMakerStudioUserIAMDefaultExecutionPolicy',
    'service-role/AWSElasticBeanstalkService',
    'AWSMcpServiceActionsFullAccess',
  ])('%s lets one take any permission or role, and opens no case', (name) => {
    expect(told(name)).toMatchObject({ support: 'no', wide: 'yes' });
  });

  it.each(['AWSDenyAll', 'root-task/S3UnlockBucketPolicy'])('%s denies support', (name) => {
    expect(told(name)).toMatchObject({ support: 'no', denies: 'yes', deniesConsole: 'yes' });
  });

  it('of a policy of the customer nothing is', () => {
    expect(supportByManagedPolicy('arn:aws:iam::111122223333:policy/IAMFullAccess').grants).toBeUndefined();
  });
});
