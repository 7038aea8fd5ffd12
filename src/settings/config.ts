import type { WaiverDeclaration } from '../waivers/index.js';

/** What a violation of a rule gives; `on` leaves it to the rule, `off` silences the rule. */
export type RuleLevel = 'on' | 'off' | 'warn' | 'fail';

/** An account, and what is deployed to it. Paths are relative to the folder of the configuration file. */
export interface ScopeDeclaration {
  readonly name: string;
  readonly account?: string;
  /** Of templates that ask for it. */
  readonly region?: string;
  readonly include: readonly string[];
  readonly exclude?: readonly string[];
  readonly parameters?: string;
  /** The folder of a root module of Terraform source. */
  readonly root?: string;
  readonly varFiles?: readonly string[];
  readonly vars?: Readonly<Record<string, unknown>>;
  readonly workspace?: string;
  readonly presence?: 'required' | 'elsewhere';
  /** Where the support role is declared; there when `presence` is `elsewhere`. */
  readonly reason?: string;
}

/** The configuration file (`schemas/config.schema.json`), as it stands: nothing is filled in. */
export interface Config {
  readonly account?: string;
  readonly trustedAccounts?: readonly string[];
  readonly trustedOrganizations?: readonly string[];
  readonly trustedIssuers?: readonly string[];
  readonly strict?: boolean;
  readonly rules?: Readonly<Record<string, RuleLevel>>;
  readonly scopes?: readonly ScopeDeclaration[];
  readonly waivers?: readonly WaiverDeclaration[];
  /** Rules that nothing lets through. */
  readonly locked?: readonly string[];
}
