import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastGlob from 'fast-glob';
import { describe, expect, it } from 'vitest';
import { scanConfigured } from '../cli/scan-files.js';
import { sample } from '../size.js';

/**
 * What gives access is taken from source, or broken in it, one thing at a time, in every folder among the fixtures. No
 * role may surely give support access afterwards that did not surely give it before, and no trust that was not good may
 * become good.
 */
const folder = join(import.meta.dirname, '../../fixtures/source');
const sources = fastGlob.sync('*', { cwd: folder, onlyDirectories: true }).map((name) => {
  const paths = fastGlob.sync('**/*.{tf,tfvars,json,yaml}', { cwd: join(folder, name) });
  return {
    name,
    files: Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, name, path), 'utf8')])),
  };
});

/** Blocks at the margin of a file, from their first line to their last. */
const BLOCKS = /^(?:resource|data|module|locals|variable|output) [^\n]*\{\n(?:.*\n)*?\}\n/gm;

/** Arguments that give access, each with what gives none. */
const ARGUMENTS: readonly (readonly [RegExp, string])[] = [
  [/^ +policy_arn += .*$/gm, 'policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"'],
  [/^ +policy_arn += .*$/gm, 'policy_arn = local.nothing_of_the_kind'],
  [/^ +role += .*$/gm, 'role = "somebody-else"'],
  [/^ +managed_policy_arns += .*$/gm, 'managed_policy_arns = toset([])'],
  [/^ +assume_role_policy += "?[^{(\n<]*$/gm, 'assume_role_policy = "{"'],
];

/** The text of a file without one thing, or with it broken, by what is done. */
function lessAccess(text: string): readonly (readonly [string, string])[] {
  const instead = (found: RegExpMatchArray, by: string) =>
    text.slice(0, found.index) + by + text.slice((found.index ?? 0) + found[0].length);
  return [
    ...[...text.matchAll(BLOCKS)].map((block) => [`without ${block[0].split('\n')[0]}`, instead(block, '')] as const),
    ...ARGUMENTS.flatMap(([argument, by]) =>
      [...text.matchAll(argument)].map((found) => [`${found[0].trim()} as ${by}`, instead(found, `  ${by}`)] as const),
    ),
  ];
}

/** The roles that surely give support access, each with whether its trust is good. */
async function witnessesOf(files: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, boolean>> {
  const { scopes } = await scanConfigured(files);
  const roles = scopes.flatMap((scope) => scope.roles).filter(({ supportAccess }) => supportAccess === 'yes');
  return new Map(
    roles.map(({ address, trust }) => [String(address), trust.verdict === 'pass' || trust.verdict === 'warn']),
  );
}

describe('less of what gives access in source is never more', () => {
  it.each(sample(sources, 8))('$name', async ({ files }) => {
    const before = await witnessesOf(files);
    // What an override takes away is back without it.
    const given = Object.entries(files).filter(([path]) => path.endsWith('.tf') && !path.endsWith('override.tf'));
    for (const [path, text] of given) {
      for (const [what, less] of lessAccess(text)) {
        const after = await witnessesOf({ ...files, [path]: less });
        for (const [address, isGood] of after) {
          expect(before.has(address), `${address}, ${what}`).toBe(true);
          expect(isGood && !before.get(address), `the trust of ${address} is better, ${what}`).toBe(false);
        }
      }
    }
  });
});
