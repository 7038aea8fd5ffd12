import { readdir } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import type { Config } from '../config/index.js';
import { builtinRules, type Rule } from '../rules/index.js';
import { closest } from '../schema/index.js';
import { type Io, readNamed, reasonOf } from './io.js';
import { faultyFile, UsageError } from './usage-error.js';

/** Which rules to run, and where more of them are. */
export interface RuleOptions {
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly rules?: string;
}

/**
 * The rules of a run: the built-in ones and those of `--rules`, less what configuration and options leave out. A rule
 * that is off by default runs when it is asked for by name. An id that no rule has is wrong usage, never ignored.
 */
export async function selectRules(options: RuleOptions, config: Config, io: Io): Promise<Rule[]> {
  const all = await knownRules(options.rules, io);
  const levels = config.rules ?? {};
  for (const id of [...(options.only ?? []), ...(options.skip ?? []), ...Object.keys(levels)]) requireRule(id, all);
  const wanted = (rule: Rule): boolean => {
    if (options.skip?.includes(rule.id)) return false;
    if (options.only) return options.only.includes(rule.id);
    return levels[rule.id] === undefined ? rule.enabled : levels[rule.id] !== 'off';
  };
  const selected = all.filter(wanted);
  if (selected.length === 0) throw new UsageError('no rule is left to run: every one is off or skipped');
  return selected;
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
export function requireRule(id: string, all: readonly Rule[]): Rule {
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
  const names = (await namesIn(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
  if (names.length === 0) throw new UsageError(`the folder ${folder} holds no rule file (*.yaml)`);
  const { readRule, ruleCompiler } = await import('../rules/compiler.js');
  const compiler = ruleCompiler();
  const read = async (name: string): Promise<Rule> => {
    const file = join(folder, name);
    const rule = readRule(await readNamed(file, 'rule file'), basename(name).replace(/\.ya?ml$/, ''), compiler);
    if ('id' in rule) return rule;
    throw faultyFile(relative(io.cwd(), file), rule);
  };
  return Promise.all(names.map(read));
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    throw new UsageError(`cannot read the folder of rules ${folder}: ${reasonOf(error)}`);
  }
}
