import { isSymbolic, ownAccount, ownPartition, ownRegion } from '../../model/index.js';

/** The characters of what AWS puts in for a symbol, by what the symbol stands for. */
const alphabets: readonly (readonly [RegExp, RegExp])[] = [
  [pattern(ownAccount), /[0-9]/],
  [pattern(ownPartition), /[a-z-]/],
  [pattern(ownRegion), /[a-z0-9-]/],
  [/deploying-account\u27e9$/u, /[0-9]/],
  [/deploying-region\u27e9$/u, /[a-z0-9-]/],
  [/stack-uuid\u27e9$/u, /[0-9a-f-]/],
  [/stack-name\u27e9$/u, /[A-Za-z0-9-]/],
  [/\//, /[\w+=,.@/-]/],
];

/** Names in IAM. */
const names = /[\w+=,.@-]/;

function pattern(symbol: string): RegExp {
  return new RegExp(`^${symbol}$`, 'u');
}

/** Whether a separator may be found inside of what AWS puts in for a symbol, or reach into it. */
export function mayCut(separator: string, symbol: string): boolean {
  if (!isSymbolic(symbol)) return false;
  const [, alphabet] = alphabets.find(([which]) => which.test(symbol)) ?? [undefined, names];
  return [...separator].some((character) => alphabet.test(character));
}
