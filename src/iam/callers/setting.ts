/** What a trust policy is judged against. */
export interface TrustSetting {
  /** Id of the account the role is in, where it is known. */
  readonly account?: string;
  /** Partition the role is in, where it is known: `aws`, `aws-cn`, ... */
  readonly partition?: string;
  /** Ids of the accounts whose administrators may pass the role on; the own one counts when it is listed. */
  readonly trustedAccounts: readonly string[];
  /** Ids of organizations, `o-...`. */
  readonly trustedOrganizations: readonly string[];
  /** URLs of OpenID Connect issuers whose subjects are people. */
  readonly trustedIssuers: readonly string[];
}
