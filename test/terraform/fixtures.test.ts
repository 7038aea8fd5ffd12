import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Deployment, Json, Resource } from '../../src/model/index.js';
import { pointer } from '../../src/model/index.js';
import { normalize } from '../../src/terraform/index.js';

/** Each folder is named for the behaviour it shows: a plan or a state, and what must become of it. */
const folder = join(import.meta.dirname, '../../fixtures/terraform');
const cases = readdirSync(folder).map(
  (name) => ({ name, kind: existsSync(join(folder, name, 'plan.json')) ? 'plan' : 'state' }) as const,
);

describe('what becomes of a plan or state', () => {
  it.each(cases)('$name', ({ name, kind }) => {
    const data: Json = JSON.parse(readFileSync(join(folder, name, `${kind}.json`), 'utf8'));
    const deployment = normalize({ input: name, kind: `terraform-${kind}`, data, locate: () => undefined });
    expect(summary(deployment)).toEqual(parse(readFileSync(join(folder, name, 'deployment.yaml'), 'utf8')));
  });
});

/** A deployment as the fixtures spell it: what is absent or goes without saying is left out. */
function summary({ account, resources, before, gaps, problems }: Deployment): unknown {
  const parts = {
    account,
    gaps: gaps.map(({ code }) => code),
    problems: problems.map(({ code }) => code),
    resources: resources.map(spelt),
    before: before?.map(spelt),
  };
  return JSON.parse(JSON.stringify(parts));
}

function spelt({ place, exists, ...rest }: Resource): unknown {
  return {
    address: place.address,
    at: pointer(place.path),
    ...(exists.answer === 'yes' ? {} : { exists: exists.answer, because: exists.because }),
    ...rest,
    trustPath: undefined,
  };
}
