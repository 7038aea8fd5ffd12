import type { Answer } from './answer.js';
import type { Change } from './change.js';
import type { InputKind } from './document.js';
import type { NearMissCode, Route } from './fact.js';
import type { Severity, Waived } from './finding.js';
import type { PassedOver } from './input.js';
import type { Location } from './location.js';
import type { Said } from './said.js';
import type { Trust } from './trust.js';
import type { Verdict } from './verdict.js';

/**
 * What one run found: the JSON report, version 1, key for key. Sorted and complete; every other format is a
 * rendering of it. Locations are concrete, file names relative to the working directory with `/`.
 */
export interface Report {
  readonly schemaVersion: '1';
  readonly tool: { readonly name: string; readonly version: string };
  /** The worst of all scopes, and `unknown` where no scope could be judged. */
  readonly verdict: Verdict;
  readonly summary: ReportSummary;
  /** What the run has to say of what it was given. */
  readonly warnings: readonly Said[];
  readonly inputs: readonly ReportInput[];
  readonly scopes: readonly ReportScope[];
}

export interface ReportSummary {
  readonly inputs: number;
  readonly analyzed: number;
  readonly skipped: number;
  readonly failed: number;
  /** Findings by verdict, over all scopes and rules; the waived ones are in `waived` only. */
  readonly rules: { readonly [verdict in Verdict | 'waived']: number };
  readonly passedOver: PassedOver;
}

export interface ReportInput {
  readonly path: string;
  /** Absent where the input is none that can be analysed. */
  readonly kind?: InputKind;
  /** `skipped`: found by walking a folder, and none of ours. `failed`: nothing of it could be analysed. */
  readonly status: 'analyzed' | 'skipped' | 'failed';
  readonly problems: readonly ReportProblem[];
}

export interface ReportProblem extends Said {
  readonly severity: 'error' | 'note';
  readonly location: Location;
}

export interface ReportScope {
  /** What it is called: the label of what `declared` and `account` say. */
  readonly name: string;
  /** Name of the declared scope that it is, or is a part of; absent where none is declared for its inputs. */
  readonly declared?: string;
  readonly account?: string;
  readonly verdict: Verdict;
  readonly supportAccess: Answer;
  /** How many inputs of each kind it was judged from. */
  readonly searched: { readonly [kind in InputKind]?: number };
  readonly roles: readonly ReportRole[];
  readonly nearMisses: readonly ReportNearMiss[];
  readonly findings: readonly ReportFinding[];
}

/** A role that gives support access, or may. */
export interface ReportRole {
  readonly address: string;
  readonly input: string;
  readonly location: Location;
  readonly name: string;
  readonly change: Change;
  readonly supportAccess: Answer;
  /** Why support access is not `yes`. */
  readonly because?: string;
  readonly via: readonly Route[];
  readonly trust: Trust;
}

export interface ReportNearMiss {
  readonly address: string;
  readonly input: string;
  readonly location: Location;
  /** Why it does not count: kebab-case and stable. */
  readonly code: NearMissCode;
  readonly reason: string;
}

export interface ReportFinding extends Said {
  readonly ruleId: string;
  readonly verdict: Verdict;
  readonly severity: Severity;
  /** What to write instead. */
  readonly help: string;
  readonly location: Location;
  readonly related: readonly { readonly message: string; readonly location: Location }[];
  /** Stable while the resource moves within its file: 16 hexadecimal digits. */
  readonly fingerprint: string;
  readonly waived?: Waived;
}

/** A rule as reports name it. */
export interface RuleInfo {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly why: string;
  readonly fix: string;
  readonly references: readonly string[];
  /** The worst that it says of anything as it is configured; where absent, it may fail. */
  readonly worst?: Verdict;
}
