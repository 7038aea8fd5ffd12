// Time and memory over a folder of many templates, as a multiple of a bare `node -e 0` in the same run. The folder is
// the argument, or one that is made for it.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { makeTemplates } from './make-templates.js';
import { bareNode, medians } from './measure.js';

const peak = fileURLToPath(new URL('./peak.js', import.meta.url));
const [folder = makeTemplates()] = process.argv.slice(2);
const run = { name: 'scan', args: [peak, 'scan', folder] };
const [bare, scanned] = medians([bareNode, run], 5);
const { stderr } = spawnSync(process.execPath, run.args, { encoding: 'utf8', maxBuffer: 1 << 28 });
const mebibytes = /peak (\d+)/.exec(stderr)?.[1];
console.log(`${(scanned / 1000).toFixed(2)} s, ${(scanned / bare).toFixed(0)} times a bare node, ${mebibytes} MiB`);
if (process.argv.length < 3) rmSync(folder, { recursive: true });
