import { entry, type Obstacle, type Place, say } from '../model/index.js';
import type { AccountGroup } from '../scope/index.js';

/** What keeps a scope from being judged as a whole. */
export const problemCatalogue = {
  'account-not-told': entry<{ input: string; more: number; account: string }>({
    message: ({ input, more, account }) =>
      `\`${input}\`${more === 0 ? ' does' : ` and ${more} more do`} not tell which account ${more === 0 ? 'it goes' : 'they go'} to, and it may be one that others go to, such as ${account}: give \`--account\`, or a scope that includes ${more === 0 ? 'it' : 'them'}.`,
    when: 'an input does not tell which account it goes to, beside others that do',
    todo: 'give `--account`, or a scope that includes it',
  }),
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

/** Inputs that tell no account: whether a role of theirs, or of those that they are beside, is here is open. */
export function untoldAccount({ untold }: AccountGroup): Obstacle[] {
  const [input, ...others] = untold?.inputs ?? [];
  const [account] = untold?.accounts ?? [];
  if (input === undefined || account === undefined) return [];
  const args = { input, more: others.length, account };
  return [{ ...say(problemCatalogue, 'account-not-told', args), place: { input, path: [] } }];
}
