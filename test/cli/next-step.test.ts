import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { repository, rolecall } from './run-cli.js';

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
    ['nothing-of-the-kind', 'Nothing in 1 template gives a role AWSSupportAccess: `rolecall init --cloudformation`'],
    [
      'role-is-merely-named-so',
      'Attach arn:aws:iam::aws:policy/AWSSupportAccess to `SupportRole`. Nothing in 1 template',
    ],
  ])('of %s', async (fixture, expected) => {
    expect(await helps(fixture)).toContainEqual(expect.stringContaining(expected));
  });
});
