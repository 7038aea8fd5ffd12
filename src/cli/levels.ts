import type { Config } from '../config/index.js';
import type { Finding } from '../model/index.js';
import { atLevel } from '../rules/index.js';

/** Brings findings to the level that the configuration gives their rule. */
export function levelled(config: Config): (finding: Finding) => Finding {
  return (finding) => {
    const level = config.rules?.[finding.ruleId];
    return level === 'warn' || level === 'fail' ? atLevel(finding, level) : finding;
  };
}
