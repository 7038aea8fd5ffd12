import { version } from '../generated/version.js';
import {
  type Finding,
  type InputKind,
  type NearMiss,
  type Place,
  type Report,
  type ReportFinding,
  type ReportInput,
  type ReportNearMiss,
  type ReportRole,
  type ReportScope,
  type RoleFact,
  type ScopeFact,
  type Verdict,
  worst,
} from '../model/index.js';
import { nextStep, type Searched } from '../report/index.js';
import { fingerprinter } from './fingerprint.js';
import type { Locator } from './locate.js';
import { byLocation, byPath, type NameOf } from './order.js';
import type { JudgedScope } from './pipeline.js';
import type { Reading } from './reading.js';

/** The report of a run: everything sorted by the names that `nameOf` gives files, every place made concrete. */
export function assemble(
  readings: readonly Reading[],
  judged: readonly JudgedScope[],
  locate: Locator,
  nameOf: NameOf,
): Report {
  const kinds = new Map(readings.map(({ name, kind }) => [name, kind]));
  const scopes = judged.map((one) => scopeOf(one, searchedIn(one.scope, kinds), locate, nameOf));
  return {
    schemaVersion: '1',
    tool: { name: 'rolecall', version },
    verdict: scopes.length === 0 ? 'unknown' : worst(scopes.map((scope) => scope.verdict)),
    summary: summaryOf(readings, scopes),
    inputs: readings.map((reading) => inputOf(reading, locate)).sort(byPath(nameOf)),
    scopes,
  };
}

function summaryOf(readings: readonly Reading[], scopes: readonly ReportScope[]): Report['summary'] {
  const withStatus = (status: Reading['status']): number => readings.filter((one) => one.status === status).length;
  const findings = scopes.flatMap((scope) => scope.findings);
  const withVerdict = (verdict: Verdict): number =>
    findings.filter((one) => one.verdict === verdict && one.waived === undefined).length;
  return {
    inputs: readings.length,
    analyzed: withStatus('analyzed'),
    skipped: withStatus('skipped'),
    failed: withStatus('failed'),
    rules: {
      pass: withVerdict('pass'),
      warn: withVerdict('warn'),
      fail: withVerdict('fail'),
      unknown: withVerdict('unknown'),
      waived: findings.filter((one) => one.waived !== undefined).length,
    },
  };
}

function inputOf(reading: Reading, locate: Locator): ReportInput {
  return {
    path: reading.name,
    ...(reading.kind === undefined ? {} : { kind: reading.kind }),
    status: reading.status,
    problems: reading.problems.map(({ code, args, severity, message, address, path, range }) => ({
      code,
      ...(args && { args }),
      severity,
      message,
      location: range
        ? { file: reading.name, ...range }
        : locate({ input: reading.name, path: path ?? [], ...(address === undefined ? {} : { address }) }),
    })),
  };
}

/** How many inputs of each kind a scope was judged from. */
function searchedIn({ inputs }: ScopeFact, kinds: ReadonlyMap<string, InputKind | undefined>): Searched {
  const counts: Partial<Record<InputKind, number>> = {};
  for (const input of inputs) {
    const kind = kinds.get(input);
    if (kind !== undefined) counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

function scopeOf({ scope, findings }: JudgedScope, searched: Searched, locate: Locator, nameOf: NameOf): ReportScope {
  const inOrder = byLocation(nameOf);
  const fingerprint = fingerprinter(nameOf);
  return {
    name: scope.name,
    ...(scope.account === undefined ? {} : { account: scope.account }),
    verdict: worst(findings.filter((finding) => !finding.waived).map((finding) => finding.verdict)),
    supportAccess: scope.supportAccess,
    searched,
    roles: scope.roles.map((role) => roleOf(role, locate)).sort(inOrder),
    nearMisses: scope.nearMisses.map((miss) => nearMissOf(miss, locate)).sort(inOrder),
    findings: findings
      .map((finding) => {
        const help = nextStep(finding, scope, searched) ?? finding.help;
        return findingOf({ ...finding, help }, fingerprint(finding, scope), locate);
      })
      .sort(inOrder),
  };
}

function roleOf(role: RoleFact, locate: Locator): ReportRole {
  const { name, change, supportAccess, because, via, trust } = role;
  const whyNot = because === undefined ? {} : { because };
  return { ...whereabouts(role.place, locate), name, change, supportAccess, ...whyNot, via, trust };
}

function nearMissOf({ place, reason }: NearMiss, locate: Locator): ReportNearMiss {
  return { ...whereabouts(place, locate), reason };
}

function whereabouts(place: Place, locate: Locator): Pick<ReportRole, 'address' | 'input' | 'location'> {
  return { address: place.address ?? '', input: place.input, location: locate(place) };
}

function findingOf(finding: Finding, fingerprint: string, locate: Locator): ReportFinding {
  const { ruleId, verdict, severity, message, help, place, related, waived } = finding;
  return {
    ruleId,
    verdict,
    severity,
    message,
    help,
    location: locate(place),
    related: related.map((one) => ({ message: one.message, location: locate(one.place) })),
    fingerprint,
    ...(waived === undefined ? {} : { waived }),
  };
}
