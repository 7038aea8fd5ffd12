import { describe, expect, it } from 'vitest';
import { inShort, scanFiles, supportRole, templateOf } from './scan-files.js';

const arn = 'arn:aws:iam::aws:policy/AWSSupportAccess';

function conditional(condition: string): string {
  return templateOf(`Conditions:\n  Made: ${condition}\nResources:\n${supportRole({ more: '    Condition: Made\n' })}`);
}

function listing(policies: string): string {
  return templateOf(`Parameters:\n  More: {Type: String}\nResources:\n${supportRole({ policies })}`);
}

function trusting(principal: string): string {
  return templateOf(`Resources:\n${supportRole({ principal })}`);
}

describe('a text that is split', () => {
  it.each<readonly [string, string, string]>([
    [
      'the id of the stack begins as it does',
      conditional("!Equals [!Select [0, !Split [':', !Ref AWS::StackId]], arn]"),
      'pass yes principals',
    ],
    [
      'and with nothing else',
      conditional("!Not [!Equals [!Select [0, !Split [':', !Ref AWS::StackId]], arn]]"),
      'fail no',
    ],
    ['it holds the own account', trusting("!Select [4, !Split [':', !Ref AWS::StackId]]"), 'warn yes account'],
    [
      'a region is not cut where it may be',
      conditional("!Equals [!Select [0, !Split ['-', !Ref AWS::Region]], eu]"),
      'unknown unknown principals',
    ],
    [
      'nor is its length known',
      conditional("!Not [!Equals [!Select [0, !Split ['-', !Ref AWS::Region]], !Ref AWS::Region]]"),
      'unknown unknown principals',
    ],
    [
      'what comes behind a name that may be cut has no certain place',
      trusting("!Select [1, !Split ['-', !Sub '${AWS::StackName}-${AWS::AccountId}']]"),
      'unknown yes unknown',
    ],
    [
      'what is between separators that are spelt out is certain',
      listing(`!Split [',', !Sub '\${More},${arn}']`),
      'pass yes principals',
    ],
    [
      'and the first has a certain place',
      listing(`[!Select [0, !Split [',', !Sub '${arn},\${More}']]]`),
      'pass yes principals',
    ],
    [
      'and the second has none',
      listing(`[!Select [1, !Split [',', !Sub '\${More},${arn}']]]`),
      'unknown unknown principals',
    ],
  ])('%s', async (_, text, expected) => {
    expect(inShort(await scanFiles({ 't.yaml': text }))).toBe(expected);
  });
});

it('the name of a stack is one segment of a subject', async () => {
  const role = `  Support:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns: [${arn}]
      AssumeRolePolicyDocument:
        Statement:
          Effect: Allow
          Action: sts:AssumeRoleWithWebIdentity
          Principal: {Federated: !Sub 'arn:aws:iam::\${AWS::AccountId}:oidc-provider/token.actions.githubusercontent.com'}
          Condition:
            StringEquals: {'token.actions.githubusercontent.com:aud': sts.amazonaws.com, 'token.actions.githubusercontent.com:sub': !Sub 'repo:\${AWS::StackName}/x:ref:refs/heads/main'}
`;
  const report = await scanFiles({ 't.yaml': templateOf(`Resources:\n${role}`) });
  expect(inShort(report)).toBe('warn yes federated-scoped');
});
