import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { repository } from '../cli/run-cli.js';

const project = mkdtempSync(join(tmpdir(), 'types-'));
afterAll(() => rmSync(project, { recursive: true }));

const installed = join(project, 'node_modules/rolecall');
mkdirSync(installed, { recursive: true });
for (const part of ['package.json', 'dist/index.d.ts', 'dist/index.js', 'dist/cdk.d.cts', 'dist/cdk.cjs']) {
  cpSync(join(repository, part), join(installed, part), { recursive: true });
}
writeFileSync(join(project, 'package.json'), '{"type": "module"}');
writeFileSync(
  join(project, 'use.ts'),
  `import { analyze, render, type Report } from 'rolecall';
import { RolecallPlugin } from 'rolecall/cdk';
export const plugin: { readonly name: string } = new RolecallPlugin({ strict: true });
const report: Report = await analyze(['.'], { cwd: '/' });
export const text: string = await render(report, 'text', { cwd: '/' });
// @ts-expect-error there is no such format
await render(report, 'pdf', { cwd: '/' });
`,
);

describe('the types of the package, in a project that has no others', () => {
  it.each([
    ['node16', 'node16'],
    ['esnext', 'bundler'],
  ])('module %s, resolution %s', (module, moduleResolution) => {
    const compilerOptions = { module, moduleResolution, target: 'es2022', strict: true, noEmit: true, types: [] };
    writeFileSync(
      join(project, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: { ...compilerOptions, skipLibCheck: false }, files: ['use.ts'] }),
    );
    const tsc = join(repository, 'node_modules/typescript/bin/tsc');
    const run = () => execFileSync(process.execPath, [tsc, '-p', project], { encoding: 'utf8', stdio: 'pipe' });
    expect(run).not.toThrow();
  });
});
