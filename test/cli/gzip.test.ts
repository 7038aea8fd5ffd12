import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { repository, rolecall } from './run-cli.js';

const folder = mkdtempSync(join(tmpdir(), 'gzip-'));
afterAll(() => rmSync(folder, { recursive: true }));

const plan = readFileSync(join(repository, 'fixtures/scan/plan-keeps-the-role/plan.json'));
const template = readFileSync(join(repository, 'fixtures/demo/incident-support.yaml'));

async function scan(args: readonly string[], stdin?: Buffer) {
  const run = await rolecall(['scan', ...args, '--no-config', '-f', 'json'], { cwd: folder, ...(stdin && { stdin }) });
  const { inputs, scopes } = JSON.parse(run.stdout);
  const problems = inputs.flatMap((input: { problems: { code: string }[] }) => input.problems.map(({ code }) => code));
  return { exit: run.exit, problems, access: scopes[0]?.supportAccess, inputs };
}

describe('what is packed with gzip', () => {
  it.each([
    ['a plan', 'plan.json.gz', plan],
    ['a template', 'template.yaml.gz', template],
    ['a plan of another name', 'plan.json', plan],
    ['a plan in two parts', 'parts.json.gz', plan],
  ])('is read as it is: %s', async (what, name, bytes) => {
    const parts = what.endsWith('parts') ? [bytes.subarray(0, 100), bytes.subarray(100)] : [bytes];
    const packed = Buffer.concat(parts.map((part) => gzipSync(part)));
    writeFileSync(join(folder, name), packed);
    const [unpacked, byName, byFolder, piped] = [
      await scan(['-'], bytes),
      await scan([name]),
      await scan(['.']),
      await scan(['-'], packed),
    ];
    rmSync(join(folder, name));
    expect(unpacked).toMatchObject({ exit: 0, access: 'yes' });
    for (const run of [byName, byFolder, piped]) expect(run).toMatchObject({ exit: 0, access: 'yes', problems: [] });
  });

  it('is read by parts where it is large, as what comes in on standard input is', async () => {
    const large = Buffer.from(plan.toString().replace('{', `{"x":"${'x'.repeat(9_000_000)}",`));
    expect(await scan(['-'], gzipSync(large))).toMatchObject({ exit: 0, access: 'yes' });
    expect(await scan(['-'], large)).toMatchObject({ exit: 0, access: 'yes' });
  });

  it('is told where it is damaged', async () => {
    const packed = gzipSync(plan);
    for (const bytes of [packed.subarray(0, -10), Buffer.concat([packed.subarray(0, 30), packed])]) {
      writeFileSync(join(folder, 'damaged.json.gz'), bytes);
      expect(() => gunzipSync(bytes)).toThrow();
      expect(await scan(['damaged.json.gz'])).toMatchObject({ exit: 3, problems: ['gzip-damaged'] });
    }
    rmSync(join(folder, 'damaged.json.gz'));
  });

  it('is facts as well', async () => {
    const { stdout } = await rolecall(['extract', '-', '--no-config'], { stdin: plan });
    writeFileSync(join(folder, 'facts.ndjson.gz'), gzipSync(stdout));
    const run = await rolecall(['evaluate', 'facts.ndjson.gz', '--no-config'], { cwd: folder });
    expect(run.exit).toBe(0);
  });
});
