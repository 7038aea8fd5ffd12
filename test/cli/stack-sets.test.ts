import { describe, expect, it } from 'vitest';
import { inShort, scanFiles, supportRole, templateOf } from './scan-files.js';

const target = '444455556666';

function indented(text: string): string {
  return text.replace(/^/gm, '        ');
}

/** A stack set whose text stands in the template, as a function makes it or as it is. */
function stackSet(body: string, { made = '|', accounts = `'${target}'`, parameters = '[]', transform = '' } = {}) {
  return templateOf(`${transform}Resources:
  Set:
    Type: AWS::CloudFormation::StackSet
    Properties:
      StackSetName: support
      PermissionModel: SELF_MANAGED
      StackInstancesGroup: [{Regions: [eu-west-1], DeploymentTargets: {Accounts: [${accounts}]}}]
      Parameters: ${parameters}
      TemplateBody: ${made}
${indented(body)}
`);
}

const account = "[{ParameterKey: Acct, ParameterValue: !Ref 'AWS::AccountId'}]";
const trusting = `Parameters:\n  Acct: {Type: String}\nResources:\n${supportRole({
  principal: "!Sub 'arn:aws:iam::${Acct}:root'",
})}`;

describe('what a stack set hands down', () => {
  it.each<readonly [string, string, string, readonly string[]]>([
    [
      'the account it is deployed from is not that of a stack elsewhere',
      stackSet(trusting, { parameters: account }),
      'warn yes account-unknown',
      [],
    ],
    [
      'nor where both are known',
      stackSet(trusting, { parameters: account }),
      'fail no/yes cross-account',
      ['--account', '111122223333'],
    ],
    [
      'it is that of a stack in the same account',
      stackSet(trusting, { parameters: account, accounts: "!Ref 'AWS::AccountId'" }),
      'warn yes account',
      [],
    ],
    [
      'a condition that compares the two accounts cannot be told',
      stackSet(
        `Parameters:\n  Acct: {Type: String}\nConditions:\n  Here: !Equals [!Ref Acct, !Ref AWS::AccountId]\nResources:\n${supportRole({ more: '    Condition: Here\n' })}`,
        { parameters: account },
      ),
      'unknown unknown principals',
      [],
    ],
    [
      'the region is that of the template around',
      stackSet(
        `Parameters:\n  Region: {Type: String}\nConditions:\n  Here: !Equals [!Ref Region, !Ref AWS::Region]\nResources:\n${supportRole({ more: '    Condition: Here\n' })}`,
        { parameters: "[{ParameterKey: Region, ParameterValue: !Ref 'AWS::Region'}]" },
      ),
      'unknown unknown principals',
      [],
    ],
    [
      'text put together with the account',
      stackSet(`Resources:\n${supportRole({ principal: "'arn:${AWS::Partition}:iam::${AWS::AccountId}:root'" })}`, {
        made: '!Sub |',
      }),
      'warn yes account-unknown',
      [],
    ],
    [
      'text put together for the same account',
      stackSet(
        `Description: of \${AWS::StackName}\nResources:\n${supportRole({ principal: "'arn:${AWS::Partition}:iam::${AWS::AccountId}:root'" })}`,
        { made: '!Sub |', accounts: "!Ref 'AWS::AccountId'" },
      ),
      'warn yes account',
      [],
    ],
    [
      'a mapping as JSON text',
      stackSet(`Resources:\n${supportRole()}`, {
        made: '!ToJsonString',
        accounts: "!Ref 'AWS::AccountId'",
        transform: 'Transform: AWS::LanguageExtensions\n',
      }),
      'pass yes principals',
      [],
    ],
  ])('%s', async (_, text, expected, args) => {
    expect(inShort(await scanFiles({ 't.yaml': text }, ...args))).toBe(expected);
  });
});
