import { type Exit, exit } from '../exit.js';
import { explainRule, listRules } from '../explain.js';
import { type Io, print } from '../io.js';
import { knownRules, requireRule } from '../select-rules.js';

export interface RulesOptions {
  /** Folder of further rule files. */
  readonly rules?: string;
}

/** `rolecall rules`: all rules, a line each, or one explained with an example that passes and one that fails. */
export async function rules(id: string | undefined, options: RulesOptions, io: Io): Promise<Exit> {
  const all = await knownRules(options.rules, io);
  print(id === undefined ? listRules(all) : explainRule(requireRule(id, all)), io);
  return exit.passed;
}
