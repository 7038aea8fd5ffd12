import { config as validate } from '../generated/validators.js';
import { readCheckedYaml, type YamlFault, type YamlValue } from '../schema/index.js';
import type { Config } from './config.js';
import { contradictions } from './contradictions.js';

/** A configuration, and where the key or element stands that a JSON pointer names. */
export interface ReadConfig {
  readonly config: Config;
  readonly rangeAt: YamlValue['rangeAt'];
}

/** Reads the text of a configuration file: the configuration, or everything that is wrong with it. */
export function readConfig(text: string): ReadConfig | { readonly faults: readonly YamlFault[] } {
  const checked = readCheckedYaml(text, validate);
  if ('faults' in checked) return checked;
  const { rangeAt } = checked;
  const config = checked.value as Config;
  const faults = contradictions(config).map(({ pointer, message }) => ({ ...rangeAt(pointer), message }));
  return faults.length > 0 ? { faults } : { config, rangeAt };
}
