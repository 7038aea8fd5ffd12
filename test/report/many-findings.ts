import type { Report, Verdict } from '../../src/model/index.js';
import { savedReport } from './saved-reports.js';

/** The failing report with so many findings in one scope, their verdicts in turn. */
export function manyFindings(count: number, turn: readonly Verdict[] = ['warn', 'unknown', 'fail', 'pass']): Report {
  const { report } = savedReport('fails-in-several-scopes');
  const [scope] = report.scopes;
  const [finding] = scope?.findings ?? [];
  if (!scope || !finding) throw new Error('the saved report has no finding');
  const findings = Array.from({ length: count }, (_, index) => ({
    ...finding,
    verdict: turn[index % turn.length] ?? 'fail',
    message: `Finding ${index} holds.`,
    location: { file: `roles/${index}.yaml`, line: index + 1, column: 1 },
    fingerprint: index.toString(16).padStart(16, '0'),
  }));
  return { ...report, scopes: [{ ...scope, findings }] };
}
