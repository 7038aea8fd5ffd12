import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { repository, rolecall } from './run-cli.js';

const fixture = join(repository, 'fixtures/twins/roles');
const scratch = mkdtempSync(join(tmpdir(), 'twins-'));
afterAll(() => rmSync(scratch, { recursive: true }));

async function scan(form: string, files: readonly string[]): Promise<Report> {
  for (const file of files) cpSync(join(fixture, file), join(scratch, form, file));
  const args = ['scan', form, '-f', 'json', '--no-config', '--account', '123456789012'];
  return JSON.parse((await rolecall(args, { cwd: scratch })).stdout);
}

/** What a report says of each role, wherever it is declared. */
function rolesIn({ scopes }: Report): Readonly<Record<string, unknown>> {
  const roles = scopes.flatMap((scope) => scope.roles);
  const told = roles.map((role) => [
    // Identity Center chooses the name of its role, which goes by the address of the permission set.
    role.name.replace(/⟨.*⟩/, ''),
    {
      supportAccess: role.supportAccess,
      policies: role.via.map(({ policy }) => policy),
      // A list of one is written as a text by the data source of the provider: where a principal stands is no fact of it.
      trust: { ...role.trust, grants: role.trust.grants.map(({ path: _, ...grant }) => grant) },
    },
  ]);
  return Object.fromEntries(told);
}

function verdictsIn({ verdict, scopes }: Report): readonly string[] {
  const findings = scopes.flatMap((scope) => scope.findings.map((one) => `${one.ruleId} ${one.verdict}`));
  return [verdict, ...findings.sort()];
}

describe('source, its plan and a template that say the same of roles in many forms', () => {
  it('come to the same facts and findings', async () => {
    const source = await scan('source', ['main.tf', 'trust.json.tftpl']);
    const plan = await scan('plan', ['plan.json']);
    const template = await scan('template', ['template.yaml']);
    expect(Object.keys(rolesIn(template))).toHaveLength(6);
    expect(rolesIn(source)).toEqual(rolesIn(template));
    expect(rolesIn(plan)).toEqual(rolesIn(template));
    expect(verdictsIn(source)).toEqual(verdictsIn(template));
    expect(verdictsIn(plan)).toEqual(verdictsIn(template));
  });
});
