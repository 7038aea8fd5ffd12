import type { RuleOptions } from '../../settings/index.js';
import { knownRules, requireRule } from '../../settings/index.js';
import { waiverRules } from '../../waivers/index.js';
import { type Exit, exit } from '../exit.js';
import { type ExplainedRule, explainRule, listRules } from '../explain.js';
import { type Io, print } from '../io.js';

export type RulesOptions = Pick<RuleOptions, 'rules'>;

/** `rolecall rules`: all rules, a line each, or one explained with an example that passes and one that fails. */
export async function rules(id: string | undefined, options: RulesOptions, io: Io): Promise<Exit> {
  const all: readonly ExplainedRule[] = [
    ...(await knownRules(options.rules ?? [], io.cwd())),
    ...waiverRules.map((rule) => ({ ...rule, enabled: true })),
  ];
  print(id === undefined ? listRules(all) : explainRule(requireRule(id, all)), io);
  return exit.passed;
}
