import type { Finding } from '../model/index.js';
import { atLevel } from '../rules/index.js';
import type { RuleLevel } from '../settings/index.js';

/** Brings findings to the level that the configuration gives their rule. */
export function levelled(levels: Readonly<Record<string, RuleLevel>>): (finding: Finding) => Finding {
  return (finding) => {
    const level = levels[finding.ruleId];
    return level === 'warn' || level === 'fail' ? atLevel(finding, level) : finding;
  };
}
