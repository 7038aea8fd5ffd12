import type { Config } from '../config/index.js';
import { type Finding, type RuleInfo, type Verdict, worst } from '../model/index.js';
import { atLevel, type Rule } from '../rules/index.js';

/** Brings findings to the level that the configuration gives their rule. */
export function levelled(config: Config): (finding: Finding) => Finding {
  return (finding) => {
    const level = config.rules?.[finding.ruleId];
    return level === 'warn' || level === 'fail' ? atLevel(finding, level) : finding;
  };
}

/** The rules as reports name them, each with the worst that it says at its level. */
export function asReported(rules: readonly Rule[], config: Config): RuleInfo[] {
  return rules.map((rule) => {
    const level = config.rules?.[rule.id];
    const own = worst([...rule.cases, rule.otherwise].map(({ verdict }) => violation(verdict)));
    return { ...rule, worst: level === 'warn' || level === 'fail' ? level : own };
  });
}

/** What cannot be told is no level of a rule. */
function violation(verdict: Verdict): Verdict {
  return verdict === 'unknown' ? 'pass' : verdict;
}
