import { expect, it } from 'vitest';
import { scanFiles } from './scan-files.js';

const policy = (principal: unknown) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: principal } }],
});
const template = (principal: unknown, properties: object) => ({
  't.json': JSON.stringify({
    Resources: {
      Support: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: policy(principal),
          ManagedPolicyArns: ['arn:aws:iam::aws:policy/AWSSupportAccess'],
        },
      },
      R: {
        Type: 'AWS::IAM::Role',
        Properties: { AssumeRolePolicyDocument: policy('arn:aws:iam::111122223333:user/a'), ...properties },
      },
    },
  }),
});
const arn = (rest: string) => ({ 'Fn::Sub': `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/${rest}` });
const source = (principal: string) => ({
  'main.tf': `
resource "aws_iam_role" "r" {
  name               = "responders"
  path               = "/team/"
  assume_role_policy = jsonencode(${JSON.stringify(policy('arn:aws:iam::111122223333:user/a'))})
}
resource "aws_iam_role" "support" {
  name               = "support"
  assume_role_policy = jsonencode(${JSON.stringify(policy('PRINCIPAL')).replace('"PRINCIPAL"', principal)})
}
resource "aws_iam_role_policy_attachment" "support" {
  role       = aws_iam_role.support.name
  policy_arn = "arn:aws:iam::aws:policy/AWSSupportAccess"
}
`,
});
const team = { Path: '/team/' };
const named = { ...team, RoleName: 'responders' };
const literal = 'arn:aws:iam::111122223333:role/responders';

/** Another template, whose role of the same logical id has another path. */
const beside = {
  'u.json': template('arn:aws:iam::111122223333:user/a', { Path: '/other/' })['t.json'].replace('Support', 'Else'),
};

const rows: readonly (readonly [string, Record<string, string>, string])[] = [
  ['by an ARN made of its name alone', template(arn('${R}'), team), 'unknown'],
  ['by an ARN made of its name, in a list', template([arn('team/${R}'), arn('${R}')], team), 'unknown'],
  ['by an ARN with its path', template(arn('team/${R}'), team), 'pass'],
  ['whose logical id another template has, too', { ...template(arn('team/${R}'), team), ...beside }, 'pass'],
  ['by its own ARN', template({ 'Fn::GetAtt': ['R', 'Arn'] }, team), 'pass'],
  ['that has no path', template(arn('${R}'), {}), 'pass'],
  ['by a path, which it does not have', template(arn('team/${R}'), {}), 'unknown'],
  ['by its name as it is written', template(literal, named), 'unknown'],
  ['that has the name of one of another account', template(literal.replace('1111', '9999'), named), 'pass'],
  [
    'of Terraform by an ARN made of its name',
    source('"arn:aws:iam::111122223333:role/${aws_iam_role.r.name}"'),
    'unknown',
  ],
  ['of Terraform by its own ARN', source('aws_iam_role.r.arn'), 'pass'],
];

it.each(rows)('a trust policy that names a role %s', async (_, files, verdict) => {
  expect((await scanFiles(files, '.', '--account', '111122223333')).verdict).toBe(verdict);
});
