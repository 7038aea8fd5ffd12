import type { Glob } from '../text/glob.js';
import { at, type Extent, exactOnly, extentBy, type Grammar, type Issuer } from './issuer.js';

type Claims = Readonly<Record<string, (value: Glob) => Extent>>;

const subjects = (grammar: Grammar) => (value: Glob) => extentBy(grammar, value);

function workload(issuer: Pick<Issuer, 'matches' | 'shared' | 'guarded'>, claims: Claims): Issuer {
  const byName = new Map(Object.entries(claims));
  return { ...issuer, tenancy: 'sub', workload: true, extent: (claim, value) => byName.get(claim)?.(value) ?? 'open' };
}

/** GitLab.com: `project_path:group/project:ref_type:...` (GitLab documentation, ID tokens). */
const gitlab = workload(
  { matches: at('gitlab.com'), shared: true, guarded: true },
  {
    sub: subjects({ scoped: /^project_path:[^/:\n]+\/[^:\n]+[:\n]/, tenant: /^project_path:[^/:\n]+\// }),
    project_id: exactOnly('scoped'),
    project_path: exactOnly('scoped'),
    user_login: exactOnly('scoped'),
    user_email: exactOnly('scoped'),
    user_id: exactOnly('scoped'),
    namespace_id: exactOnly('tenant'),
    namespace_path: exactOnly('tenant'),
  },
);

/** HCP Terraform: `organization:O:project:P:workspace:W:run_phase:R` (HCP Terraform documentation). */
const terraform = workload(
  { matches: at('app.terraform.io'), shared: true, guarded: true },
  {
    sub: subjects({
      scoped: /^organization:[^:\n]+:project:[^:\n]+:workspace:[^:\n]+[:\n]/,
      tenant: /^organization:[^:\n]+:/,
    }),
  },
);

/** Buildkite: `organization:O:pipeline:P:ref:...` (Buildkite documentation). */
const buildkite = workload(
  { matches: at('agent.buildkite.com'), shared: true, guarded: true },
  {
    sub: subjects({ scoped: /^organization:[^:\n]+:pipeline:[^:\n]+[:\n]/, tenant: /^organization:[^:\n]+:/ }),
    pipeline_id: exactOnly('scoped'),
    organization_id: exactOnly('tenant'),
    organization_slug: exactOnly('tenant'),
  },
);

/** CircleCI: the URL holds the organization; `org/O/project/P/user/U` (CircleCI documentation). */
const circleci = workload(
  { matches: (url) => url.startsWith('oidc.circleci.com/org/'), shared: false, guarded: false },
  {
    sub: subjects({ scoped: /^org\/[^/\n]+\/project\/[^/\n]+[/\n]/, tenant: /^[^\n]/ }),
    'oidc.circleci.com/project-id': exactOnly('scoped', 'tenant'),
  },
);

/** Bitbucket Pipelines: the URL holds the workspace; `{repository}:{step}` (Bitbucket documentation). */
const bitbucket = workload(
  { matches: (url) => url.startsWith('api.bitbucket.org/'), shared: false, guarded: false },
  { sub: subjects({ scoped: /^\{[^}\n]+\}[:\n]|^\{[^}\n]+\}:\{[^}\n]+\}[:\n]/, tenant: /^[^\n]/ }) },
);

/** Clusters of EKS: `system:serviceaccount:namespace:name` (Amazon EKS User Guide). */
const eks = workload(
  { matches: (url) => url.startsWith('oidc.eks.') || url.startsWith('oidc-eks.'), shared: false, guarded: false },
  { sub: subjects({ scoped: /^system:serviceaccount:[^:\n]+:[^:\n]+\n/, tenant: /^[^\n]/ }) },
);

/**
 * Issuers that IAM lists as shared and whose subjects have no grammar known here (IAM User Guide,
 * id_roles_providers_oidc_secure-by-default).
 */
const otherSubjects = workload(
  {
    matches: at(
      'vstoken.actions.githubusercontent.com',
      'oidc-configuration.audit-log.githubusercontent.com',
      'oidc.codefresh.io',
      'scalr.io',
      'proidc.upbound.io',
      'studio.datachain.ai/api',
      'tokens.cloud.shisho.dev',
    ),
    shared: true,
    guarded: true,
  },
  { sub: subjects({ scoped: /^[^\n]+\n/, tenant: /^[^:/\n]+[:/][^:/\n]+[:/]/ }) },
);

/** Those of the list that tell customers apart by their audience. */
const otherAudiences: Issuer = {
  matches: at('api.pulumi.com/oidc', 'oidc.vercel.com', 'sandboxes.cloud'),
  shared: true,
  tenancy: 'aud',
  workload: true,
  guarded: true,
  extent: (claim, value) => (claim === 'aud' ? exactOnly('tenant')(value) : 'open'),
};

export const ciIssuers: readonly Issuer[] = [
  gitlab,
  terraform,
  buildkite,
  circleci,
  bitbucket,
  eks,
  otherSubjects,
  otherAudiences,
];
