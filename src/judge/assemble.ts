import { version } from '../generated/version.js';
import {
  type Finding,
  type Input,
  type InputKind,
  type Locator,
  type NearMiss,
  type PassedOver,
  type Place,
  type Report,
  type ReportFinding,
  type ReportInput,
  type ReportNearMiss,
  type ReportRole,
  type ReportScope,
  type ReportSummary,
  type RoleFact,
  type Said,
  type ScopeFact,
  type Verdict,
  worst,
} from '../model/index.js';
import { type Around, nextStep, type Searched } from '../report/index.js';
import { atConstruct } from './constructs.js';
import { fingerprinter } from './fingerprint.js';
import type { JudgedScope } from './judged.js';
import { locatedBeforehand } from './located.js';
import { byLocation, type NameOf } from './order.js';

/** All that a run found. */
interface Found {
  /** In the order of the report. */
  readonly inputs: readonly Input[];
  readonly judged: readonly JudgedScope[];
  readonly warnings: readonly Said[];
  readonly passedOver: PassedOver;
  readonly locate: Locator;
  readonly nameOf: NameOf;
}

/** The report of a run: everything sorted by the names that `nameOf` gives files, every place made concrete. */
export function assemble({ inputs: all, judged, warnings, passedOver, locate, nameOf }: Found): Report {
  const inputs = all.filter((input) => !isSetting(input));
  const parameterFiles = all.filter(hasParameters).map(({ path }) => path);
  const kinds = new Map(inputs.map(({ path, kind }) => [path, kind]));
  const scopes = judged.map((one) => {
    const around = { searched: searchedIn(one.scope, kinds), parameterFiles };
    return scopeOf(one, around, locatedBeforehand(placesOf(one), locate), nameOf);
  });
  return {
    schemaVersion: '1',
    tool: { name: 'rolecall', version },
    verdict: scopes.length === 0 ? 'unknown' : worst(scopes.map((scope) => scope.verdict)),
    summary: { ...summaryOf(inputs, scopes), passedOver },
    warnings,
    inputs: inputs.map((input) => inputOf(input, locate)),
    scopes,
  };
}

/** What a folder holds for a run to be judged with is none of the inputs that it is asked about. */
function isSetting(input: Input): boolean {
  return (
    input.status === 'skipped' && (hasParameters(input) || input.problems.some(({ code }) => code === 'configuration'))
  );
}

function hasParameters({ problems }: Input): boolean {
  return problems.some(({ code }) => code === 'parameters');
}

function summaryOf(inputs: readonly Input[], scopes: readonly ReportScope[]): Omit<ReportSummary, 'passedOver'> {
  const withStatus = (status: Input['status']): number => inputs.filter((one) => one.status === status).length;
  const findings = scopes.flatMap((scope) => scope.findings);
  const withVerdict = (verdict: Verdict): number =>
    findings.filter((one) => one.verdict === verdict && one.waived === undefined).length;
  return {
    inputs: inputs.length,
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

function inputOf({ path, kind, status, problems }: Input, locate: Locator): ReportInput {
  return {
    path,
    ...(kind === undefined ? {} : { kind }),
    status,
    problems: problems.map(({ code, args, severity, message, address, path: at, range, file = path }) => ({
      code,
      ...(args && { args }),
      severity,
      message,
      location: range
        ? { file, ...range }
        : locate({ input: path, path: at ?? [], ...(address === undefined ? {} : { address }) }),
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

function scopeOf({ scope, findings }: JudgedScope, around: Around, locate: Locator, nameOf: NameOf): ReportScope {
  const inOrder = byLocation(nameOf);
  const fingerprint = fingerprinter(nameOf);
  const { name, declared, account, supportAccess, roles, nearMisses } = scope;
  return {
    name,
    ...(declared === undefined ? {} : { declared }),
    ...(account === undefined ? {} : { account }),
    verdict: worst(findings.filter((finding) => !finding.waived).map((finding) => finding.verdict)),
    supportAccess,
    searched: around.searched,
    roles: roles.map((role) => roleOf(role, locate)).sort(inOrder),
    nearMisses: nearMisses.map((miss) => nearMissOf(miss, locate)).sort(inOrder),
    findings: findings
      .map((finding) => {
        const help = nextStep(finding, scope, around) ?? finding.help;
        return atConstruct(findingOf(finding, help, fingerprint(finding, scope), locate));
      })
      .sort(inOrder),
  };
}

/** Every place of a scope that a report shows. */
function placesOf({ scope: { roles, nearMisses }, findings }: JudgedScope): Place[] {
  return [...roles, ...nearMisses, ...findings, ...findings.flatMap(({ related }) => related)].map(
    ({ place }) => place,
  );
}

function roleOf(role: RoleFact, locate: Locator): ReportRole {
  const { name, change, supportAccess, because, via, trust } = role;
  const { address = '', input } = role.place;
  const whyNot = because === undefined ? {} : { because };
  return { address, input, location: locate(role.place), name, change, supportAccess, ...whyNot, via, trust };
}

function nearMissOf({ code, place, reason }: NearMiss, locate: Locator): ReportNearMiss {
  return { address: place.address ?? '', input: place.input, location: locate(place), code, reason };
}

function findingOf(finding: Finding, help: string, fingerprint: string, locate: Locator): ReportFinding {
  const { ruleId, code, args, verdict, severity, message, place, related, waived } = finding;
  return {
    ruleId,
    code,
    ...(args && { args }),
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
