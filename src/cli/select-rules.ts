import { readdir } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import type { Config } from '../config/index.js';
import { builtinRules, type Rule } from '../rules/index.js';
import { closest } from '../schema/index.js';
import { waiverRules } from '../waivers/index.js';
import { type Io, readNamed, reasonOf } from './io.js';
import { faultyFile, UsageError } from './usage-error.js';

/** Which rules to run, and where more of them are. */
export interface RuleOptions {
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly rules?: string;
}

/**
 * The rules of a run: all that there are, less what configuration and options leave out. A rule
 * that is off by default runs when it is asked for by name. An id that no rule has is wrong usage, never ignored.
 */
export function selectRules(all: readonly Rule[], options: RuleOptions, config: Config): Rule[] {
  for (const id of namedIn(options, config)) requireRule(id, [...all, ...waiverRules]);
  for (const { rule } of config.waivers ?? []) requireRule(rule, all);
  for (const id of config.locked ?? []) requireRule(id, all);
  const selected = all.filter(({ id, enabled }) => isWanted(id, enabled, options, config));
  if (selected.length === 0) throw new UsageError('no rule is left to run: every one is off or skipped');
  return selected;
}

function namedIn({ only = [], skip = [] }: RuleOptions, { rules = {} }: Config): string[] {
  return [...only, ...skip, ...Object.keys(rules)];
}

/** Whether a rule is to run: options win over the configuration, and that over what the rule says itself. */
export function isWanted(id: string, enabled: boolean, { only, skip }: RuleOptions, { rules }: Config): boolean {
  if (skip?.includes(id)) return false;
  if (only) return only.includes(id);
  const level = rules?.[id];
  return level === undefined ? enabled : level !== 'off';
}

/** Built-in rules, then those of a folder. */
export async function knownRules(folder: string | undefined, io: Io): Promise<Rule[]> {
  const further = folder === undefined ? [] : await readRules(resolve(io.cwd(), folder), io);
  for (const { id } of further) {
    if (builtinRules.some((rule) => rule.id === id))
      throw new UsageError(`${folder}/${id}.yaml: a built-in rule has this id`);
  }
  return [...builtinRules, ...further];
}

/** The rule with an id; throws a `UsageError` that names the one that was likely meant. */
export function requireRule<R extends { readonly id: string }>(id: string, all: readonly R[]): R {
  const rule = all.find((one) => one.id === id);
  if (rule) return rule;
  const meant = closest(
    id,
    all.map((one) => one.id),
  );
  const hint = meant === undefined ? 'run `rolecall rules` to list them' : `did you mean \`${meant}\`?`;
  throw new UsageError(`there is no rule \`${id}\`: ${hint}`);
}

async function readRules(folder: string, io: Io): Promise<Rule[]> {
  const files = await ruleFilesIn(folder);
  if (files.length === 0) throw new UsageError(`the folder ${folder} holds no rule file (*.yaml)`);
  const { readRule, ruleCompiler } = await import('../rules/compiler.js');
  const compiler = ruleCompiler();
  const read = async (file: string): Promise<Rule> => {
    const rule = readRule(await readNamed(file, 'rule file'), basename(file).replace(/\.ya?ml$/, ''), compiler);
    if ('id' in rule) return rule;
    throw faultyFile(relative(io.cwd(), file), rule);
  };
  return Promise.all(files.map(read));
}

/** The rule files of a folder by their paths, sorted. */
export async function ruleFilesIn(folder: string): Promise<string[]> {
  const names = (await namesIn(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
  return names.map((name) => join(folder, name));
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    throw new UsageError(`cannot read the folder of rules ${folder}: ${reasonOf(error)}`);
  }
}
