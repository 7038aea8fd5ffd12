import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Run, rolecall } from '../cli/run-cli.js';
import type { Trial } from './trial.js';
import { malformed } from './well-formed.js';

/** What a run of the program came to. */
export interface Outcome extends Run {
  /** Processor time that it took. */
  readonly milliseconds: number;
  /** What was written past the streams that the program was given, or thrown. */
  readonly astray: string;
}

/** Something that must not happen, whatever the input is. */
export interface Fault {
  readonly code: 'astray' | 'exit' | 'foreign-words' | 'hang' | 'internal-error' | 'malformed' | 'memory' | 'slow';
  readonly detail: string;
}

/** The program, as far as trials need it. */
export type Program = (args: readonly string[], options: { cwd: string; stdin?: Uint8Array }) => Promise<Run>;

/** Forty times a bare node. */
const MOST_MILLISECONDS = 2_500;

/** Tries the program, in a folder of its own, and tells what must not have happened. */
export async function faultOf(trial: Trial, program: Program = rolecall): Promise<Fault | undefined> {
  const cwd = mkdtempSync(join(tmpdir(), 'fuzz-'));
  try {
    mkdirSync(join(cwd, '.git'));
    write(trial, cwd);
    const stdin = trial.args.includes('-') ? trial.files[trial.target] : undefined;
    return judged(trial, await outcomeOf(() => program(trial.args, { cwd, ...(stdin && { stdin }) })), cwd);
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

function write({ files, target, args }: Trial, cwd: string): void {
  for (const [path, bytes] of Object.entries(files)) {
    if (path === target && args.includes('-')) continue;
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), bytes);
  }
}

async function outcomeOf(run: () => Promise<Run>): Promise<Outcome> {
  const astray: string[] = [];
  const { stdout, stderr } = process;
  const written = [stdout.write, stderr.write] as const;
  const overhear = (text: string | Uint8Array) => astray.push(String(text)) > 0;
  const before = process.cpuUsage();
  const warned = ({ message }: Error) => astray.push(message);
  process.on('warning', warned);
  [stdout.write, stderr.write] = [overhear, overhear];
  try {
    const result = await run();
    return { ...result, milliseconds: since(before), astray: astray.join('') };
  } catch (error) {
    return { exit: -1, stdout: '', stderr: '', milliseconds: since(before), astray: String(error) };
  } finally {
    [stdout.write, stderr.write] = written;
    process.off('warning', warned);
  }
}

function since(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Words of Node's, of JavaScript's or of a library's; they may stand in an input too. */
const FOREIGN =
  /\b(TypeError|RangeError|ReferenceError|is not a function|is not iterable|Cannot read prop\w*|Maximum call stack\w*|E(?:NOENT|ISDIR|ACCES|NAMETOOLONG|INVAL)|strict mode: \w+|schema is invalid|undefined\b|NaN\b|\(node:\d+\))|\[object \w+\]|\n\s+at \S+ \(.*:\d+:\d+\)/;

/** What of an outcome must not be. The folder has a name by chance. */
function judged(trial: Trial, outcome: Outcome, cwd: string): Fault | undefined {
  const { exit, stdout, stderr, astray, milliseconds } = outcome;
  const said = stderr.slice(0, 500);
  if (astray !== '') return { code: 'astray', detail: astray.slice(0, 500) };
  if (exit === 4) return { code: 'internal-error', detail: said };
  if (![0, 1, 2, 3].includes(exit)) return { code: 'exit', detail: `exit ${exit}: ${said}` };
  if (exit === 2 && !/^rolecall: ./.test(stderr)) return { code: 'exit', detail: `exit 2 without a word: ${said}` };
  const foreign = FOREIGN.exec(stderr) ?? FOREIGN.exec(trial.output === 'html' ? '' : stdout);
  if (foreign && !mentions(trial, foreign[0]) && !cwd.includes(foreign[0])) {
    const all = foreign.input;
    return { code: 'foreign-words', detail: all.slice(Math.max(0, foreign.index - 200), foreign.index + 200) };
  }
  const wrong = exit === 2 ? undefined : malformed(trial.output, stdout);
  if (wrong !== undefined) return { code: 'malformed', detail: `${trial.output}: ${wrong}` };
  return milliseconds > MOST_MILLISECONDS ? { code: 'slow', detail: `${Math.round(milliseconds)} ms` } : undefined;
}

function mentions({ files, args }: Trial, word: string): boolean {
  return [args.join(' '), ...Object.values(files).map(String)].some((text) => text.includes(word.trim()));
}
