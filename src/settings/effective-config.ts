import type { Path } from '../model/index.js';
import type { Config } from './config.js';
import { ruleSetting } from './rule-setting.js';
import type { JudgeOptions } from './settings.js';

/** What a run would be judged by, and where that is from. */
export interface EffectiveConfig {
  readonly options: Omit<JudgeOptions, 'today'>;
  readonly config: Config;
  /** Where a part of the configuration file stands: `rolecall.yaml:3`. */
  readonly lineOf: (path: Path) => string;
  /** Every rule that there is, and whether it runs by default. */
  readonly rules: readonly { readonly id: string; readonly enabled: boolean }[];
}

/** The keys of the configuration, in the order of the design, with what holds where nobody says anything. */
const DEFAULTS: readonly (readonly [Exclude<keyof Config, 'rules'>, unknown])[] = [
  ['account', undefined],
  ['trustedAccounts', []],
  ['trustedOrganizations', []],
  ['trustedIssuers', []],
  ['strict', false],
  ['scopes', []],
  ['waivers', []],
  ['locked', []],
];

/** Options that a configuration file has no key for, at its top level. */
const UNWRITTEN = ['region', 'root', 'parameters'] as const;

/**
 * The effective configuration, as a configuration file; a comment on each line says where its value is from. What such
 * a file cannot say is a comment.
 */
export function effectiveConfig(effective: EffectiveConfig): string {
  const { options, rules } = effective;
  const lines = [
    ...DEFAULTS.flatMap(([key, otherwise]) => settingLines(key, otherwise, effective)),
    ...UNWRITTEN.flatMap((key) => {
      const value = options[key];
      return value === undefined ? [] : [`# ${line(key, value, `--${key}`)}`];
    }),
    'rules:',
    ...rules.map((rule) => `  ${ruleLine(rule, effective)}`),
  ];
  return `${lines.join('\n')}\n`;
}

function settingLines(key: keyof Config, otherwise: unknown, { options, config, lineOf }: EffectiveConfig): string[] {
  const option = key === 'account' || key === 'strict' ? options[key] : undefined;
  if (option !== undefined) return [line(key, option, `--${key}`)];
  const value: unknown = config[key];
  if (value !== undefined) return valueLines(key, value, [key], lineOf);
  return [otherwise === undefined ? `# ${key}: none # default` : line(key, otherwise, 'default')];
}

/** `key: value` on a line; a list of mappings gives a line for each of their keys. */
function valueLines(key: string, value: unknown, path: Path, lineOf: EffectiveConfig['lineOf']): string[] {
  const isList = Array.isArray(value) && value.length > 0 && value.every(isMapping);
  if (!isList) return [line(key, value, lineOf(path))];
  const items = value.map((item, i) =>
    Object.entries(item).flatMap(([name, part]) => valueLines(name, part, [...path, i, name], lineOf)),
  );
  return [`${key}:`, ...items.flatMap(([first, ...rest]) => [`  - ${first}`, ...rest.map((one) => `    ${one}`)])];
}

function ruleLine(
  { id, enabled }: EffectiveConfig['rules'][number],
  { options, config, lineOf }: EffectiveConfig,
): string {
  const { level, by } = ruleSetting(id, enabled, options, config);
  if (by === 'rules') return line(id, level, lineOf(['rules', id]));
  if (by === 'locked') return line(id, level, lineOf(['locked', config.locked?.indexOf(id) ?? 0]));
  return line(id, level, by);
}

function line(key: string, value: unknown, origin: string): string {
  return `${key}: ${isWord(value) ? value : JSON.stringify(value)} # ${origin}`;
}

/** What YAML reads as the text that it is. */
function isWord(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z]+$/i.test(value) && !/^(null|true|false)$/i.test(value);
}

function isMapping(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
