import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { normalize as normalizeTemplate } from '../src/cloudformation/index.js';
import type { Document, Resource } from '../src/model/index.js';
import { parse } from '../src/parse/index.js';
import { normalize as normalizeTerraform } from '../src/terraform/index.js';
import { type Files, readModule, readRoot } from '../src/terraform-source/evaluation.js';

function documentOf(name: string): Document {
  const [document] = parse(name, readFileSync(join(import.meta.dirname, '../fixtures/twins', name))).documents;
  if (document === undefined) throw new Error(`${name} is no input`);
  return document;
}

/** A resource without where it and its trust policy stand; what is absent is left out. */
function withoutPlace({ place: _, ...rest }: Resource): unknown {
  return JSON.parse(JSON.stringify({ ...rest, trustPath: undefined }));
}

it('a plan and a template that say the same give the same model, but for locations', () => {
  const planned = normalizeTerraform(documentOf('plan.json'));
  const declared = normalizeTemplate(documentOf('template.yaml'), { parameters: {} });
  expect(planned.resources.map(withoutPlace)).toEqual(declared.resources.map(withoutPlace));
  expect(planned.resources.map((one) => one.kind)).toEqual(['user', 'group', 'role', 'identity-provider']);
});

it('source that says the same gives it too', () => {
  const declared = normalizeTemplate(documentOf('template.yaml'), { parameters: {} });
  const text = readFileSync(join(import.meta.dirname, '../fixtures/twins/main.tf'), 'utf8');
  const files: Files = {
    moduleIn: () => readModule([{ name: 'main.tf', text }]),
    variablesIn: () => [],
    textAt: () => undefined,
    namesBelow: () => undefined,
    template: () => undefined,
  };
  const { deployment: evaluated } = readRoot({ input: '.', folder: '.' }, files, { variables: [] });
  expect(evaluated.resources.map(withDefaults)).toEqual(declared.resources.map(withDefaults));
});

/** What a role is where it says nothing of its path, and one document whether as text or as data. */
function withDefaults(resource: Resource): unknown {
  const path = resource.kind === 'role' ? { path: resource.path ?? '/' } : {};
  return withoutPlace({ ...resource, ...path } as Resource);
}
