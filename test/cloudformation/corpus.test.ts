import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { normalize } from '../../src/cloudformation/index.js';
import type { Deployment, Resource } from '../../src/model/index.js';
import { parse } from '../../src/parse/index.js';
import { isFull, sample } from '../size.js';

/** Public templates beside the repository; where they are not, these tests are skipped. */
const corpus = join(import.meta.dirname, '../../../shared/corpus/cloudformation');
const support = join(corpus, 'support');
const bulk = join(corpus, 'bulk');

function deploymentsOf(file: string): readonly Deployment[] {
  const { documents } = parse(file, readFileSync(file));
  return documents
    .filter(({ kind }) => kind === 'cloudformation')
    .map((document) => normalize(document, { parameters: {} }));
}

interface Expected {
  readonly file: string;
  readonly supportAccess: string;
}

function expectations(): readonly Expected[] {
  const [, ...rows] = readFileSync(join(support, 'EXPECTED.tsv'), 'utf8').split('\n').filter(Boolean);
  return rows.map((row) => {
    const [file = '', , supportAccess = ''] = row.split('\t');
    return { file, supportAccess };
  });
}

const policy = 'policy/AWSSupportAccess';

/** Whether a role lists the policy itself: all that these templates do. */
function hasSupport(resource: Resource): boolean {
  if (resource.kind !== 'role' || resource.exists.answer !== 'yes') return false;
  const { managedPolicies } = resource;
  return Array.isArray(managedPolicies) && managedPolicies.some((arn) => String(arn).endsWith(policy));
}

describe.skipIf(!existsSync(support))('support access of public templates', () => {
  const table = existsSync(support) ? expectations() : [];

  it.each(table)('$file: $supportAccess', ({ file, supportAccess }) => {
    const deployments = deploymentsOf(join(support, file));
    const found = deployments.flatMap(({ resources }) => resources).some(hasSupport);
    expect(deployments.length === 0 ? '-' : found ? 'yes' : 'no').toBe(supportAccess);
  });

  it('names the parameter that would make the role', () => {
    const [deployment] = deploymentsOf(join(support, 'eijikominami-security.yaml'));
    const role = deployment?.resources.find(({ place }) => place.address === 'IAMRoleForAWSSupport');
    expect(role?.exists).toMatchObject({ because: expect.stringContaining('`IAMUserArnToAssumeAWSSupportRole` is') });
  });
});

describe.skipIf(!existsSync(bulk))('public templates of every kind', () => {
  it('are read without an exception', { timeout: 120_000 }, () => {
    const files = (readdirSync(bulk, { recursive: true }) as string[]).map((name) => join(bulk, name));
    const read = sample(
      files.filter((file) => statSync(file).isFile()),
      8,
    );
    const deployments = read.flatMap(deploymentsOf);
    const roles = deployments.flatMap(({ resources }) => resources).filter(({ kind }) => kind === 'role');
    expect(deployments.length).toBeGreaterThan(isFull ? 5_400 : 600);
    expect(roles.length).toBeGreaterThan(isFull ? 4_000 : 300);
    expect(roles.every(({ place }) => place.address !== undefined)).toBe(true);
  });
});
