import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { repository, rolecall } from './run-cli.js';

const fixtures = join(repository, 'fixtures/source');

async function scan(paths: readonly string[], cwd: string, args: readonly string[] = ['--no-config']): Promise<Report> {
  const run = await rolecall(['scan', ...paths, '-f', 'json', ...args], { cwd });
  return JSON.parse(run.stdout);
}

/** What a report says in short: verdict, support access, classes of trust. */
function outcome({ verdict, scopes }: Report): string {
  const classes = scopes.flatMap(({ roles }) => roles.flatMap(({ trust }) => trust?.class ?? []));
  return [verdict, ...scopes.map((scope) => scope.supportAccess), ...new Set(classes)].join(' ');
}

function textOf({ scopes, inputs }: Report): string {
  const findings = scopes.flatMap((scope) => scope.findings.map(({ message }) => message));
  return [...findings, ...inputs.flatMap(({ problems }) => problems.map(({ message }) => message))].join('\n');
}

describe('a root module without a plan', () => {
  it.each<[string, string, (string | undefined)?, (readonly string[])?]>([
    ['role-in-the-root', 'pass yes principals'],
    ['role-in-a-local-module', 'pass yes principals'],
    ['module-by-count', 'pass yes principals'],
    ['module-by-for-each', 'pass yes principals'],
    ['module-creates-nothing', 'fail no'],
    ['module-is-not-here', 'unknown unknown', 'passes AWSSupportAccess, as `custom_role_policy_arns`, to a module'],
    ['trust-is-public-in-a-module', 'fail yes public'],
    ['variable-without-default', 'unknown unknown principals', 'variable `create` has no default'],
    ['variable-without-default', 'pass yes principals', undefined, ['--var', 'create=true']],
    ['variable-without-default', 'fail no', undefined, ['--var', 'create=false']],
    ['values-in-tfvars', 'pass yes principals'],
    ['values-in-tfvars', 'fail no', undefined, ['--var', 'policy=arn:aws:iam::aws:policy/ReadOnlyAccess']],
    ['workspace-decides', 'unknown unknown principals', 'the workspace is not given'],
    ['workspace-decides', 'pass yes principals', undefined, ['--workspace', 'prod']],
    ['workspace-decides', 'fail no', undefined, ['--workspace', 'test']],
    ['file-is-broken', 'unknown unknown', '`broken.tf` cannot be read'],
    ['file-is-broken-beside-a-role', 'pass yes principals', '`broken.tf` cannot be read'],
    ['syntax-is-json', 'fail yes public'],
    ['override-takes-the-policy', 'fail no'],
    ['nothing-of-iam', 'fail no'],
    ['role-is-looked-up', 'unknown yes unknown', 'is looked up only when a plan is made'],
    ['roles-in-a-file-of-yaml', 'pass yes principals'],
    ['locals-in-a-circle', 'pass yes principals'],
    ['module-calls-itself', 'unknown unknown', 'a module that it is itself a part of'],
    ['count-of-a-million', 'unknown unknown principals', 'more than 2000 instances'],
  ])('%s: %s', async (folder, expected, said = '', args = []) => {
    const report = await scan([folder], fixtures, ['--no-config', ...args]);
    expect(report.inputs.map(({ path, kind }) => `${kind} ${path}`)).toEqual([`terraform-source ${folder}`]);
    expect(outcome(report)).toBe(expected);
    expect(textOf(report)).toContain(said);
  });

  it('is shown at the line', async () => {
    const report = await scan(['trust-is-public-in-a-module'], fixtures);
    const [finding] = report.scopes.flatMap(({ findings }) => findings);
    expect(finding?.location).toMatchObject({
      file: 'trust-is-public-in-a-module/main.tf',
      line: 6,
      address: 'module.support.aws_iam_role.this[0]',
    });
  });
});

describe('a file is named to open, never a folder', () => {
  it.each([
    ['nothing-of-iam', 'nothing-of-iam/main.tf'],
    ['module-is-not-here', 'module-is-not-here/main.tf'],
    ['syntax-is-json', 'syntax-is-json/main.tf.json'],
    ['file-is-broken', 'file-is-broken/main.tf'],
  ])('%s', async (folder, file) => {
    const report = await scan([folder], fixtures);
    const locations = report.scopes.flatMap(({ findings }) => findings.map(({ location }) => location?.file));
    expect(new Set(locations)).toEqual(new Set([file]));
  });
});

describe('what a variable keeps from being there', () => {
  const nearMissesOf = ({ scopes }: Report) =>
    scopes.flatMap(({ nearMisses }) => nearMisses.map(({ reason }) => reason));

  it.each([
    ['variable-without-default', ['--var', 'create=false'], 'its `count` is 0, which variable `create` decides'],
    ['module-by-count', ['--var', 'on=false'], 'its `count` is 0, which variable `on` decides'],
    ['module-creates-nothing', [], 'its `count` is 0'],
    ['workspace-decides', ['--workspace', 'test'], 'its `count` is 0'],
  ])('%s %j is a near miss', async (folder, args, said) => {
    const report = await scan([folder], fixtures, ['--no-config', ...args]);
    expect(outcome(report)).toBe('fail no');
    expect(nearMissesOf(report).join(' ')).toContain(said);
  });
});

describe('which folders are roots', () => {
  it('those that state where they are deployed, and those that are named', async () => {
    const report = await scan(['.'], fixtures);
    const judged = report.inputs.filter(({ kind }) => kind === 'terraform-source').map(({ path }) => path);
    expect(judged).toContain('role-in-a-local-module');
    expect(judged).toContain('several-environments/infra');
    expect(judged.filter((path) => /modules|^library|examples/.test(path))).toEqual([]);
    const named = await scan(['library/modules/support'], fixtures);
    expect(named.inputs.map(({ path }) => path)).toEqual(['library/modules/support']);
  });

  it('a library of modules passes nothing', async () => {
    const run = await rolecall(['scan', 'library', '--no-config'], { cwd: fixtures });
    expect(run).toMatchObject({ exit: 3 });
    expect(run.stdout).toContain('holds Terraform source');
  });

  it('a file stands for its folder', async () => {
    const report = await scan(['role-in-the-root/main.tf'], fixtures);
    expect(outcome(report)).toBe('pass yes principals');
  });
});

const scratch = mkdtempSync(join(tmpdir(), 'source-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const scopes = `scopes:
  - name: prod
    account: "111122223333"
    include: [none/**]
    root: infra
    varFiles: [prod.tfvars]
  - name: test
    account: "444455556666"
    include: [none/**]
    root: infra
    vars: { environment: test }
`;

describe('one root module in several scopes', () => {
  it('is evaluated with the variables of each', async () => {
    const folder = join(scratch, 'several');
    cpSync(join(fixtures, 'several-environments'), folder, { recursive: true });
    writeFileSync(join(folder, 'rolecall.yaml'), scopes);
    const report = await scan(['.'], folder, []);
    expect(report.scopes.map(({ name, supportAccess }) => `${name} ${supportAccess}`)).toEqual(['prod yes', 'test no']);
  });
});

describe('a module that terraform init has brought', () => {
  const source = 'terraform-aws-modules/iam/aws//modules/iam-assumable-role';

  function initialized(name: string, entry: object): string {
    const folder = join(scratch, name);
    cpSync(join(fixtures, 'module-is-not-here'), folder, { recursive: true });
    const modules = join(folder, '.terraform/modules');
    cpSync(join(fixtures, 'role-in-the-root/main.tf'), join(modules, 'support/main.tf'));
    const installed = { Key: 'support', Source: source, Version: '5.0.0', Dir: '.terraform/modules/support', ...entry };
    writeFileSync(
      join(modules, 'modules.json'),
      JSON.stringify({ Modules: [{ Key: '', Source: '', Dir: '.' }, installed] }),
    );
    return folder;
  }

  it.each([
    ['as it is written', {}, 'pass yes principals'],
    ['by its whole address', { Source: `registry.terraform.io/${source}` }, 'pass yes principals'],
    ['in another version', { Version: '4.9.0' }, 'unknown unknown'],
    ['from elsewhere', { Source: 'else/where/aws' }, 'unknown unknown'],
    ['outside of the repository', { Dir: '../../../../../../etc' }, 'unknown unknown'],
  ])('%s', async (name, entry, expected) => {
    expect(outcome(await scan(['.'], initialized(name, entry)))).toBe(expected);
  });
});

describe('files', () => {
  it('outside of the repository are not read', async () => {
    const folder = join(scratch, 'outside/inner');
    cpSync(join(fixtures, 'role-in-the-root'), folder, { recursive: true });
    writeFileSync(join(scratch, 'outside/policy'), 'arn:aws:iam::aws:policy/AWSSupportAccess');
    const text = readFileSync(join(folder, 'main.tf'), 'utf8');
    const reading = text.replace('"arn:aws:iam::aws:policy/AWSSupportAccess"', 'file("../policy")');
    writeFileSync(join(folder, 'main.tf'), reading);
    const report = await scan(['.'], folder);
    expect(outcome(report)).toBe('unknown unknown principals');
    expect(textOf(report)).toContain('there is no file `../policy` that may be read');
  });
});

describe('a comment at a block', () => {
  it('lets its findings through', async () => {
    const report = await scan(['ignore-in-a-comment'], fixtures);
    const [finding] = report.scopes.flatMap(({ findings }) => findings);
    expect(finding).toMatchObject({
      ruleId: 'support-role-trust-scoped',
      waived: { reason: 'reviewed by the account team' },
    });
    expect(report.verdict).toBe('pass');
  });
});

describe('options', () => {
  it.each([
    [['--var', 'x'], '--var takes name=value'],
    [['--var-file', 'none.tfvars'], 'cannot be read'],
  ])('%j is refused', async (args, said) => {
    const run = await rolecall(['scan', 'role-in-the-root', '--no-config', ...args], { cwd: fixtures });
    expect(run.exit).toBe(2);
    expect(run.stderr).toContain(said);
  });

  it('a file of variables is read', async () => {
    const args = ['--no-config', '--var-file', 'several-environments/prod.tfvars'];
    expect(outcome(await scan(['several-environments/infra'], fixtures, args))).toBe('pass yes principals');
  });

  const trusting = (who: string) => `--var=principal=arn:aws:iam::123456789012:${who}`;
  it.each([
    ['the file', [trusting('role/ops'), '--var-file', 'anybody.tfvars'], 'fail yes public'],
    ['the value', ['--var-file', 'anybody.tfvars', trusting('role/ops')], 'pass yes principals'],
    ['the last of two values', [trusting('root'), trusting('role/ops')], 'pass yes principals'],
    ['a file over what the folder has', ['--var-file', 'anybody.tfvars'], 'fail yes public'],
    ['a value over what the folder has', [trusting('role/ops')], 'pass yes principals'],
    ['nothing over what the folder has', [], 'warn yes account'],
  ])('the last one given wins: %s', async (_, args, expected) => {
    expect(outcome(await scan(['.'], join(fixtures, 'principal-by-variable'), ['--no-config', ...args]))).toBe(
      expected,
    );
  });

  it('a file of variables that cannot be read bars a verdict', async () => {
    writeFileSync(join(scratch, 'broken.tfvars'), 'principal = \n');
    const args = ['--no-config', '--var-file', join(scratch, 'broken.tfvars')];
    const report = await scan(['.'], join(fixtures, 'principal-by-variable'), args);
    expect(textOf(report)).toContain('cannot be read from line 1 on');
  });
});
