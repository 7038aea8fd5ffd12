import { readdir } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { readFound, reasonOf } from '../files/index.js';
import { addAll, faultyFile, UsageError } from '../model/index.js';
import { builtinRules, type Rule } from '../rules/index.js';
import { waiverRules } from '../waivers/index.js';
import type { Config } from './config.js';
import { type RuleOptions, ruleSetting } from './rule-setting.js';

/** The rules of a run: all that there are, less what configuration and options leave out. */
export function selectRules(all: readonly Rule[], options: RuleOptions, config: Config): Rule[] {
  const selected = all.filter(({ id, enabled }) => ruleSetting(id, enabled, options, config).level !== 'off');
  if (selected.length > 0) return selected;
  const [watching] = options.only ?? [];
  if (waiverRules.some(({ id }) => id === watching)) {
    throw new UsageError(`\`${watching}\` judges the waivers of rules that run: name those with --only as well`);
  }
  throw new UsageError('no rule is left to run: every one is off or skipped');
}

/** Built-in rules, then those of folders. Two rules of one id are refused. */
export async function knownRules(folders: readonly string[], cwd: string): Promise<Rule[]> {
  const further: FurtherRule[] = [];
  for (const folder of folders) addAll(further, await readRules(resolve(cwd, folder), cwd));
  const fileOf = new Map<string, string>();
  for (const { rule, file } of further) {
    const other = fileOf.get(rule.id);
    if (other !== undefined) throw new UsageError(`${file}: ${other} has a rule of this id already`);
    if ([...builtinRules, ...waiverRules].some(({ id }) => id === rule.id)) {
      throw new UsageError(`${file}: a built-in rule has this id`);
    }
    fileOf.set(rule.id, file);
  }
  return [...builtinRules, ...further.map(({ rule }) => rule)];
}

/** A rule of the user's, and the file that it is from. */
interface FurtherRule {
  readonly rule: Rule;
  /** As a user in the working directory would type it. */
  readonly file: string;
}

async function readRules(folder: string, cwd: string): Promise<FurtherRule[]> {
  const files = await ruleFilesIn(folder);
  if (files.length === 0) throw new UsageError(`the folder ${folder} holds no rule file (*.yaml)`);
  const { readRule, ruleCompiler } = await import('../rules/compiler.js');
  const compiler = ruleCompiler();
  const read = async (path: string): Promise<FurtherRule> => {
    const file = relative(cwd, path);
    const rule = readRule(await readFound(path, 'rule file'), basename(path).replace(/\.ya?ml$/, ''), compiler);
    if ('id' in rule) return { rule, file };
    throw faultyFile(file, rule);
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
