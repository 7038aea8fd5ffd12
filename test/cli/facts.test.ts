import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { once } from '../../src/model/index.js';
import { isFull } from '../size.js';
import { repository, rolecall } from './run-cli.js';

const CORPUS = '../shared/corpus/terraform/support';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-facts-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The facts files of all shards. */
async function shardsOf(paths: readonly string[], count: number, args: readonly string[] = []): Promise<string[]> {
  const into = mkdtempSync(join(folder, 'shards-'));
  const files = Array.from({ length: count }, (_, i) => join(into, `${i + 1}.ndjson`));
  for (const [i, file] of files.entries()) {
    const run = await rolecall([
      'extract',
      ...paths,
      '--no-config',
      '--shard',
      `${i + 1}/${count}`,
      '-o',
      file,
      ...args,
    ]);
    expect(run).toEqual({ exit: 0, stdout: '', stderr: '' });
  }
  return files;
}

const evaluated = (files: readonly string[], format = 'json', args: readonly string[] = []) =>
  rolecall(['evaluate', ...files, '--no-config', '-f', format, ...args]);

describe.each([
  { what: 'the fixtures', paths: ['fixtures'], counts: isFull ? [1, 3, 16] : [3] },
  { what: 'a corpus of plans', paths: [CORPUS], counts: [1, 3, 16] },
])('$what in shards', ({ paths, counts }) => {
  const isThere = paths.every((path) => existsSync(resolve(repository, path)));

  const scanned = once(() => rolecall(['scan', ...paths, '--no-config', '-f', 'json']));

  it.skipIf(!isThere).each(counts)('the report of %i is that of one scan', { timeout: 120_000 }, async (count) => {
    const scan = await scanned();
    const files = await shardsOf(paths, count);
    const [first = ''] = files;
    expect(await evaluated(files)).toEqual(scan);
    expect(await evaluated([...files].reverse().concat(first))).toEqual(scan);
  });
});

describe('evaluate', () => {
  it.each([
    'text',
    'sarif',
    'junit',
    'gitlab',
    'github',
    'markdown',
    'html',
  ])('writes %s as scan does', async (format) => {
    const [file = ''] = await shardsOf(['fixtures/demo'], 1);
    expect(await evaluated([file], format)).toEqual(
      await rolecall(['scan', 'fixtures/demo', '--no-config', '-f', format]),
    );
  });

  it('takes files that were put end to end, from standard input too', async () => {
    const files = await shardsOf(['fixtures/demo'], 3);
    const together = files.map((file) => readFileSync(file, 'utf8')).join('');
    const run = await rolecall(['evaluate', '-', '--no-config', '-f', 'json'], { stdin: together });
    expect(run).toEqual(await evaluated(files));
  });

  it('takes parts that an engine handed out', async () => {
    const parts = ['plan.json', 'template.yaml'].map((name) => `fixtures/twins/${name}`);
    const texts: string[] = [];
    for (const part of parts) {
      const run = await rolecall(['extract', '--files-from', '-', '-0', '--no-config'], { stdin: `${part}\0` });
      expect(run).toMatchObject({ exit: 0, stderr: '' });
      texts.push(run.stdout);
    }
    const run = await rolecall(['evaluate', '-', '--no-config', '-f', 'json'], { stdin: texts.join('') });
    expect(run).toEqual(await rolecall(['scan', ...parts, '--no-config', '-f', 'json']));
  });

  it('judges by its own rules and levels', async () => {
    const [file = ''] = await shardsOf(['fixtures/demo'], 1);
    const args = ['--only', 'support-role-exists'];
    expect(await evaluated([file], 'json', args)).toEqual(
      await rolecall(['scan', 'fixtures/demo', '--no-config', '-f', 'json', ...args]),
    );
  });

  it('lets through what templates ask to ignore', async () => {
    const ignoring = join(folder, 'ignoring.yaml');
    const template = readFileSync(join(repository, 'fixtures/scan/trust-is-public/template.yaml'), 'utf8');
    const reason = '# rolecall: ignore[support-role-trust-scoped] for the test';
    writeFileSync(ignoring, template.replace(/^( +)SupportRole:/m, `$1${reason}\n$1SupportRole:`));
    const files = await shardsOf([ignoring], 1);
    const scan = await rolecall(['scan', ignoring, '--no-config', '-f', 'json']);
    expect(scan.stdout).toContain('for the test');
    expect(await evaluated(files)).toEqual(scan);
  });

  it('knows of inputs that could not be read', async () => {
    const broken = join(folder, 'broken');
    mkdirSync(broken);
    writeFileSync(join(broken, 'template.yaml'), 'Resources: [\n  AWS::IAM::Role');
    const files = await shardsOf([broken], 2);
    const run = await evaluated(files);
    expect(run.exit).toBe(3);
    expect(run).toEqual(await rolecall(['scan', broken, '--no-config', '-f', 'json']));
  });
});

describe('what facts tell', () => {
  it('is nothing that an input marks as sensitive, and the report is the same', async () => {
    const paths = ['fixtures/facts/trust-is-sensitive.json'];
    const [file = ''] = await shardsOf(paths, 1);
    const text = readFileSync(file, 'utf8');
    for (const secret of ['s3cr3t', '444455556666']) expect(text).not.toContain(secret);
    expect(await evaluated([file])).toEqual(await rolecall(['scan', ...paths, '--no-config', '-f', 'json']));
  });
});

describe('facts that cannot be used are refused with what is wrong', () => {
  const whole = async (): Promise<string> => {
    const [file = ''] = await shardsOf(['fixtures/demo'], 1);
    return readFileSync(file, 'utf8');
  };
  const without = (text: string, line: number): string => text.split('\n').toSpliced(line, 1).join('\n');

  it.each<[string, (text: string) => string | Uint8Array, string]>([
    ['cut off between lines', (text) => `${text.trimEnd().split('\n').slice(0, -1).join('\n')}\n`, 'it is cut off'],
    ['cut off within a line', (text) => text.slice(0, -40), 'the file is cut off or damaged'],
    ['without a line', (text) => without(text, 1), 'lines are missing or were added'],
    ['altered', (text) => text.replace('"status":"analyzed"', '"status":"skipped"'), 'the digest of the lines above'],
    ['of another version', (text) => text.replace('"schemaVersion":"3"', '"schemaVersion":"2"'), 'schema version "2"'],
    ['of no version', (text) => text.replace('"schemaVersion":"3",', ''), 'facts of no schema version'],
    ['without a header', (text) => without(text, 0), 'facts begin with a header'],
    ['other JSON', () => '{"format":"1.2"}\n', 'this is no line of a facts file'],
    ['a state', () => '{"format_version":"1.2","values":{}}\n', 'give it by --facts'],
    ['output of the AWS CLI', () => '{"PolicyRoles":[]}\n', 'give it by --facts'],
    ['packed and cut off', (text) => gzipSync(text).subarray(0, -9), 'packed with gzip, and cut off'],
    [
      'a list in a list of texts',
      (text) => text.replace('"managedPolicies":[', '"managedPolicies":[["a"],'),
      '/managedPolicies/0 must be string',
    ],
    ['no JSON', () => 'Resources:\n', 'this is no whole line of JSON'],
    ['empty', () => '', 'it holds no facts'],
  ])('%s', async (name, spoil, said) => {
    const file = join(folder, `${name}.ndjson`);
    writeFileSync(file, spoil(await whole()));
    const run = await evaluated([file]);
    expect(run).toMatchObject({ exit: 2, stdout: '' });
    expect(run.stderr).toContain(`cannot use the facts ${file}`);
    expect(run.stderr).toContain(said);
  });

  it('none names its files from the root of a file system', async () => {
    const root = join(folder, 'broken-source');
    mkdirSync(root);
    writeFileSync(join(root, 'main.tf'), 'resource "aws_iam_role" "support" { name = var.name }\n');
    writeFileSync(join(root, 'terraform.tfvars'), 'name = "\n');
    const { stdout } = await rolecall(['extract', '.', '--no-config'], { cwd: root });
    expect(stdout).toContain('"file":"terraform.tfvars"');
    expect(stdout).not.toContain(root);
  });

  it('one that is not there', async () => {
    const run = await evaluated([join(folder, 'nothing.ndjson')]);
    expect(run).toMatchObject({ exit: 2, stderr: expect.stringContaining('it does not exist') });
  });

  it('a shard is missing', async () => {
    const [first = '', , third = ''] = await shardsOf(['fixtures/demo'], 3);
    const run = await evaluated([third, first]);
    expect(run).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: expect.stringContaining('of 3 shards number 2 is missing'),
    });
  });

  it('the shards divided different lists', async () => {
    const files = [1, 2].map((i) => join(folder, `list-${i}.ndjson`));
    for (const [i, of] of ['fixtures/demo', 'fixtures/twins'].entries())
      await rolecall(['extract', of, '--no-config', '--shard', `${i + 1}/2`, '-o', files[i] ?? '']);
    const run = await evaluated(files);
    expect(run).toMatchObject({ exit: 2, stdout: '', stderr: expect.stringContaining('different lists of files') });
  });

  it('a part that was handed out is missing', async () => {
    const handed = ['plan.json', 'template.yaml'].map((name) => `fixtures/twins/${name}`);
    const parts = await Promise.all(
      handed.map((path, i) =>
        rolecall(['extract', '--files-from', '-', '--part', `${i + 1}/3`, '--no-config'], { stdin: path }),
      ),
    );
    const last = await rolecall(['extract', '--files-from', '-', '--part', '3/3', '--no-config']);
    const texts = [...parts, last].map(({ stdout }) => stdout);
    const run = (stdin: string) => rolecall(['evaluate', '-', '--no-config', '-f', 'json'], { stdin });
    expect(await run(texts.join(''))).toEqual(await rolecall(['scan', ...handed, '--no-config', '-f', 'json']));
    expect((await run(texts.slice(1).join(''))).stderr).toContain('of 3 shards number 1 is missing');
  });

  it('an input changed between the shards', async () => {
    const at = mkdtempSync(join(folder, 'changing-'));
    const files = [];
    for (const [i, name] of ['trust-names-a-user', 'trust-is-public'].entries()) {
      copyFileSync(join(repository, 'fixtures/scan', name, 'template.yaml'), join(at, 'template.yaml'));
      const file = join(at, `${i}.ndjson`);
      await rolecall(['extract', 'template.yaml', '--no-config', '-o', file], { cwd: at });
      files.push(file);
    }
    const run = await evaluated(files);
    expect(run.exit).toBe(2);
    expect(run.stderr).toContain('`template.yaml` was read with different contents');
  });

  it.each([
    ['utf16le', '\ufeff'],
    ['utf8', '\ufeff'],
  ] as const)('but not for being %s with a mark', async (encoding, mark) => {
    const file = join(folder, `${encoding}.ndjson`);
    writeFileSync(file, mark + (await whole()), encoding);
    expect((await evaluated([file])).stderr).toBe('');
  });

  it('they were extracted with other settings', async () => {
    const files = await shardsOf(['fixtures/demo'], 1, ['--account', '111122223333']);
    const run = await evaluated(files);
    expect(run).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining('another configuration, --account, --region or'),
    });
    expect((await evaluated(files, 'json', ['--account', '111122223333'])).exit).not.toBe(2);
  });
});

describe('extract', () => {
  it.each(['0/3', '4/3', '1', 'a/b', '-1/2'])('refuses the shard %s', async (shard) => {
    const run = await rolecall(['extract', 'fixtures/demo', `--shard=${shard}`]);
    expect(run).toMatchObject({ exit: 2, stdout: '', stderr: expect.stringContaining('--shard takes') });
  });

  it('refuses -0 without a list', async () => {
    const run = await rolecall(['extract', 'fixtures/demo', '-0']);
    expect(run).toMatchObject({ exit: 2, stderr: expect.stringContaining('--files-from') });
  });

  it('leaves no part of a file behind when it is killed', async () => {
    const into = mkdtempSync(join(folder, 'killed-'));
    const file = join(into, 'facts.ndjson');
    writeFileSync(file, 'before');
    const bin = join(repository, 'bin/rolecall.js');
    for (const delay of isFull ? [50, 100, 150, 200, 250, 300, 350, 400, 500, 600] : [100, 250, 400]) {
      const child = spawn(process.execPath, [bin, 'extract', 'fixtures', '--no-config', '-o', file], {
        cwd: repository,
      });
      const ended = new Promise((done) => child.on('close', done));
      setTimeout(() => child.kill('SIGKILL'), delay);
      await ended;
      const text = readFileSync(file, 'utf8');
      expect(text === 'before' || isWhole(text)).toBe(true);
    }
  });
});

/** Whether a facts file has its closing line. */
function isWhole(text: string): boolean {
  return /\n\{"end":\d+,"digest":"[0-9a-f]{64}"\}\n$/.test(text);
}
