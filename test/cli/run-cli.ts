import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

export const repository = join(import.meta.dirname, '../..');
const bin = join(repository, 'bin/rolecall.js');
const { loadProgram }: typeof import('../../bin/load-program.js') = createRequire(import.meta.url)(
  join(repository, 'bin/load-program.js'),
);
const program = loadProgram();

export interface Run {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the program that ships in the process of the test: no more than a process of its own can tell is missing. */
export async function rolecall(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const { cwd = repository, stdin = '', env = {} } = options;
  const stdout = collector();
  const stderr = collector();
  const argv = [process.execPath, bin, ...args];
  const exit = await program.run({ argv, env, stdin: once(stdin), stdout, stderr, cwd: () => cwd });
  return { exit, stdout: stdout.text(), stderr: stderr.text() };
}

/** Runs the program as a user would, as a process of its own: for what only a process shows. */
export function spawnRolecall(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const { cwd = repository, stdin, env = {} } = options;
  const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env;
  return new Promise((done) => {
    const settings = { cwd, env: { ...inherited, ...env }, maxBuffer: 1 << 28 };
    const child = execFile(process.execPath, [bin, ...args], settings, (error, stdout, stderr) => {
      done({ exit: error ? Number(error.code) : 0, stdout, stderr });
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(stdin ?? '');
  });
}

function collector() {
  const parts: string[] = [];
  return { write: (text: string) => parts.push(text), text: () => parts.join('') };
}

async function* once(input: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield Buffer.from(input);
}
