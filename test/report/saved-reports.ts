import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report, RuleInfo } from '../../src/model/index.js';
import type { RenderOptions } from '../../src/report/index.js';

const folder = join(import.meta.dirname, '../../fixtures/reports');

/** A report that a run could have left, and the files it speaks of. */
export interface SavedReport {
  readonly name: string;
  readonly report: Report;
  readonly source: (file: string) => string | undefined;
  /** Where the expected rendering of it lies. */
  readonly expected: (rendering: string) => string;
}

export const savedReports: readonly SavedReport[] = readdirSync(folder)
  .sort()
  .map((name) => ({
    name,
    report: JSON.parse(readFileSync(join(folder, name, 'report.json'), 'utf8')) as Report,
    source: (file) => {
      const path = join(folder, name, 'source', file);
      return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    },
    expected: (rendering) => join(folder, name, 'expected', rendering),
  }));

/** One of the saved reports, by name. */
export function savedReport(name: string): SavedReport {
  const found = savedReports.find((saved) => saved.name === name);
  if (!found) throw new Error(`no saved report is named ${name}`);
  return found;
}

const words = (id: string, title: string, severity: RuleInfo['severity']): RuleInfo => ({
  id,
  title,
  severity,
  why: `${title} is what the benchmarks ask for.`,
  fix: `See to it: ${title}.`,
  references: [
    'CIS AWS Foundations v3.0 1.17',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html',
  ],
});

export const rules: readonly RuleInfo[] = [
  words('support-role-dedicated', 'The support role serves support alone', 'low'),
  words('support-role-exists', 'A role gives access to AWS Support', 'high'),
  words('support-role-trust-scoped', 'Only the right people can assume the support role', 'critical'),
];

/** The options of a plain run, with some of them changed. */
export function optionsFor(saved: SavedReport, changed: Partial<RenderOptions> = {}): RenderOptions {
  return {
    color: false,
    verbose: false,
    quiet: false,
    rules,
    source: saved.source,
    fromRoot: (file) => file,
    ...changed,
  };
}
