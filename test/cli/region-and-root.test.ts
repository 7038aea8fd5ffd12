import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { rolecall } from './run-cli.js';
import { supportRole } from './scan-files.js';

const scratch = mkdtempSync(join(tmpdir(), 'region-'));
afterAll(() => rmSync(scratch, { recursive: true }));

function write(folder: string, files: Readonly<Record<string, string>>): string {
  const cwd = join(scratch, folder);
  mkdirSync(join(cwd, '.git'), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
  return cwd;
}

async function scan(cwd: string, ...args: string[]): Promise<Report> {
  return JSON.parse((await rolecall(['scan', ...args, '-f', 'json'], { cwd })).stdout);
}

/** A role that is there in one region only. */
const regional = `Conditions: {Home: !Equals [!Ref AWS::Region, eu-west-1]}
Resources:
${supportRole({ more: '    Condition: Home\n' })}`;

describe('the region', () => {
  const cwd = write('regional', { 't.yaml': regional });

  it.each([
    [[], 'unknown'],
    [['--region', 'eu-west-1'], 'yes'],
    [['--region', 'us-east-1'], 'no'],
  ])('of the options %j decides what depends on it: %s', async (args, answer) => {
    expect((await scan(cwd, 't.yaml', ...args)).scopes[0]?.supportAccess).toBe(answer);
  });

  it('of a scope goes for its templates', async () => {
    const scopes = `scopes:
  - {name: home, include: ["a/**"], region: eu-west-1}
  - {name: away, include: ["b/**"], region: us-east-1}
`;
    const declared = write('declared', { 'a/t.yaml': regional, 'b/t.yaml': regional, 'rolecall.yaml': scopes });
    const report = await scan(declared);
    expect(report.scopes.map(({ name, supportAccess }) => `${name} ${supportAccess}`)).toEqual(['home yes', 'away no']);
  });

  it('that is none is wrong usage', async () => {
    expect(await rolecall(['scan', 't.yaml', '--region', 'Europe'], { cwd })).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('--region takes the name of a region'),
    });
  });
});

describe('--root', () => {
  it('is what the globs of a configuration from elsewhere are relative to', async () => {
    const config = write('base', { 'rolecall.yaml': 'scopes: [{name: prod, include: ["infra/**"]}]' });
    const cwd = write('head', { 'infra/t.yaml': `Resources:\n${supportRole()}` });
    const named = ['-c', join(config, 'rolecall.yaml')];
    expect((await scan(cwd, '.', ...named, '--root', '.')).scopes).toMatchObject([
      { name: 'prod', supportAccess: 'yes' },
    ]);
    expect((await scan(cwd, '.', ...named)).scopes).toMatchObject([{ name: 'prod', supportAccess: 'unknown' }, {}]);
  });
});
