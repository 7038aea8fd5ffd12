import type { Path, Range } from '../model/index.js';
import { faultyFile, UsageError } from '../model/index.js';
import { closest } from '../schema/index.js';
import { waiverRules } from '../waivers/index.js';
import type { Config } from './config.js';
import type { ConfigFile } from './config-file.js';
import type { RuleOptions } from './rule-setting.js';

interface Named {
  readonly id: string;
}

/** The rule with an id; throws a `UsageError` that names the one that was likely meant. */
export function requireRule<R extends Named>(id: string, all: readonly R[]): R {
  const rule = all.find((one) => one.id === id);
  if (rule) return rule;
  throw new UsageError(noSuchRule(id, all));
}

function noSuchRule(id: string, all: readonly Named[]): string {
  const meant = closest(
    id,
    all.map((one) => one.id),
  );
  const hint = meant === undefined ? 'run `rolecall rules` to list them' : `did you mean \`${meant}\`?`;
  return `there is no rule \`${id}\`: ${hint}`;
}

/**
 * Refuses an id that no rule has, in options and in the configuration, and options that leave out what the
 * configuration locks. Throws a `UsageError`.
 */
export function checkRuleIds(all: readonly Named[], options: RuleOptions, file: ConfigFile | undefined): void {
  const { only = [], skip = [] } = options;
  const known = [...all, ...waiverRules];
  for (const id of [...only, ...skip]) requireRule(id, known);
  if (file === undefined) return;
  const faults = strayIds(file.config, all, known).map(({ path, message }) => ({ ...startOf(path, file), message }));
  if (faults.length > 0) throw faultyFile(file.name, faults);
  for (const [i, id] of (file.config.locked ?? []).entries()) {
    if (isLeftOut(id, options)) throw new UsageError(lockedOut(id, startOf(['locked', i], file), options, file.name));
  }
}

/** Parts of a configuration that name no rule. */
function strayIds(
  { rules = {}, locked = [], waivers = [] }: Config,
  all: readonly Named[],
  known: readonly Named[],
): { readonly path: Path; readonly message: string }[] {
  const named = [
    ...waivers.map(({ rule }, i) => ({ id: rule, path: ['waivers', i, 'rule'], among: all })),
    ...locked.map((id, i) => ({ id, path: ['locked', i], among: known })),
    ...Object.keys(rules).map((id) => ({ id, path: ['rules', id], among: known })),
  ];
  return named
    .filter(({ id, among }) => !among.some((one) => one.id === id))
    .map(({ id, path, among }) => ({ path, message: isOfWaivers(id) ? cannotBeWaived(id) : noSuchRule(id, among) }));
}

function isOfWaivers(id: string): boolean {
  return waiverRules.some((one) => one.id === id);
}

function cannotBeWaived(id: string): string {
  return `\`${id}\` watches over waivers, and no waiver lets it through: give it the level \`off\` under \`rules\` instead`;
}

function isLeftOut(id: string, { only, skip }: RuleOptions): boolean {
  return skip?.includes(id) === true || only?.includes(id) === false;
}

function lockedOut(id: string, { line }: Start, { skip }: RuleOptions, file: string): string {
  const locked = `\`${id}\`, which ${file}:${line} locks`;
  return skip?.includes(id) ? `--skip leaves out ${locked}` : `--only leaves out ${locked}: name it as well`;
}

interface Start {
  readonly line: number;
  readonly column: number;
}

function startOf(path: Path, { rangeAt }: ConfigFile): Start {
  const { line = 1, column = 1 }: Partial<Range> = rangeAt(path);
  return { line, column };
}
