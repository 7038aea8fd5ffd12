// Time and memory over a folder of many templates, as a multiple of a bare `node -e 0` in the same run. The folder is
// the argument, or 2,000 copies of the template of the demo, each with resources of no interest around its role.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bareNode, medians } from './measure.js';

const peak = fileURLToPath(new URL('./peak.js', import.meta.url));
const [folder = makeFolder()] = process.argv.slice(2);
const run = { name: 'scan', args: [peak, 'scan', folder] };
const [bare, scanned] = medians([bareNode, run], 5);
const { stderr } = spawnSync(process.execPath, run.args, { encoding: 'utf8', maxBuffer: 1 << 28 });
const mebibytes = /peak (\d+)/.exec(stderr)?.[1];
console.log(`${(scanned / 1000).toFixed(2)} s, ${(scanned / bare).toFixed(0)} times a bare node, ${mebibytes} MiB`);
if (process.argv.length < 3) rmSync(folder, { recursive: true });

function makeFolder() {
  const made = mkdtempSync(join(tmpdir(), 'many-templates-'));
  const template = readFileSync(new URL('../fixtures/demo/incident-support.yaml', import.meta.url), 'utf8');
  const queues = (i) => `  Queue${i}:\n    Type: AWS::SQS::Queue\n    Properties:\n      DelaySeconds: ${i}\n`;
  for (let i = 0; i < 2000; i++) {
    const inner = join(made, String(i % 20));
    mkdirSync(inner, { recursive: true });
    const body = i % 3 === 0 ? template : 'Resources:\n';
    writeFileSync(join(inner, `${i}.yaml`), body + Array.from({ length: 40 }, (_, j) => queues(j)).join(''));
  }
  return made;
}
