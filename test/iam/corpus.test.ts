import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fg from 'fast-glob';
import { describe, expect, it } from 'vitest';
import { analyzeTrust } from '../../src/iam/index.js';

const corpus = join(import.meta.dirname, '../../../shared/corpus/trust');

/** Vectors that the specification contradicts, each with what it says and where. */
const EXCEPTIONS: Readonly<Record<string, { class: string; verdict: string; row: string }>> = {
  'aws-docs/id_roles_create_for-idp_oidc-8.json': {
    class: 'federated-tenant',
    verdict: 'warn',
    row: '2.7 "Google, Facebook, Amazon": app id only = every user of that app: tenant WARN',
  },
  'aws-docs/id_roles_create_for-idp_oidc-9.json': {
    class: 'federated-tenant',
    verdict: 'warn',
    row: '2.7 "Google, Facebook, Amazon": app id only = every user of that app: tenant WARN',
  },
  'checkov/CKV_AWS_61/pass3.json': {
    class: 'none',
    verdict: 'fail',
    row: '2.5: a Deny on the root ARN of an account subtracts the whole account; 2.1: 12 digits = that root ARN',
  },
  'cloudsplaining/e_by_compute_services/statement07.json': {
    class: 'account-unknown',
    verdict: 'warn',
    row: '2.0 "Classes, worst first": account-unknown is worse than service',
  },
  'prowler/cross_service_confused_d/iam_service_role_with_cross_service_confused_deputy_pre__.json': {
    class: 'none',
    verdict: 'fail',
    row: '2.3 aws:PrincipalAccount: SAML, OIDC and service requests lack it',
  },
};

interface Vector {
  readonly id: string;
  readonly ownAccount: string | null;
  readonly trustedAccounts?: readonly string[] | null;
  readonly trustedOrganizations?: readonly string[] | null;
  readonly trustedIssuers?: readonly string[] | null;
  readonly trustPolicy: Parameters<typeof analyzeTrust>[0];
  readonly proposed: { readonly klass: string; readonly verdict: string };
}

/** A file holds one vector or a list of them. */
const vectors = fg
  .sync('**/*.json', { cwd: corpus })
  .sort()
  .flatMap((file) => {
    const held: Vector | readonly Vector[] = JSON.parse(readFileSync(join(corpus, file), 'utf8'));
    return [held].flat().map((vector) => ({ file, vector }));
  });

describe.skipIf(!existsSync(corpus))('trust vectors of public tools', () => {
  it.each(vectors)('$file $vector.id', ({ file, vector }) => {
    const trust = analyzeTrust(vector.trustPolicy, {
      ...(vector.ownAccount ? { account: vector.ownAccount } : {}),
      trustedAccounts: vector.trustedAccounts ?? [],
      trustedOrganizations: vector.trustedOrganizations ?? [],
      trustedIssuers: vector.trustedIssuers ?? [],
    });
    const expected = EXCEPTIONS[file] ?? {
      class: vector.proposed.klass,
      verdict: vector.proposed.verdict.toLowerCase(),
    };
    expect(`${trust.class} ${trust.verdict}`).toMatch(new RegExp(`^(?:${expected.class}) ${expected.verdict}$`));
  });
});
