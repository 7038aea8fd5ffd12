import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { normalize } from '../../src/cloudformation/index.js';
import type { Document } from '../../src/model/index.js';
import { parse } from '../../src/parse/index.js';

/** Each folder shows one behaviour: a template, and beside it what it will have put in place. */
const fixtures = join(import.meta.dirname, '../../fixtures/cloudformation');

function read(folder: string, name: string): Document | undefined {
  const file = join(fixtures, folder, name);
  return existsSync(file) ? parse(name, readFileSync(file)).documents[0] : undefined;
}

describe('what a template puts in place', () => {
  it.each(readdirSync(fixtures))('%s', async (folder) => {
    const document = read(folder, 'template.yaml');
    if (!document) throw new Error('the fixture has no template.yaml');
    const deployment = normalize(document, {
      parameters: {},
      template: (url) => read(folder, url),
      parse: (text) => parse('template.yaml', Buffer.from(text)).documents[0],
    });
    const text = `${JSON.stringify(deployment, null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(join(fixtures, folder, 'deployment.json'));
  });
});
