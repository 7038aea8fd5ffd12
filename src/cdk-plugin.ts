import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { version } from './generated/version.js';
import type { Report, ReportFinding } from './model/index.js';
import { builtinRules } from './rules/index.js';

/** What the templates of an app are judged by. */
export interface RolecallOptions {
  /** Further arguments of `rolecall scan`, such as `['--config', 'infra/rolecall.yaml']`. */
  readonly args?: readonly string[];
  /** Whether a warning stops synthesis as well. */
  readonly strict?: boolean;
}

/** What the CDK hands to a plugin, as far as it is used: of `IPolicyValidationContext` and of its Beta1. */
export interface ValidationContext {
  /** Absolute. */
  readonly templatePaths: readonly string[];
}

/** `PolicyViolatingResource` of the CDK, which its Beta1 has as well. */
export interface ViolatingResource {
  readonly resourceLogicalId: string;
  readonly templatePath: string;
  readonly locations: string[];
}

/** `PolicyViolation` of the CDK. */
export interface Violation {
  readonly ruleName: string;
  readonly description: string;
  readonly fix: string;
  readonly severity: string;
  readonly violatingResources: ViolatingResource[];
}

/** `PolicyValidationPluginReport` of the CDK. */
export interface ValidationReport {
  readonly success: boolean;
  readonly pluginVersion: string;
  readonly violations: Violation[];
}

/**
 * Has Rolecall judge an app of the AWS CDK whenever it is synthesized: an `IPolicyValidationPlugin`, which
 * `Validations.of(app).addPlugins()` takes, and older versions take as `policyValidationBeta1`. What fails or cannot be
 * told stops synthesis; an acknowledged `Rolecall::RULE` does not.
 * Source: https://docs.aws.amazon.com/cdk/v2/guide/policy-validation-synthesis.html
 */
export class RolecallPlugin {
  readonly name = 'Rolecall';
  readonly version: string = version;
  readonly ruleIds: string[] = builtinRules.map(({ id }) => id);
  readonly #args: readonly string[];

  constructor({ args = [], strict = false }: RolecallOptions = {}) {
    this.#args = strict ? [...args, '--strict'] : args;
  }

  /**
   * The CDK does not wait for promises, so that the program runs as a process of its own. Throws where it is called
   * wrongly, or nothing can be judged.
   */
  validate({ templatePaths }: ValidationContext): ValidationReport {
    const { exit, report } = scan(templatePaths, this.#args);
    const violations = violationsOf(report, templatePaths[0] ?? '');
    if (exit !== 0 && violations.length === 0) throw new Error('no template holds anything that can be judged');
    return { success: exit === 0, pluginVersion: version, violations };
  }
}

function scan(templates: readonly string[], args: readonly string[]): { exit: number; report: Report } {
  const program = join(__dirname, '../bin/rolecall.js');
  const listed = ['--files-from', '-', '--null', '-f', 'json'];
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [program, 'scan', ...listed, ...args], {
    input: templates.map((path) => `${path}\0`).join(''),
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (status === null || stdout === '') throw new Error(error?.message ?? stderr.trim());
  return { exit: status, report: JSON.parse(stdout) };
}

/** What does not pass, and what could not be read. */
function violationsOf({ scopes, inputs }: Report, first: string): Violation[] {
  const findings = scopes.flatMap(({ findings }) => findings);
  const unread = inputs.flatMap(({ path, problems }) => {
    return problems
      .filter(({ severity }) => severity === 'error')
      .map(({ code, message }) => ({ path, code, message }));
  });
  return [
    ...findings.filter(({ verdict, waived }) => verdict !== 'pass' && !waived).map((one) => violationOf(one, first)),
    ...unread.map(({ path, code, message }) => ({
      ruleName: code,
      description: message,
      fix: 'See docs/problems.md of Rolecall.',
      severity: 'error',
      violatingResources: [{ resourceLogicalId: 'N/A', templatePath: resolve(path), locations: [] }],
    })),
  ];
}

function violationOf(finding: ReportFinding, first: string): Violation {
  const { ruleId, message, help, verdict } = finding;
  return {
    ruleName: ruleId,
    description: verdict === 'unknown' ? `Cannot be told: ${message}` : message,
    fix: help,
    severity: verdict === 'warn' ? 'warning' : 'error',
    violatingResources: [resourceOf(finding, first)],
  };
}

/** The resource in its template; what is about the account as a whole is shown at the first template. */
function resourceOf({ location, related }: ReportFinding, first: string): ViolatingResource {
  const [, id = 'N/A', property] = /^\/Resources\/([^/]+)(?:\/(.+))?/.exec(location.pointer ?? '') ?? [];
  const files = [location, ...related.map((one) => one.location)].map(({ file }) => file);
  const template = files.find((file) => file.endsWith('.json'));
  return {
    resourceLogicalId: id,
    templatePath: template === undefined ? first : resolve(template),
    locations: property === undefined ? [] : [property],
  };
}
