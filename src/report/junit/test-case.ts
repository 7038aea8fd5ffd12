import type { ReportFinding, ReportScope } from '../../model/index.js';
import { worst } from '../../model/index.js';
import { scopeName, waiverInWords } from '../words/answer.js';
import { describePlace } from '../words/place.js';
import type { Element } from './xml.js';

/**
 * What one rule says of one scope: failed, in error (it cannot be told), skipped (waived, or nothing to judge) or
 * passed.
 */
export function ruleCase(ruleId: string, scope: ReportScope, findings: readonly ReportFinding[]): Element {
  return testCase(ruleId, scopeName(scope), outcome(findings));
}

export function testCase(suite: string, name: string, content: readonly Element[]): Element {
  return { name: 'testcase', attributes: { classname: suite, name, time: 0 }, content };
}

/** `kind` is `failure` or `error`; `type` is shown beside the message. */
export function problemElement(kind: 'failure' | 'error', type: string, message: string, details: string): Element {
  return { name: kind, attributes: { message, type }, content: details };
}

function outcome(findings: readonly ReportFinding[]): Element[] {
  const open = findings.filter((finding) => !finding.waived);
  const [waived] = findings.filter((finding) => finding.waived);
  if (open.length === 0) return [skipped(waived ? `Waived: ${waiverInWords(waived)}` : 'Nothing here to judge.')];
  const verdict = worst(open.map((finding) => finding.verdict));
  if (verdict === 'pass') return [];
  const decisive = open.filter((finding) => finding.verdict === verdict);
  const details = decisive.map(inWords).join('\n\n');
  if (verdict === 'warn') return [{ name: 'system-out', attributes: {}, content: details }];
  const kind = verdict === 'fail' ? 'failure' : 'error';
  return [problemElement(kind, verdict, decisive[0]?.message ?? '', details)];
}

function skipped(message: string): Element {
  return { name: 'skipped', attributes: { message }, content: '' };
}

function inWords({ message, help, location, verdict }: ReportFinding): string {
  return [`${verdict}: ${message}`, describePlace(location), help].filter((part) => part !== '').join('\n');
}
