import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../cli/run-cli.js';

/**
 * The tools of others that Rolecall is tried with, installed where they are not there: `npm run test:installed`. Without
 * it, and for a tool that cannot be had, the tests are skipped.
 */
export const isAsked = process.env.ROLECALL_TEST_INSTALLED !== undefined;
/** A registry that does not answer is one that cannot be had. */
const LIMITS = { stdio: 'pipe', timeout: 300_000 } as const;
const cache = join(repository, 'node_modules/.cache/rolecall-tools');

/** The program of a package of PyPI, in the version that is given. */
export function pythonTool(name: string, version: string): string | undefined {
  return had(() => {
    const bin = join(cache, 'python/bin');
    if (!existsSync(bin)) execFileSync('python3', ['-m', 'venv', join(cache, 'python')], LIMITS);
    if (!existsSync(join(bin, name))) execFileSync(join(bin, 'pip'), ['install', '-q', `${name}==${version}`], LIMITS);
    return join(bin, name);
  });
}

/** The program of a Go module, as `path@version`. */
export function goTool(name: string, path: string): string | undefined {
  return had(() => {
    const program = join(cache, 'go', name);
    const env = { ...process.env, GOBIN: join(cache, 'go') };
    if (!existsSync(program)) execFileSync('go', ['install', path], { ...LIMITS, env });
    return program;
  });
}

/** The folder of packages of npm, below which `node_modules` lies. */
export function npmPackages(...packages: readonly string[]): string | undefined {
  return had(() => {
    const folder = join(cache, `npm-${packages.join('-').replace(/[^\w.-]/g, '-')}`);
    mkdirSync(folder, { recursive: true });
    const options = ['--prefix', folder, '--no-audit', '--no-fund'];
    if (!existsSync(join(folder, 'node_modules'))) execFileSync('npm', ['install', ...options, ...packages], LIMITS);
    return folder;
  });
}

function had<T>(install: () => T): T | undefined {
  if (!isAsked) return undefined;
  try {
    return install();
  } catch (error) {
    console.warn(`skipped: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
    return undefined;
  }
}
