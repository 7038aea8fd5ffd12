import { type Finding, type RuleInfo, type Verdict, worst } from '../model/index.js';
import type { Rule } from './rule.js';

/** A violation at the level that is configured for its rule; passing and unknown findings stay what they are. */
export function atLevel(finding: Finding, level: 'warn' | 'fail'): Finding {
  const violated: readonly Verdict[] = ['warn', 'fail'];
  return violated.includes(finding.verdict) ? { ...finding, verdict: level } : finding;
}

/**
 * The rules as reports name them, each with the worst that it says at its level.
 * @param levels what the configuration makes of rules, by their ids
 */
export function asReported(rules: readonly Rule[], levels: Readonly<Record<string, string>>): RuleInfo[] {
  return rules.map((rule) => {
    const level = levels[rule.id];
    const own = worst([...rule.cases, rule.otherwise].map(({ verdict }) => violation(verdict)));
    return { ...rule, worst: level === 'warn' || level === 'fail' ? level : own };
  });
}

/** What cannot be told is no level of a rule. */
function violation(verdict: Verdict): Verdict {
  return verdict === 'unknown' ? 'pass' : verdict;
}
