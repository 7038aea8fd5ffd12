import { isAccountId } from '../model/index.js';

/** Where a stack is deployed to. What the app leaves open is absent. */
export interface Environment {
  /** Id of the account. */
  readonly account?: string;
  readonly region?: string;
}

/**
 * Reads `aws://ACCOUNT/REGION`, in which `unknown-account` and `unknown-region` stand for what the credentials at
 * deployment decide. Source: `environment` in
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.cloud_assembly_schema.ArtifactManifest.html
 */
export function readEnvironment(environment: string | undefined): Environment {
  const [, account, region] = environment?.match(/^aws:\/\/([^/]*)\/([^/]*)$/) ?? [];
  return {
    ...(account !== undefined && isAccountId(account) && { account }),
    ...(region !== undefined && /^[a-z]{2}(-[a-z]+)+-\d+$/.test(region) && { region }),
  };
}
