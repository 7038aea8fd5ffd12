import { entry, type Obstacle, type Place, say } from '../model/index.js';

/** What keeps a scope from being judged as a whole. */
export const problemCatalogue = {
  'facts-without-account': entry<{ file: string }>({
    message: ({ file }) =>
      `The facts \`${file}\` do not say which account they are of, and it may be this one: include the file in the scope of its account, or name the account with --account.`,
    when: 'facts do not say which account they are of',
    todo: 'include the file in a scope, or give `--account`',
  }),
  'scope-excludes-input': entry<{ input: string; account: string; scope: string }>({
    message: ({ input, account, scope }) =>
      `\`${input}\` goes to account ${account}, and the scope \`${scope}\` of that account does not include it: include or exclude it there.`,
    when: 'an input goes to the account of a scope that does not include it',
    todo: 'include or exclude it there',
  }),
  'scope-not-scanned': entry<{ scope: string }>({
    message: ({ scope }) =>
      `Nothing that was scanned is deployed to the scope \`${scope}\`: no input matches its globs, or those that do go to another account.`,
    when: 'nothing that was scanned goes to a declared scope',
    todo: 'correct the globs of the scope, or scan its inputs',
  }),
};

/** Facts of an account that nobody tells: it may be that of any scope, and what they hold may be there. */
export function withoutAccount(file: string): Obstacle {
  return { ...say(problemCatalogue, 'facts-without-account', { file }), place: { input: file, path: [] } };
}

export function excludedByScope(input: string, account: string, scope: string): Obstacle {
  return { ...say(problemCatalogue, 'scope-excludes-input', { input, account, scope }), place: { input, path: [] } };
}

export function nothingScanned(scope: string, place: Place): Obstacle {
  return { ...say(problemCatalogue, 'scope-not-scanned', { scope }), place };
}
