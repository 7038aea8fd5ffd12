/**
 * Makes the cloud assemblies in `fixtures/cdk` anew with the real aws-cdk-lib, which is no dependency of Rolecall.
 * It needs no access to AWS. In a folder outside of the repository:
 *
 *     npm install --prefix current aws-cdk-lib@2.276.0 constructs@10
 *     npm install --prefix older aws-cdk-lib@2.100.0 constructs@10.3.0
 *     node .../test/cdk/synthesize.js current older
 *
 * The older version writes traces into the manifest, the current one into files beside it.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const app = join(import.meta.dirname, '../../fixtures/cdk/app');
const [current, older] = process.argv.slice(2).map((folder) => realpathSync(resolve(folder, 'node_modules')));

synthesize('cdk.out', current, '');
synthesize('cdk.out.lookup', current, 'lookup');
synthesize('cdk.out.traced', older, 'traced');

/** What `cdk synth` does: it asks for paths of constructs and assets in templates, and with `--debug` for traces. */
function synthesize(name, modules, stacks) {
  const folder = join(app, name);
  rmSync(folder, { recursive: true, force: true });
  const context = { 'aws:cdk:enable-path-metadata': true, 'aws:cdk:enable-asset-metadata': true };
  execFileSync(process.execPath, ['app.cjs'], {
    cwd: app,
    env: {
      ...process.env,
      NODE_PATH: modules,
      CDK_OUTDIR: folder,
      CDK_DEBUG: '1',
      CDK_CONTEXT_JSON: JSON.stringify(context),
      STACKS: stacks,
    },
  });
  for (const file of filesIn(folder)) trim(file, modules);
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

/** Without the paths of this machine, and without the hundred feature flags that are the same in every assembly. */
function trim(file, modules) {
  const text = readFileSync(file, 'utf8')
    .replaceAll(app, '/home/dev/app')
    .replaceAll(modules, '/home/dev/app/node_modules');
  const data = JSON.parse(text);
  for (const id of Object.keys(data.artifacts ?? {})) {
    if (data.artifacts[id].type === 'cdk:feature-flag-report') delete data.artifacts[id];
  }
  writeFileSync(file, `${JSON.stringify(data, null, 1)}\n`);
}
