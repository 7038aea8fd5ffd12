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
const terraformClaims: Claims = {
  sub: subjects({
    scoped: /^organization:[^:\n]+:project:[^:\n]+:workspace:[^:\n]+[:\n]/,
    tenant: /^organization:[^:\n]+:/,
  }),
};
const terraform = workload({ matches: at('app.terraform.io'), shared: true, guarded: true }, terraformClaims);
/** The one in Europe is not on the list of IAM. */
const terraformOfEurope = workload(
  { matches: at('app.eu.terraform.io'), shared: true, guarded: false },
  terraformClaims,
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

/** Vercel with the team in its URL: `owner:team:project:P:environment:E` (Vercel documentation). */
const vercelTeam = workload(
  { matches: (url) => url.startsWith('oidc.vercel.com/'), shared: false, guarded: false },
  { sub: subjects({ scoped: /^owner:[^:\n]+:project:[^:\n]+[:\n]/, tenant: /^[^\n]/ }) },
);

/** Azure Pipelines: the URL holds the organization; `sc://organization/project/connection` (Azure documentation). */
const azurePipelines = workload(
  { matches: (url) => url.startsWith('vstoken.dev.azure.com/'), shared: false, guarded: false },
  { sub: subjects({ scoped: /^sc:\/\/[^/\n]+\/[^/\n]+\/[^/\n]+\n/, tenant: /^[^\n]/ }) },
);

/** Semaphore: the URL holds the organization; `org:O:project:P:repo:R:...` (Semaphore documentation). */
const semaphore = workload(
  { matches: (url) => url.endsWith('.semaphoreci.com'), shared: false, guarded: false },
  { sub: subjects({ scoped: /^org:[^:\n]+:project:[^:\n]+[:\n]/, tenant: /^[^\n]/ }) },
);

/** Fly.io: the URL holds the organization; `organization:app:machine` (Fly.io documentation). */
const fly = workload(
  { matches: (url) => url.startsWith('oidc.fly.io/'), shared: false, guarded: false },
  { sub: subjects({ scoped: /^[^:\n]+:[^:\n]+[:\n]/, tenant: /^[^\n]/ }) },
);

/** Modal: `modal:workspace_id:W:environment_name:E:...` (Modal documentation). */
const modal = workload(
  { matches: at('oidc.modal.com'), shared: true, guarded: false },
  {
    sub: subjects({
      scoped: /^modal:workspace_id:[^:\n]+:environment_name:[^:\n]+[:\n]/,
      tenant: /^modal:workspace_id:[^:\n]+[:\n]/,
    }),
    workspace_id: exactOnly('tenant'),
  },
);

/** Shared, and not on the list of IAM: the subject is that of one customer (env0 and Gitpod documentation). */
const unlistedSubjects = workload(
  { matches: at('login.app.env0.com', 'api.gitpod.io/idp'), shared: true, guarded: false },
  { sub: exactOnly('scoped') },
);

/**
 * Microsoft Sentinel: one tenant of Entra ID for all its customers, whom only the name of the session tells apart
 * (Microsoft Sentinel documentation; IAM User Guide, id_roles_providers_oidc_secure-by-default).
 */
const sentinel: Issuer = {
  matches: at('sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d'),
  shared: true,
  tenancy: 'sts:RoleSessionName',
  workload: true,
  guarded: true,
  extent: (claim, value) => (claim === 'sts:rolesessionname' ? exactOnly('tenant')(value) : 'open'),
};

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
  terraformOfEurope,
  buildkite,
  circleci,
  bitbucket,
  eks,
  vercelTeam,
  azurePipelines,
  semaphore,
  fly,
  modal,
  sentinel,
  unlistedSubjects,
  otherSubjects,
  otherAudiences,
];
