import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { repository, rolecall } from './run-cli.js';

const role = join(repository, 'fixtures/source/role-in-the-root');
const scratch = mkdtempSync(join(tmpdir(), 'unread-'));
afterAll(() => rmSync(scratch, { recursive: true }));

let made = 0;

/** What is said of a folder of source, with what is written into it. */
async function scan(write: (folder: string) => void, from?: string) {
  made += 1;
  const folder = join(scratch, String(made), 'root');
  mkdirSync(folder, { recursive: true });
  if (from) cpSync(from, folder, { recursive: true });
  write(folder);
  const run = await rolecall(['scan', '.', '--no-config', '-f', 'concise'], { cwd: folder });
  return { ...run, folder };
}

const attached = `provider "aws" {
  region = "us-east-1"
}

resource "aws_iam_role" "r" {
  name               = "r"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_iam_role_policy_attachment" "r" {
  role       = aws_iam_role.r.name
  policy_arn = "arn:aws:iam::aws:policy/AWSSupportAccess"
ENABLED}
`;

describe('a file that Terraform reads and Rolecall does not', () => {
  it.each(['x_override.tf', 'terraform.tfvars', 'z.auto.tfvars'])('%s is told where it is too large', async (name) => {
    const run = await scan((folder) => writeFileSync(join(folder, name), `# ${'x'.repeat(4_000_000)}\n`), role);
    expect(run.stdout + run.stderr).toContain(`\`${name}\` cannot be read`);
    expect(run.exit).toBe(3);
  });

  it('is told where it lies outside of what is scanned', async () => {
    const run = await scan((folder) => {
      writeFileSync(join(folder, '../outside'), '');
      symlinkSync('../outside', join(folder, 'x_override.tf'));
    }, role);
    expect(run.stdout + run.stderr).toContain('`x_override.tf` cannot be read');
    expect(run.exit).toBe(3);
  });

  it('is no folder that has the name of a file', async () => {
    const run = await scan((folder) => mkdirSync(join(folder, 'x.tf')), role);
    expect(run.exit).toBe(0);
  });
});

describe('a block of OpenTofu that may be disabled', () => {
  it.each([
    ['false', 'will have no role'],
    ['var.on', 'cannot be told whether'],
  ])('enabled = %s', async (enabled, said) => {
    const lifecycle = `  lifecycle {\n    enabled = ${enabled}\n  }\n`;
    const text = `variable "on" {}\n\n${attached.replace('ENABLED', lifecycle)}`;
    const run = await scan((folder) => writeFileSync(join(folder, 'main.tofu'), text));
    expect(run.stdout).toContain(said);
  });
});

it('a template of more parts than a call takes arguments is no crash', async () => {
  const text = attached.replace(
    'jsonencode({ Version = "2012-10-17", Statement = [] })',
    `"${'%{ if true }'.repeat(100_000)}"`,
  );
  const run = await scan((folder) => writeFileSync(join(folder, 'main.tf'), text.replace('ENABLED', '')));
  expect(run.stdout + run.stderr).toContain('Nested too deeply');
});

it('a mistake in the syntax has its place in the file that it is in', async () => {
  const run = await scan((folder) => writeFileSync(join(folder, 'x.tf'), 'locals {\n  a = 1\n  a = 2\n}\n'), role);
  expect(run.stdout + run.stderr).toContain('x.tf:3:3');
});

it('a mistake in the syntax goes into the facts with its place', async () => {
  const { folder } = await scan((into) => writeFileSync(join(into, 'x.tf'), 'locals {\n  a = 1\n  a = 2\n}\n'), role);
  await rolecall(['extract', '.', '--no-config', '-o', 'facts.ndjson'], { cwd: folder });
  const run = await rolecall(['evaluate', 'facts.ndjson', '--no-config', '-f', 'concise'], { cwd: folder });
  expect(run.stdout + run.stderr).toContain('x.tf:3:3: error[source-syntax]');
});
