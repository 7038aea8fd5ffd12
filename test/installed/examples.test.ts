import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { repository, rolecall } from '../cli/run-cli.js';
import { goTool, pythonTool } from './tools.js';

const scratch = mkdtempSync(join(tmpdir(), 'examples-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const actionlint = goTool('actionlint', 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12');
const zizmor = pythonTool('zizmor', '1.32.0');
const cfnLint = pythonTool('cfn-lint', '1.58.0');
const plan = join(repository, '../shared/tools/terraform-oracle/plan.sh');
const hasTerraform = cfnLint !== undefined && existsSync(plan) && spawnSync('terraform', ['version']).status === 0;

const run = (program: string, ...args: string[]) => spawnSync(program, args, { cwd: scratch, encoding: 'utf8' });

describe('the workflows', () => {
  const workflows = join(scratch, '.github/workflows');
  mkdirSync(workflows, { recursive: true });
  mkdirSync(join(scratch, '.git'));
  for (const folder of ['examples/github', '.github/workflows'])
    if (existsSync(join(repository, folder))) cpSync(join(repository, folder), workflows, { recursive: true });

  it.skipIf(actionlint === undefined)('actionlint has nothing to say', () => {
    const { status, stdout } = run(actionlint ?? '', '-no-color');
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });

  it.skipIf(zizmor === undefined)('zizmor finds nothing but the tag of this repository', () => {
    const options = ['--offline', '--persona', 'pedantic', '--format', 'json'];
    const { stdout } = run(zizmor ?? '', ...options, workflows, join(repository, 'action.yml'));
    const found: { ident: string }[] = JSON.parse(stdout);
    expect(found.filter(({ ident }) => ident !== 'unpinned-uses')).toEqual([]);
  });
});

describe('what init prints', () => {
  const principal = ['--principal', 'arn:aws:iam::444455556666:role/on-call'];
  const group = ['--principal', '99998888-7777-6666-5555-444433332222'];
  const account = ['--account', '999988887777'];

  const templates = [
    ['--cloudformation'],
    ['--cloudformation', ...principal, ...account],
    ['--stackset'],
    ['--stackset', ...principal, ...account],
    ['--identity-center', '--cloudformation'],
    ['--identity-center', '--cloudformation', ...group, ...account],
  ];
  it.skipIf(cfnLint === undefined).each(templates.map((options) => ({ options })))(
    'cfn-lint has nothing to say: $options',
    async ({ options }) => {
      const file = join(mkdtempSync(join(scratch, 'template-')), 'template.yaml');
      writeFileSync(file, (await rolecall(['init', ...options])).stdout);
      const { status, stdout } = run(cfnLint ?? '', file);
      expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    },
  );

  const sources = [
    ['--terraform'],
    ['--terraform', ...principal, ...account],
    ['--identity-center'],
    ['--identity-center', ...group, ...account],
  ];
  it.skipIf(!hasTerraform).each(sources.map((options) => ({ options })))(
    'Terraform plans it: $options',
    async ({ options }) => {
      const folder = mkdtempSync(join(scratch, 'source-'));
      writeFileSync(join(folder, 'main.tf'), (await rolecall(['init', ...options])).stdout);
      const { status, stderr } = run(plan, folder, `${folder}.json`);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    },
  );
});
