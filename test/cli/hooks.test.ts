import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { rolecall } from './run-cli.js';
import { roleFor } from './scan-files.js';

const scratch = mkdtempSync(join(realpathSync(tmpdir()), 'hooks-'));
afterAll(() => rmSync(scratch, { recursive: true }));
mkdirSync(join(scratch, '.git'));

function write(name: string, text: string): string {
  writeFileSync(join(scratch, name), text);
  return name;
}

const topic = 'AWSTemplateFormatVersion: "2010-09-09"\nResources: { Topic: { Type: AWS::SNS::Topic } }\n';
write('open.yaml', roleFor('*'));
write('good.yaml', roleFor('arn:aws:iam::111122223333:role/responder'));
write('topic.yaml', topic);
write('package.json', '{"name": "something"}');
write('broken.yaml', 'Resources:\n  Support:\n    Type: AWS::IAM::Role\n   Properties: {}\n');
write('README.md', '# Something\n');
const locked = 'locked: [support-role-exists]\nscopes: [{ name: prod, include: ["infra/**"] }]\n';
write('locked.yaml', locked);

const scan = (args: readonly string[]) => rolecall(['scan', ...args], { cwd: scratch });

describe('--changed', () => {
  it.each<[string, string[], number]>([
    ['a role that lets anybody in', ['open.yaml'], 1],
    ['a good role', ['good.yaml'], 0],
    ['no role, whatever the configuration wants', ['topic.yaml', '-c', 'locked.yaml'], 0],
    ['files that are no inputs', ['package.json', 'README.md'], 0],
    ['an input that cannot be read', ['broken.yaml', 'good.yaml'], 3],
    ['nothing', [], 0],
  ])('judges the roles in files, not whether there is one: %s', async (_, args, exit) => {
    expect(await scan([...args, '--changed'])).toMatchObject({ exit, stderr: '' });
  });

  it('takes a list as well', async () => {
    write('list.txt', 'open.yaml\npackage.json\n');
    expect(await scan(['--changed', '--files-from', 'list.txt'])).toMatchObject({ exit: 1, stderr: '' });
  });

  it('says nothing of waivers for what did not change', async () => {
    const waivers = 'waivers:\n  - { rule: support-role-trust-scoped, address: Support, reason: "Replaced in May." }\n';
    const { stdout } = await scan(['good.yaml', '--changed', '-c', write('waived.yaml', waivers), '-f', 'json']);
    expect(stdout).not.toContain('waiver-unused');
  });
});

describe('--allow-empty', () => {
  it('lets nothing pass, with a word', async () => {
    expect((await scan(['package.json', '--files-from', '/dev/null', '--no-config'])).exit).toBe(3);
    const empty = await scan(['--files-from', '/dev/null', '--allow-empty']);
    expect(empty).toMatchObject({ exit: 0, stderr: expect.stringContaining('nothing was found to judge') });
  });

  it.each<[string, string[], number]>([
    ['scopes that are declared', ['--files-from', '/dev/null', '-c', 'locked.yaml'], 3],
    ['an input that cannot be read', ['broken.yaml'], 3],
    ['an account without a role', ['topic.yaml'], 1],
  ])('does not let pass: %s', async (_, args, exit) => {
    expect((await scan([...args, '--allow-empty'])).exit).toBe(exit);
  });
});
