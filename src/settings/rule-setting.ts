import type { Config, RuleLevel } from './config.js';

/** Which rules to run, and where more of them are. */
export interface RuleOptions {
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  /** Folders of further rule files. */
  readonly rules?: readonly string[];
}

/** At what level a rule runs, and what decides it. */
export interface RuleSetting {
  readonly level: RuleLevel;
  readonly by: '--skip' | '--only' | 'rules' | 'locked' | 'default';
}

/**
 * Options win over the configuration, and that over what the rule says itself. A rule that is off by default runs when
 * it is asked for by name or locked.
 *
 * @param enabled whether the rule runs without being asked for.
 */
export function ruleSetting(
  id: string,
  enabled: boolean,
  { only, skip }: Pick<RuleOptions, 'only' | 'skip'>,
  { rules, locked }: Pick<Config, 'rules' | 'locked'>,
): RuleSetting {
  const level = rules?.[id];
  if (skip?.includes(id)) return { level: 'off', by: '--skip' };
  if (only !== undefined && !only.includes(id)) return { level: 'off', by: '--only' };
  if (only !== undefined) return { level: level === undefined || level === 'off' ? 'on' : level, by: '--only' };
  if (level !== undefined) return { level, by: 'rules' };
  if (locked?.includes(id)) return { level: 'on', by: 'locked' };
  return { level: enabled ? 'on' : 'off', by: 'default' };
}
