import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { repository } from '../cli/run-cli.js';

interface Step {
  readonly id?: string;
  readonly name: string;
  readonly if?: string;
  readonly shell: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run: string;
}

export interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

export const action: Action = parse(readFileSync(join(repository, 'action.yml'), 'utf8'));

/** What a run of the action leaves behind. */
export interface Ran {
  /** Of the first step that failed; 0 where none did. */
  readonly exit: number;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string | undefined>>;
}

/**
 * Runs the steps as GitHub would, in a bash of the same options, in a workspace: expressions of inputs, outputs and the
 * token are put in where the steps name them, which is under `env` alone.
 */
export function runAction(
  workspace: string,
  given: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
): Ran {
  const temp = mkdtempSync(join(workspace, '.runner-'));
  const [output, summary] = ['output', 'summary'].map((name) => emptyFile(temp, name)) as [string, string];
  const inputs = Object.fromEntries(Object.entries(action.inputs).map(([name, one]) => [name, one.default]));
  const values = (): Record<string, string> => ({
    ...named('inputs', { ...inputs, ...given }),
    ...named('steps.scan.outputs', readOutputs(output)),
    'github.token': 'the-token',
  });
  const runner = { RUNNER_TEMP: temp, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary };
  const logs: string[] = [];
  let exit = 0;
  for (const step of action.runs.steps) {
    if (exit !== 0 || (step.if !== undefined && !holds(step.if, values()))) continue;
    const own = Object.entries(step.env ?? {}).map(([name, text]) => [name, filledIn(text, values())]);
    const script = emptyFile(temp, 'step.sh');
    writeFileSync(script, step.run);
    const ran = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd: workspace,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, GITHUB_ACTION_PATH: repository, ...runner, ...env, ...Object.fromEntries(own) },
    });
    logs.push(ran.stdout, ran.stderr);
    exit = ran.status ?? -1;
  }
  const outputs = Object.entries(action.outputs).map(([name, { value }]) => [name, filledIn(value, values())]);
  return { exit, log: logs.join(''), summary: readFileSync(summary, 'utf8'), outputs: Object.fromEntries(outputs) };
}

function emptyFile(folder: string, name: string): string {
  writeFileSync(join(folder, name), '');
  return join(folder, name);
}

function named(prefix: string, values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}.${name}`, value]));
}

function readOutputs(file: string): Record<string, string> {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

function filledIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{\{ (\S+) \}\}/g, (_, name: string) => values[name] ?? '');
}

/** Whether `name == 'value'` holds, the one form of condition that the steps have. */
function holds(condition: string, values: Readonly<Record<string, string>>): boolean {
  const [, name = '', value] = /^(\S+) == '(\w+)'$/.exec(condition) ?? [];
  if (value === undefined) throw new Error(`cannot read the condition ${condition}`);
  return values[name] === value;
}
