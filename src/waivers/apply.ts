import type { Finding } from '../model/index.js';
import { expiredNotice, outdatedNotice, unusedNotice } from './notices.js';
import { isFor, type ScopeFindings, type Waiver } from './waiver.js';

/** What waivers are held against. */
export interface WaiverSetting {
  /** The day of the run, as `2027-01-31`. */
  readonly today: string;
  /** Whether a rule was run: nothing is said of the waivers of those that were not. */
  readonly ran: (rule: string) => boolean;
  /** What a finding of a scope is known by. */
  readonly fingerprintOf: (finding: Finding, scope: ScopeFindings) => string;
}

/**
 * Lets the findings through that waivers cover, and adds a finding for each waiver that has expired or has no effect,
 * to the scope that it is for. Passing findings need no waiver.
 */
export function applyWaivers<T extends ScopeFindings>(
  scopes: readonly T[],
  waivers: readonly Waiver[],
  { today, ran, fingerprintOf }: WaiverSetting,
): T[] {
  const [expired, current] = partition(waivers, (one) => isOver(one, today));
  const used = new Set<Waiver>();
  const outdated = new Set<Waiver>();
  const waiversOf = finder(
    current.filter((one) => one.flaw === undefined),
    fingerprintOf,
  );
  const waive = (finding: Finding, scope: T): Finding => {
    const meant = finding.waived || finding.verdict === 'pass' ? [] : waiversOf(finding, scope);
    const [covering, others] = partition(meant, (one) => one.covers(finding));
    for (const waiver of covering) used.add(waiver);
    for (const waiver of others) if (waiver.fingerprint !== undefined) outdated.add(waiver);
    const [first] = covering;
    return first === undefined ? finding : { ...finding, waived: first.waived };
  };
  const waived = scopes.map((scope) => ({ ...scope, findings: scope.findings.map((one) => waive(one, scope)) }));
  const unused = current.filter((one) => !used.has(one) && !isIdle(one) && wasSeen(one, scopes));
  const notices = [
    ...expired.filter(({ rule }) => ran(rule)).map((one) => [one, expiredNotice(one)] as const),
    ...unused
      .filter(({ rule, flaw }) => flaw !== undefined || ran(rule))
      .map((one) => [one, outdated.has(one) ? outdatedNotice(one) : unusedNotice(one)] as const),
  ];
  return withNotices(waived, notices);
}

function isOver({ waived: { expires }, flaw }: Waiver, today: string): boolean {
  return flaw === undefined && expires !== undefined && expires < today;
}

function partition<T>(all: readonly T[], is: (one: T) => boolean): [T[], T[]] {
  return [all.filter(is), all.filter((one) => !is(one))];
}

/** Finds the waivers that are for a finding of a scope, as far as their keys tell; each says whether it covers it. */
function finder(
  waivers: readonly Waiver[],
  fingerprintOf: WaiverSetting['fingerprintOf'],
): (finding: Finding, scope: ScopeFindings) => Waiver[] {
  const index = new Map<string, Waiver[]>();
  for (const waiver of waivers) {
    const key = waiver.fingerprint ?? keyOf(waiver.rule, waiver.input);
    const known = index.get(key);
    if (known) known.push(waiver);
    else index.set(key, [waiver]);
  }
  return (finding, scope) => {
    const print = fingerprintOf(finding, scope);
    const keys = [keyOf(finding.ruleId, finding.place.input), keyOf(finding.ruleId, undefined), print];
    const candidates = keys.flatMap((key) => index.get(key) ?? []);
    return candidates.filter((one) => isFor(one, scope));
  };
}

function keyOf(rule: string, input: string | undefined): string {
  return JSON.stringify([rule, input]);
}

function isIdle({ mayBeIdle, flaw }: Waiver): boolean {
  return mayBeIdle === true && flaw === undefined;
}

/** A scope that nothing was scanned of tells nothing about its waivers. */
function wasSeen(waiver: Waiver, scopes: readonly ScopeFindings[]): boolean {
  const meant = waiver.scope === undefined ? [] : scopes.filter((one) => isFor(waiver, one));
  return meant.length === 0 || meant.some(({ inputs }) => inputs.length > 0);
}

/** A notice goes to the scope that its waiver names, or that its input is deployed in, or else to the first. */
function withNotices<T extends ScopeFindings>(
  scopes: readonly T[],
  notices: readonly (readonly [Waiver, Finding])[],
): T[] {
  const byInput = new Map(scopes.flatMap(({ inputs }, i) => inputs.map((input) => [input, i] as const)).reverse());
  const added = scopes.map((): Finding[] => []);
  for (const [waiver, finding] of notices) {
    const named = waiver.scope === undefined ? -1 : scopes.findIndex((one) => isFor(waiver, one));
    added[named >= 0 ? named : (byInput.get(waiver.input ?? '') ?? 0)]?.push(finding);
  }
  return scopes.map((scope, i) => ({ ...scope, findings: [...scope.findings, ...(added[i] ?? [])] }));
}
