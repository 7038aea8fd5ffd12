import { config as validate } from '../generated/validators.js';
import { readCheckedYaml, type YamlFault } from '../schema/index.js';

/** What a violation of a rule gives; `off` silences the rule. */
export type RuleLevel = 'off' | 'warn' | 'fail';

/** The configuration file (`schemas/config.schema.json`), as it stands: nothing is filled in. */
export interface Config {
  readonly account?: string;
  readonly trustedAccounts?: readonly string[];
  readonly trustedOrganizations?: readonly string[];
  readonly trustedIssuers?: readonly string[];
  readonly strict?: boolean;
  readonly rules?: Readonly<Record<string, RuleLevel>>;
}

/** Reads the text of a configuration file: the configuration, or everything that is wrong with it. */
export function readConfig(text: string): Config | readonly YamlFault[] {
  const checked = readCheckedYaml(text, validate);
  return 'faults' in checked ? checked.faults : (checked.value as Config);
}
