import { expect } from 'vitest';
import type { Report } from '../../src/model/index.js';
import { type Run, repository, rolecall } from './run-cli.js';

/** A scan without a configuration that prints JSON. */
export function scanJson(args: readonly string[], cwd = repository): Promise<Run> {
  return rolecall(['scan', ...args, '--no-config', '-f', 'json'], { cwd });
}

/** What such a run comes to, in its first scope; it must have said nothing on standard error. */
export function summaryOf({ exit, stdout, stderr }: Run) {
  expect(stderr).toBe('');
  const report: Report = JSON.parse(stdout);
  const [scope] = report.scopes;
  return { exit, access: scope?.supportAccess, classes: scope?.roles.map(({ trust }) => trust.class) };
}
