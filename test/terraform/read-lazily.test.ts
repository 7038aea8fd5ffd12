import { existsSync, readFileSync } from 'node:fs';
import fastGlob from 'fast-glob';
import { describe, expect, it } from 'vitest';
import { type DocumentKind, type Json, sourceOf } from '../../src/model/index.js';
import { planShape, readOnDemand } from '../../src/parse/json/on-demand/index.js';
import { windowAt } from '../../src/parse/json/window.js';
import { kindOf } from '../../src/parse/recognise.js';
import { normalize } from '../../src/terraform/index.js';

const root = `${import.meta.dirname}/../..`;
const corpus = `${root}/../shared/corpus/terraform`;

/** Every whole plan and state below a folder, as text. */
function plansBelow(folder: string): { file: string; text: string; kind: DocumentKind }[] {
  return fastGlob.sync('**/*.json', { cwd: folder }).flatMap((file) => {
    try {
      const text = readFileSync(`${folder}/${file}`, 'utf8').replace(/^\uFEFF/, '');
      const kind = kindOf(JSON.parse(text));
      return kind === 'terraform-plan' || kind === 'terraform-state' ? [{ file, text, kind }] : [];
    } catch {
      return [];
    }
  });
}

function expectTheSame({ file, text, kind }: ReturnType<typeof plansBelow>[number]): void {
  const deploymentOf = (data: Json) => normalize({ input: file, kind, data, locate: () => undefined });
  const lazily = readOnDemand(windowAt(sourceOf(Buffer.from(text)), 0), planShape) ?? null;
  expect(deploymentOf(lazily), file).toEqual(deploymentOf(JSON.parse(text)));
}

describe('a plan that is read lazily, as large ones are', () => {
  it('comes to what it comes to as a whole', () => {
    const plans = plansBelow(`${root}/fixtures`);
    expect(plans.length).toBeGreaterThan(50);
    plans.forEach(expectTheSame);
  });

  it.skipIf(!existsSync(corpus))('does so for every plan of the corpus', () => {
    const plans = plansBelow(corpus);
    expect(plans.length).toBeGreaterThan(500);
    plans.forEach(expectTheSame);
  });
});
