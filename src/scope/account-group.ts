import type { Deployment } from '../model/index.js';

/** The deployments, or parts of them, that go to one account. */
export interface AccountGroup {
  /** Absent where the inputs do not tell. */
  readonly account?: string;
  /** The provider configuration that leads there, where it is all that is told of the account. */
  readonly provider?: string;
  /** It is what a provider configuration of its own deploys, whose account is not told. */
  readonly isOfProvider?: true;
  /** Inputs that tell no account, and told ones that they may go to: it depends on that what this group has. */
  readonly untold?: { readonly inputs: readonly string[]; readonly accounts: readonly string[] };
  readonly deployments: readonly Deployment[];
}

/** Which account inputs go to that tell none. */
export interface Telling {
  /** The one that is declared for them. */
  readonly declared?: string | undefined;
  /**
   * Whether somebody says that they all go to one: then to the one that others of them tell, if there is only one such.
   */
  readonly areOne?: boolean;
}
