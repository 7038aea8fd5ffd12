import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { repository, rolecall } from './run-cli.js';
import { evaluateFiles, scanFiles, supportRole, templateOf } from './scan-files.js';

async function helps(fixture: string): Promise<(string | undefined)[]> {
  const run = await rolecall(['scan', join('fixtures/scan', fixture, 'template.yaml'), '--no-config', '-f', 'json'], {
    cwd: repository,
  });
  const { scopes } = JSON.parse(run.stdout) as Report;
  return scopes.flatMap(({ findings }) => findings.filter(({ verdict }) => verdict !== 'pass').map(({ help }) => help));
}

describe('the help of a finding is the next step for its cause', () => {
  it.each([
    ['trust-cannot-be-read', 'Give the parameter `Responder` its value: `--parameters FILE`'],
    ['policy-cannot-be-told', 'Give the parameter `Policy` its value: `--parameters FILE`'],
    ['nothing-of-the-kind', 'The template gives no role AWSSupportAccess: `rolecall init --cloudformation`'],
    [
      'role-is-merely-named-so',
      'Attach arn:aws:iam::aws:policy/AWSSupportAccess to `SupportRole`. The template gives no',
    ],
  ])('of %s', async (fixture, expected) => {
    expect(await helps(fixture)).toContainEqual(expect.stringContaining(expected));
  });
});

describe('a role of which its condition leaves open whether it will be there', () => {
  const text = [
    'Parameters: {Make: {Type: String}}',
    "Conditions: {Makes: !Equals [!Ref Make, 'yes']}",
    'Resources:',
    supportRole().replace('Type: AWS::IAM::Role', '$&\n    Condition: Makes'),
  ].join('\n');

  it.each([scanFiles, evaluateFiles])('is shown at the condition, with the parameter: %o', async (judge) => {
    const { scopes } = await judge({ 'role.yaml': templateOf(text) });
    const [finding] = scopes[0]?.findings ?? [];
    const line = templateOf(text).split('\n').indexOf('    Condition: Makes') + 1;
    expect(line).toBeGreaterThan(0);
    expect(finding).toMatchObject({
      verdict: 'unknown',
      location: { line, column: 16 },
      help: expect.stringContaining('Give the parameter `Make` its value'),
    });
  });
});

describe('what lies in a folder to judge it with', () => {
  const folder = mkdtempSync(join(tmpdir(), 'settings-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, '.git'));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write(
    'role.yaml',
    templateOf(`Parameters: {Who: {Type: String}}\nResources:\n${supportRole({ principal: '!Ref Who' })}`),
  );
  write('prod.json', '[{"ParameterKey": "Who", "ParameterValue": "arn:aws:iam::111122223333:role/responders"}]');
  write('rolecall.yaml', 'account: "111122223333"\n');
  write('values.yaml', 'replicas: 1\n');

  it('is none of the inputs, and is named where it may be missing', async () => {
    const { exit, stdout } = await rolecall(['scan', '.', '-v'], { cwd: folder });
    expect(exit).toBe(1);
    expect(stdout).toContain('`--parameters prod.json`, which looks like such a file');
    expect(stdout).toContain('skipped  values.yaml');
    expect(stdout).not.toMatch(/skipped {2}(prod.json|rolecall.yaml)/);
    expect(stdout).toContain('2 inputs: 1 analyzed, 1 skipped.');
    expect((await rolecall(['scan', '.', '--parameters', 'prod.json'], { cwd: folder })).exit).toBe(0);
  });

  it.each([
    ['prod.json', '--parameters FILE'],
    ['rolecall.yaml', '--config FILE'],
  ])('says how it is given where it is scanned: %s', async (name, option) => {
    const { exit, stdout } = await rolecall(['scan', name], { cwd: folder });
    expect(exit).toBe(3);
    expect(stdout).toContain(option);
  });
});
