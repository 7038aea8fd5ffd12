import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { repository, rolecall } from './run-cli.js';

const scratch = mkdtempSync(join(realpathSync(tmpdir()), 'files-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const own = join(scratch, 'own');
mkdirSync(join(own, '.git'), { recursive: true });
mkdirSync(join(own, 'infra'));

function template(resources: string): string {
  return `Resources:\n${resources}`;
}

const nested = '  Roles:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: ';
const good = template(`  Support:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns: ["arn:aws:iam::aws:policy/AWSSupportAccess"]
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { AWS: "arn:aws:iam::111122223333:role/responder" }
            Action: sts:AssumeRole
`);
writeFileSync(join(own, 'roles.yaml'), good);
writeFileSync(join(own, 'infra/parent.yaml'), template(`${nested}../roles.yaml\n`));
writeFileSync(join(scratch, 'outside.yaml'), good);

async function scan(args: readonly string[], cwd = own) {
  const { exit, stdout, stderr } = await rolecall(['scan', ...args, '-f', 'json'], { cwd });
  return { exit, stderr, report: stdout === '' ? undefined : JSON.parse(stdout) };
}

/** Codes of all problems of a report. */
function codes(report: { inputs: { problems: { code: string }[] }[] }): readonly string[] {
  return report.inputs.flatMap(({ problems }) => problems.map(({ code }) => code));
}

describe('what an input leads to', () => {
  it('is found within its repository, wherever the run is started', async () => {
    const path = join(own, 'infra/parent.yaml');
    for (const cwd of [own, join(own, 'infra'), scratch, repository, tmpdir()]) {
      const { report } = await scan([path], cwd);
      expect(report.scopes[0].supportAccess, cwd).toBe('yes');
    }
  });

  it.each([
    ['by its path', '../../outside.yaml'],
    ['by a link', '../link.yaml'],
    ['by a folder that is a link', '../linked/outside.yaml'],
  ])('is not found outside of it: %s', async (_, url) => {
    symlinkSync(join(scratch, 'outside.yaml'), join(own, 'link.yaml'));
    symlinkSync(scratch, join(own, 'linked'));
    writeFileSync(join(own, 'infra/leaving.yaml'), template(nested + url));
    const { report } = await scan(['infra/leaving.yaml']);
    expect(report.scopes[0].supportAccess).toBe('unknown');
    for (const path of ['link.yaml', 'linked', 'infra/leaving.yaml']) rmSync(join(own, path));
  });

  it('is followed by a link inside', async () => {
    symlinkSync(join(own, 'roles.yaml'), join(own, 'infra/link.yaml'));
    writeFileSync(join(own, 'infra/linking.yaml'), template(`${nested}link.yaml\n`));
    expect((await scan(['infra/linking.yaml'])).report.scopes[0].supportAccess).toBe('yes');
    for (const path of ['infra/link.yaml', 'infra/linking.yaml']) rmSync(join(own, path));
  });
});

describe('only files are read', () => {
  it.each([
    ['-c', 'configuration'],
    ['--parameters', 'parameter file'],
    ['--files-from', 'list of files'],
    ['--baseline', 'baseline'],
    ['--facts', 'facts'],
  ])('%s takes no device, and no folder', async (option, what) => {
    const device = await scan(['roles.yaml', option, '/dev/zero']);
    expect(device).toMatchObject({ exit: 2, stderr: expect.stringContaining(`cannot read the ${what}`) });
    expect(device.stderr).toContain('it is a device, and only files are read');
    expect((await scan(['roles.yaml', option, 'infra'])).stderr).toContain('it is a folder');
  });

  it('nothing at all may be named', async () => {
    expect(await scan(['roles.yaml', '-c', '/dev/null'])).toMatchObject({ exit: 0, stderr: '' });
  });

  it('a device is no input', async () => {
    const { exit, report } = await scan(['roles.yaml', '/dev/zero']);
    expect(exit).toBe(3);
    expect(codes(report)).toContain('no-file');
  });

  it('a pipe that is named is read to its end', async () => {
    const pipe = join(own, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const writer = spawn('sh', ['-c', 'cat "$0" > "$1"', join(own, 'roles.yaml'), pipe]);
    const { report } = await scan(['pipe']);
    writer.kill();
    rmSync(pipe);
    expect(report.scopes[0].supportAccess).toBe('yes');
  });

  it('what a shell opens is read, wherever it leads', () => {
    const command = `node "${repository}/bin/rolecall.js" scan -f json`;
    for (const script of [`${command} <(cat roles.yaml)`, `${command} /dev/stdin < ../outside.yaml`]) {
      const report = JSON.parse(execFileSync('bash', ['-c', script], { cwd: own, encoding: 'utf8' }));
      expect(report.scopes[0].supportAccess).toBe('yes');
    }
  });
});

describe('sizes are limited', () => {
  it.each([
    ['of plans', '{"format_version":"1.2"', 4 * 1024 * 1024 * 1024 + 1],
    ['of what has to be decoded', '\xff\xfe', 512 * 1024 * 1024 + 1],
  ])('%s, and all others are judged', async (_, text, size) => {
    writeFileSync(join(own, 'large.json'), text, 'latin1');
    truncateSync(join(own, 'large.json'), size);
    const { exit, report } = await scan(['roles.yaml', 'large.json']);
    rmSync(join(own, 'large.json'));
    expect(exit).toBe(3);
    expect(codes(report)).toContain('file-too-large');
    expect(report.scopes[0].supportAccess).toBe('yes');
  });

  it('of what people write', async () => {
    writeFileSync(join(own, 'large.txt'), `# ${'x'.repeat(1024 * 1024)}`);
    for (const option of ['-c', '--parameters']) {
      const run = await scan(['roles.yaml', option, 'large.txt']);
      expect(run).toMatchObject({ exit: 2, stderr: expect.stringContaining('it has more than 1 MiB') });
    }
    rmSync(join(own, 'large.txt'));
  });
});

describe('a manifest that names no stack', () => {
  it('hides nothing', async () => {
    const folder = join(own, 'app');
    mkdirSync(folder);
    writeFileSync(join(folder, 'manifest.json'), '{"version":"36.0.0","artifacts":{}}');
    writeFileSync(join(folder, 'roles.yaml'), good);
    const { report } = await scan(['app']);
    rmSync(folder, { recursive: true });
    expect(report.scopes[0].supportAccess).toBe('yes');
    expect(report.summary.passedOver.assembly).toBe(0);
  });
});

describe('a manifest that names a stack', () => {
  it('leads to nothing outside of the repository', async () => {
    const folder = join(own, 'app');
    mkdirSync(folder);
    const stack = { type: 'aws:cloudformation:stack', properties: { templateFile: 'linked/outside.yaml' } };
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ version: '36.0.0', artifacts: { Stack: stack } }));
    symlinkSync(scratch, join(folder, 'linked'));
    const { exit, report } = await scan(['app']);
    rmSync(folder, { recursive: true });
    expect(exit).toBe(3);
    expect(codes(report)).toEqual(['link-outside']);
  });
});

describe('shards', () => {
  const headerOf = ({ stdout }: { readonly stdout: string }) => stdout.split('\n')[0];
  const extract = (index: number) => rolecall(['extract', '.', '--shard', `${index}/2`], { cwd: own });

  it('of two listings are refused, and what shards write beside the inputs is in none', async () => {
    const [first, second] = [await extract(1), await extract(2)];
    writeFileSync(join(own, 'one.ndjson'), first.stdout);
    expect(headerOf(await extract(2))).toBe(headerOf(second));
    writeFileSync(join(own, 'two.ndjson'), second.stdout);
    const facts = ['evaluate', 'one.ndjson', 'two.ndjson', '-f', 'json'];
    expect((await rolecall(facts, { cwd: own })).exit).toBe(0);
    writeFileSync(join(own, 'more.yaml'), good);
    writeFileSync(join(own, 'two.ndjson'), (await extract(2)).stdout);
    const refused = await rolecall(facts, { cwd: own });
    expect(refused).toMatchObject({ exit: 2, stderr: expect.stringContaining('divide different lists of') });
  });
});
