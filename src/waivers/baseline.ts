import {
  type Args,
  type Finding,
  grantLine,
  identityOf,
  type Place,
  type Report,
  type ReportScope,
  type Said,
  type Verdict,
  verdicts,
} from '../model/index.js';
import { waiverRules } from './notices.js';
import type { Waiver } from './waiver.js';

/** A finding that was there when the baseline was written. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  readonly scope: string;
  /** For people: where it was. */
  readonly file: string;
  readonly address?: string;
  readonly verdict: Verdict;
  /** What was found: a finding that says something else is another, though its rule and resource are the same. */
  readonly code: string;
  readonly args: Args;
  /** Whom the trust let in that it is about: the words are the same for several of a kind. */
  readonly grants?: readonly string[];
}

/** What decides how a baseline is written. */
export interface BaselineSetting {
  /** Rules that no baseline lets through. */
  readonly locked: readonly string[];
  /** Whether a rule is about the trust of a role. */
  readonly isAboutTrust: (rule: string) => boolean;
}

/**
 * The baseline of a report as text: an entry a line, so that baselines are merged by putting their lines together.
 * Sorted. Everything that is open is in it, apart from what is said of waivers and what no baseline lets through.
 */
export function baselineOf(report: Report, { locked, isAboutTrust }: BaselineSetting): string {
  const left = new Set([...locked, ...waiverRules.map(({ id }) => id)]);
  const entries = report.scopes.flatMap((scope) =>
    scope.findings
      .filter(({ ruleId, verdict, waived }) => verdict !== 'pass' && waived === undefined && !left.has(ruleId))
      .map(({ fingerprint, ruleId, verdict, code, args = {}, location: { file, address } }): BaselineEntry => {
        const at = address === undefined ? { file } : { file, address };
        const grants = isAboutTrust(ruleId) ? { grants: grantsAt(address, scope) } : {};
        return { fingerprint, rule: ruleId, scope: scope.name, ...at, verdict, code, args, ...grants };
      }),
  );
  return [...new Set(entries.map((entry) => `${JSON.stringify(entry)}\n`))].sort().join('');
}

function grantsAt(address: string | undefined, { roles }: ReportScope): string[] {
  const grants = roles.filter((role) => role.address === address).flatMap(({ trust }) => trust.grants);
  return [...new Set(grants.map(grantLine))].sort();
}

/** A line of a baseline, counted from 1; one that is none has no entry. */
export interface BaselineLine {
  readonly line: number;
  readonly entry?: BaselineEntry;
}

/** The lines of a baseline, without those that are empty or name a finding again. */
export function readBaseline(text: string): BaselineLine[] {
  const seen = new Set<string>();
  return text.split(/\r?\n/).flatMap((content, i) => {
    const line = i + 1;
    if (content.trim() === '') return [];
    const entry = entryIn(content);
    if (entry === undefined) return [{ line }];
    const key = JSON.stringify([entry.fingerprint, entry.verdict, entry.code, entry.args, entry.grants]);
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ line, entry }];
  });
}

function entryIn(line: string): BaselineEntry | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    return isEntry(entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}

function isEntry(value: unknown): value is BaselineEntry {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Readonly<Record<string, unknown>>;
  const { fingerprint, rule, scope, file, address = '', verdict, code, args, grants = [] } = entry;
  const hasPrint = typeof fingerprint === 'string' && /^[0-9a-f]{16}$/.test(fingerprint);
  return (
    hasPrint &&
    [rule, scope, file, address, code].every(isText) &&
    isArgs(args) &&
    verdicts.some((one) => one === verdict) &&
    Array.isArray(grants) &&
    grants.every(isText)
  );
}

function isArgs(value: unknown): value is Args {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isMap && Object.values(value).every((one) => typeof one === 'string' || typeof one === 'number');
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** The waiver that an entry of a baseline is. */
export function baselineWaiver(entry: BaselineEntry, place: Place, locked: readonly string[]): Waiver {
  const { fingerprint, rule, scope, address } = entry;
  return {
    rule,
    fingerprint,
    waived: { reason: `It is in the baseline ${place.input}.` },
    about: { rule, scope, fingerprint, ...(address === undefined ? {} : { address }) },
    title: `the baseline's entry of \`${rule}\` for ${address === undefined ? '' : `\`${address}\` in `}the scope \`${scope}\``,
    place,
    covers: (finding) => isNoWorse(finding, entry),
    ...(locked.includes(rule) ? { flaw: 'the configuration locks the rule' } : {}),
  };
}

/**
 * The same as when the baseline was written, or milder. Within one verdict nothing says which of two findings is the
 * worse one, and what cannot be told may be anything: only a warning is surely milder.
 */
function isNoWorse(finding: Finding, entry: BaselineEntry): boolean {
  const { verdict, grants = [] } = finding;
  if (verdict === 'warn' && entry.verdict !== 'warn') return true;
  const before = new Set(entry.grants);
  const isSame = sameKey(finding) === sameKey({ ...entry, message: '' });
  return verdict === entry.verdict && isSame && grants.every((one) => before.has(grantLine(one)));
}

function sameKey(said: Said): string {
  return JSON.stringify(identityOf(said));
}
