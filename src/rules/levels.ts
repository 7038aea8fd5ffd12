import type { Finding, Verdict } from '../model/index.js';

/** A violation at the level that is configured for its rule; passing and unknown findings stay what they are. */
export function atLevel(finding: Finding, level: 'warn' | 'fail' | undefined): Finding {
  const violated: readonly Verdict[] = ['warn', 'fail'];
  return level !== undefined && violated.includes(finding.verdict) ? { ...finding, verdict: level } : finding;
}
