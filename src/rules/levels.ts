import type { Finding, Verdict } from '../model/index.js';

/** A violation at the level that is configured for its rule; passing and unknown findings stay what they are. */
export function atLevel(finding: Finding, level: 'warn' | 'fail'): Finding {
  const violated: readonly Verdict[] = ['warn', 'fail'];
  return violated.includes(finding.verdict) ? { ...finding, verdict: level } : finding;
}
