import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of 2,000 copies of the template of the demo, each with resources of no interest around its role. */
export function makeTemplates() {
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
