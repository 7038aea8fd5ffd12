import { describe, expect, it } from 'vitest';
import { evaluateFiles, inShort, scanFiles, supportRole, templateOf } from './scan-files.js';

const s3 = 'https://bucket.s3.amazonaws.com/x/child.yaml';
const never = 'Conditions:\n  Never: !Equals [a, b]\n';

function parent({ url = s3, head = '', more = '', parameters = '{}' } = {}): string {
  return templateOf(`${head}Resources:
  Nested:
    Type: AWS::CloudFormation::Stack
${more}    Properties: {TemplateURL: ${url}, Parameters: ${parameters}}
`);
}

const child = templateOf(`Resources:\n${supportRole()}`);
/** Passes with its parameter only, and is public by default, as it is should it be deployed by itself too. */
const choosy = templateOf(
  `Parameters:\n  Who: {Type: String, Default: '*'}\nResources:\n${supportRole({ principal: '!Ref Who' })}`,
);
/** Has a role whatever its parameter is. */
const either = templateOf(`Parameters:
  P: {Type: String}
Conditions:
  A: !Equals [!Ref P, a]
  NotA: !Not [!Condition A]
Resources:
${supportRole({ id: 'One', more: '    Condition: A\n' })}${supportRole({ id: 'Two', more: '    Condition: NotA\n' })}`);
const alice = '{Who: arn:aws:iam::111122223333:user/alice}';

describe('a template that another one nests, scanned beside it', () => {
  it.each<readonly [string, string, string, string]>([
    [
      'by a URL, under a condition that does not hold',
      parent({ head: never, more: '    Condition: Never\n' }),
      child,
      'unknown unknown principals',
    ],
    [
      'by a path, under a condition that does not hold',
      parent({ url: 'child.yaml', head: never, more: '    Condition: Never\n' }),
      child,
      'unknown unknown principals',
    ],
    [
      'by a URL, under a condition that does not hold, with a role either way',
      parent({ head: never, more: '    Condition: Never\n' }),
      either,
      'unknown unknown principals principals',
    ],
    ['by a URL, with a parameter', parent({ parameters: alice }), choosy, 'unknown yes principals public'],
    ['by a URL, without the parameter', parent(), choosy, 'fail yes public public'],
    ['by a path, with a parameter', parent({ url: 'child.yaml', parameters: alice }), choosy, 'pass yes principals'],
  ])('%s', async (_, template, nested, expected) => {
    const files = { 'a.yaml': template, 'child.yaml': nested };
    const report = await scanFiles(files, 'a.yaml', 'child.yaml');
    expect(inShort(report)).toBe(expected);
    expect(await evaluateFiles(files, 'a.yaml', 'child.yaml')).toEqual(report);
  });
});

describe('a URL of which only a part is known', () => {
  const head = 'Parameters:\n  Bucket: {Type: String}\n';

  it.each<readonly [string, string, string]>([
    [
      'ends in the name of the template',
      "!Sub 'https://${Bucket}.s3.amazonaws.com/x/child.yaml'",
      'pass yes principals',
    ],
    ['is joined, with a name at its end', "!Join [/, ['https:/', !Ref Bucket, child.yaml]]", 'pass yes principals'],
    ['ends in what is not known', "!Sub 'https://x.s3.amazonaws.com/${Bucket}'", 'unknown unknown'],
    ['ends in another name', "!Sub 'https://${Bucket}.s3.amazonaws.com/other.yaml'", 'unknown unknown'],
    ['ends in a name with an unknown part', "!Sub 'https://x.s3.amazonaws.com/${Bucket}child.yaml'", 'unknown unknown'],
  ])('%s', async (_, url, expected) => {
    const report = await scanFiles({ 'a.yaml': parent({ head, url: url }), 'child.yaml': child });
    expect(inShort(report)).toBe(expected);
  });
});
