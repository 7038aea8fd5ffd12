import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repository } from '../cli/run-cli.js';
import { npmPackages } from './tools.js';

const project = mkdtempSync(join(tmpdir(), 'tarball-'));
afterAll(() => rmSync(project, { recursive: true }));
const versions = ['20', '22', '24'].map((version) => ({ version, folder: npmPackages(`node@${version}`) }));
const some = versions.some(({ folder }) => folder !== undefined);

beforeAll(() => {
  if (!some) return;
  const npm = (...args: string[]) => execFileSync('npm', args, { cwd: project, encoding: 'utf8', stdio: 'pipe' });
  const [packed] = JSON.parse(npm('pack', '--json', '--ignore-scripts', repository));
  mkdirSync(join(project, 'infra'));
  cpSync(join(repository, 'fixtures/demo/incident-support.yaml'), join(project, 'infra/role.yaml'));
  writeFileSync(join(project, 'package.json'), '{"type": "module"}');
  npm('install', '-D', '--offline', '--no-audit', '--no-fund', join(project, packed.filename));
  writeFileSync(
    join(project, 'use.mjs'),
    "import { analyze, render } from 'rolecall';\nimport { RolecallPlugin } from 'rolecall/cdk';\nconst cwd = process.cwd();\n" +
      "console.log(await render(await analyze(['infra'], { cwd }), 'concise', { cwd }), new RolecallPlugin().name);\n",
  );
});

describe.each(versions)('the package that npm makes, under Node $version', ({ folder }) => {
  const node = join(folder ?? '', 'node_modules/node/bin/node');

  it.skipIf(folder === undefined)('is one package, and runs', () => {
    const packages = readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.'));
    expect(packages).toEqual(['rolecall']);
    expect(existsSync(join(project, 'node_modules/rolecall/node_modules'))).toBe(false);
    const bin = join(project, 'node_modules/.bin/rolecall');
    for (let run = 0; run < 2; run += 1) {
      const { status, stdout, stderr } = spawnSync(node, [bin, 'scan', '.'], { cwd: project, encoding: 'utf8' });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toMatch(/^PASS {2}/);
    }
  });

  it.skipIf(folder === undefined)('is a library as well', () => {
    const said = execFileSync(node, ['use.mjs'], { cwd: project, encoding: 'utf8' });
    expect(said).toMatch(/^pass: .*\n Rolecall\n$/);
  });
});
