import { describe, expect, it } from 'vitest';
import { evaluateFiles, inShort, scanFiles, supportRole, templateOf } from './scan-files.js';

/** A template that makes something and exports what it gives. */
function exporting(resource: string, value: string, { name = 'It', head = '', more = '' } = {}): string {
  return templateOf(`${head}Resources:
${resource}Outputs:
  Out: {${more}Value: ${value}, Export: {Name: ${name}}}
`);
}

const user = '  Alice: {Type: AWS::IAM::User}\n';
const policy =
  "  Denial:\n    Type: AWS::IAM::ManagedPolicy\n    Properties: {PolicyDocument: {Statement: [{Effect: Deny, Action: 'support:*', Resource: '*'}]}}\n";
const imported = '!ImportValue It';
const trusting = templateOf(`Resources:\n${supportRole({ principal: imported })}`);
const arn = 'arn:aws:iam::aws:policy/AWSSupportAccess';
const never = 'Conditions:\n  Never: !Equals [a, b]\n';

describe('what one template exports and another one imports', () => {
  it.each<readonly [string, string, readonly string[], string]>([
    ['a user who is trusted', trusting, [exporting(user, '!GetAtt Alice.Arn')], 'pass yes principals'],
    ['an account that is trusted', trusting, [exporting(user, '!Ref AWS::AccountId')], 'warn yes account'],
    ['by nobody who is scanned', trusting, [], 'unknown yes unknown'],
    [
      'by two',
      trusting,
      [exporting(user, '!GetAtt Alice.Arn'), exporting(user, '!GetAtt Alice.Arn')],
      'unknown yes unknown',
    ],
    [
      'under a condition that does not hold',
      trusting,
      [exporting(user, '!GetAtt Alice.Arn', { head: never, more: 'Condition: Never, ' })],
      'unknown yes unknown',
    ],
    ['under another name', trusting, [exporting(user, '!GetAtt Alice.Arn', { name: 'Other' })], 'unknown yes unknown'],
    [
      'the policy',
      templateOf(`Resources:\n${supportRole({ policies: `[${imported}]` })}`),
      [exporting(user, arn)],
      'pass yes principals',
    ],
    [
      'a policy that denies',
      templateOf(`Resources:\n${supportRole({ policies: `[${arn}, ${imported}]` })}`),
      [exporting(policy, '!Ref Denial')],
      'fail yes principals',
    ],
    [
      'a role that something is attached to',
      templateOf(
        `Resources:\n  Inline:\n    Type: AWS::IAM::Policy\n    Properties:\n      Roles: [${imported}]\n      PolicyName: no\n      PolicyDocument: {Statement: [{Effect: Deny, Action: 'support:*', Resource: '*'}]}\n`,
      ),
      [exporting(supportRole(), '!Ref Support')],
      'fail yes principals',
    ],
    [
      'a part of a text is not the export',
      templateOf(`Resources:\n${supportRole({ principal: `!Join ['', ['arn:aws:iam::', ${imported}, ':root']]` })}`),
      [exporting(user, '!GetAtt Alice.Arn')],
      'unknown yes unknown',
    ],
  ])('%s', async (_, importing, others, expected) => {
    const files = {
      'a b.yaml': importing,
      ...Object.fromEntries(others.map((text, index) => [`${index}.yaml`, text])),
    };
    const report = await scanFiles(files, ...Object.keys(files));
    expect(inShort(report)).toBe(expected);
    expect(await evaluateFiles(files, ...Object.keys(files))).toEqual(report);
  });
});
