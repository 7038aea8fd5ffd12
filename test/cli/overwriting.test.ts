import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { repository, rolecall } from './run-cli.js';

const root = mkdtempSync(join(tmpdir(), 'overwriting-'));
afterAll(() => rmSync(root, { recursive: true }));
const template = readFileSync(join(repository, 'fixtures/scan/trust-names-a-user/template.yaml'), 'utf8');
const nesting =
  'Resources:\n  Inner:\n    Type: AWS::CloudFormation::Stack\n    Properties: { TemplateURL: nested/g.yaml }\n';
const rule = readFileSync(join(repository, 'rules/support-role-dedicated.yaml'), 'utf8');

let cwd = root;
beforeEach(async () => {
  cwd = mkdtempSync(join(root, 'run-'));
  mkdirSync(join(cwd, '.git'));
  for (const folder of ['sub', 'nested', 'own']) mkdirSync(join(cwd, folder));
  for (const name of ['g.yaml', 'nested/g.yaml']) writeFileSync(join(cwd, name), template);
  writeFileSync(join(cwd, 'outer.yaml'), nesting);
  writeFileSync(join(cwd, 'rolecall.yaml'), 'scopes: [{name: a, include: [g.yaml], parameters: scope.json}]\n');
  for (const name of ['scope.json', 'params.json']) writeFileSync(join(cwd, name), '{}');
  for (const name of ['list', 'base.jsonl']) writeFileSync(join(cwd, name), name === 'list' ? 'g.yaml\n' : '');
  writeFileSync(join(cwd, 'own/mine.yaml'), rule.replace('id: support-role-dedicated', 'id: mine'));
  for (const name of ['main.tf', 'own/stack.ts']) writeFileSync(join(cwd, name), '');
  for (const name of ['main.tf.json', 'terraform.tfvars.json', 'vars.json', 'roots.json']) {
    writeFileSync(join(cwd, name), '{}');
  }
  writeFileSync(join(cwd, 'roots.yaml'), 'scopes: [{name: a, include: [g.yaml], root: sub, varFiles: [roots.json]}]\n');
  symlinkSync('../main.tf', join(cwd, 'sub/source'));
  symlinkSync('../g.yaml', join(cwd, 'sub/link'));
  symlinkSync('new.json', join(cwd, 'dangling'));
  await rolecall(['extract', 'g.yaml', '-o', 'facts.ndjson', '--parameters', 'params.json'], { cwd });
});

/** Every file with its text. */
function contents(): string {
  const files = readdirSync(cwd, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return JSON.stringify(
    files.map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name), 'utf8')]).sort(),
  );
}

describe('a run that would overwrite what it reads writes nothing', () => {
  it.each([
    ['an input', ['scan', 'g.yaml', '-f', 'json=g.yaml']],
    ['an input of a folder', ['scan', '.', '-f', 'text=t', '-f', 'json=sub/../g.yaml']],
    ['an input, by a link', ['scan', 'g.yaml', '-f', 'json=sub/link']],
    ['a link to the input', ['scan', 'sub/link', '-f', 'json=g.yaml']],
    ['a nested template', ['scan', 'outer.yaml', '-f', 'json=nested/g.yaml']],
    ['an input, by a baseline', ['scan', 'g.yaml', '--write-baseline', 'g.yaml']],
    ['an input, by facts', ['extract', 'g.yaml', '-o', 'g.yaml']],
    ['the configuration', ['scan', 'g.yaml', '-f', 'json=rolecall.yaml']],
    ['the parameters', ['scan', 'g.yaml', '--parameters', 'params.json', '-f', 'json=params.json']],
    ['the parameters of a scope', ['scan', 'g.yaml', '-f', 'json=scope.json']],
    ['a file of variables', ['scan', '.', '--var-file', 'vars.json', '-f', 'json=vars.json']],
    ['a file of variables, by facts', ['extract', '.', '--var-file', 'vars.json', '-o', 'vars.json']],
    [
      'a file of variables, evaluating',
      ['evaluate', 'facts.ndjson', '--parameters', 'params.json', '-c', 'roots.yaml', '-f', 'json=roots.json'],
    ],
    ['the variables of a scope', ['scan', '.', '-c', 'roots.yaml', '-f', 'json=roots.json']],
    ['variables that are read unasked', ['scan', '.', '-f', 'json=terraform.tfvars.json']],
    ['the list of paths', ['scan', '--files-from', 'list', '-f', 'json=list']],
    ['the baseline', ['scan', 'g.yaml', '--baseline', 'base.jsonl', '-f', 'json=base.jsonl']],
    ['facts', ['scan', 'g.yaml', '--facts', 'facts.ndjson', '-f', 'json=facts.ndjson']],
    ['facts to evaluate', ['evaluate', 'facts.ndjson', '--parameters', 'params.json', '-f', 'json=facts.ndjson']],
    ['a Terraform source', ['scan', 'g.yaml', '-f', 'sarif=main.tf']],
    ['a Terraform source as JSON', ['scan', '.', '-f', 'json=main.tf.json']],
    ['a Terraform source, by a link', ['scan', '.', '--write-baseline', 'sub/source']],
    ['a Terraform source, by facts', ['extract', '.', '-o', 'main.tf']],
    [
      'a Terraform source, evaluating',
      ['evaluate', 'facts.ndjson', '--parameters', 'params.json', '-f', 'json=main.tf'],
    ],
    ['the source of a CDK app', ['scan', '.', '-f', 'json=own/stack.ts']],
    ['a rule file', ['scan', 'g.yaml', '--rules', 'own', '-f', 'json=own/mine.yaml']],
    ['its own report', ['scan', 'g.yaml', '-f', 'json=z', '--write-baseline', 'z']],
    ['its own report, by a link', ['scan', 'g.yaml', '-f', 'json=new.json', '-f', 'sarif=dangling']],
  ])('%s', async (_, args) => {
    const before = contents();
    const run = await rolecall(args, { cwd });
    expect(run.stderr).toMatch(/would overwrite|write to the same file/);
    expect(run.exit).toBe(2);
    expect(run.stdout).toBe('');
    expect(contents()).toBe(before);
  });
});

describe('what functions of Terraform source read is not overwritten', () => {
  it.each([
    ['by a report', ['scan', 'source/main.tf', '-f', 'json=source/who.json']],
    ['by facts', ['extract', 'source/main.tf', '-o', 'source/who.json']],
    ['beside a plan', ['scan', 'source/plan.json', '-f', 'json=source/who.json']],
  ])('%s', async (_, args) => {
    cpSync(join(repository, 'fixtures/beside/literal-beside-a-reference'), join(cwd, 'source'), { recursive: true });
    const main = join(cwd, 'source/main.tf');
    writeFileSync(main, readFileSync(main, 'utf8').replace('"*"', 'jsondecode(file("who.json"))'));
    writeFileSync(join(cwd, 'source/who.json'), '"*"');
    const run = await rolecall([...args, '--no-config'], { cwd });
    expect(run).toMatchObject({
      exit: 2,
      stdout: '',
      stderr: expect.stringContaining('would overwrite source/who.json'),
    });
    expect(readFileSync(join(cwd, 'source/who.json'), 'utf8')).toBe('"*"');
  });
});

describe('what the last run wrote is written anew', () => {
  it.each([
    ['a report', ['scan', '.', '-f', 'json=report.json']],
    ['a baseline', ['scan', '.', '--write-baseline', 'findings.jsonl']],
    ['facts', ['extract', '.', '-o', 'facts.json']],
  ])('%s', async (_, args) => {
    await rolecall(args, { cwd });
    const second = await rolecall(args, { cwd });
    expect(second.stderr).not.toContain('overwrite');
    expect(second.exit).toBe((await rolecall(args, { cwd })).exit);
    expect(second.exit).toBeLessThan(2);
  });
});
