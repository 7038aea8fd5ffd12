import { execFile } from 'node:child_process';
import { join } from 'node:path';

export const repository = join(import.meta.dirname, '../..');
const bin = join(repository, 'bin/rolecall.js');

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

/** Runs the real command line as a user would. */
export function rolecall(
  args: readonly string[],
  { cwd = repository, stdin, env = {} }: RunOptions = {},
): Promise<Run> {
  const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env;
  return new Promise((done) => {
    const options = { cwd, env: { ...inherited, ...env }, maxBuffer: 1 << 28 };
    const child = execFile(process.execPath, [bin, ...args], options, (error, stdout, stderr) => {
      done({ exit: error ? Number(error.code) : 0, stdout, stderr });
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(stdin ?? '');
  });
}
