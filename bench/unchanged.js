// What a cache of facts, kept by the digests of the files that they were read from, would gain at best where nothing has
// changed: every file has to be read and digested all the same, and all facts are read and judged. The folder is the
// argument, or one that is made for it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTemplates } from './make-templates.js';
import { medians, rolecall } from './measure.js';

const DIGEST = `
const { createHash } = require('node:crypto');
const { readdirSync, readFileSync } = require('node:fs');
for (const one of readdirSync(process.argv[1], { recursive: true, withFileTypes: true }))
  if (one.isFile()) createHash('sha256').update(readFileSync(one.parentPath + '/' + one.name)).digest('hex');
`;

const [folder = makeTemplates()] = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), 'unchanged-'));
const facts = join(scratch, 'facts.ndjson');
const extract = rolecall('extract', 'extract', folder, '--no-config', '-o', facts);
spawnSync(process.execPath, extract.args);
const [scanned, digested, evaluated] = medians(
  [
    rolecall('scan', 'scan', folder, '--no-config'),
    { name: 'digest', args: ['-e', DIGEST, folder] },
    rolecall('evaluate', 'evaluate', facts, '--no-config'),
  ],
  5,
);
const seconds = (time) => `${(time / 1000).toFixed(2)} s`;
const share = ((digested + evaluated) / scanned).toFixed(2);
console.log(
  `scanned ${seconds(scanned)}; read and digested ${seconds(digested)}, facts judged ${seconds(evaluated)}: ${share} of it`,
);
rmSync(scratch, { recursive: true });
if (process.argv.length < 3) rmSync(folder, { recursive: true });
