import {
  isAccountId,
  isSymbolic,
  ownAccount,
  ownPartition,
  ownRegion,
  symbol,
  type Unknown,
  unknown,
} from '../../model/index.js';

const anySymbol = new RegExp(symbol('.*?'), 'gs');

/** Whether two texts will be the same once AWS has filled in the symbols; nothing where that cannot be told. */
export function sameText(one: string, other: string): boolean | undefined {
  if (one === other) return true;
  if (isSymbolic(one) && isSymbolic(other)) return undefined;
  if (isSymbolic(one)) return canBecome(one, other) ? undefined : false;
  if (isSymbolic(other)) return canBecome(other, one) ? undefined : false;
  return false;
}

/** What AWS fills in that a user may say before. */
const GIVEN: ReadonlyMap<string, string> = new Map([
  [ownAccount, 'the account is known only at deployment: give `--account`'],
  [ownPartition, 'the partition is known only at deployment: give `--region`'],
  [ownRegion, 'the region is known only at deployment: give `--region`'],
]);

/** That the symbols in texts leave it open, with what would settle it. Nothing else of the texts is shown. */
export function knownAtDeployment(...texts: readonly string[]): Unknown {
  const symbols = [...new Set(texts.flatMap((text) => text.match(anySymbol) ?? []))];
  const given = symbols.flatMap((one) => GIVEN.get(one) ?? [])[0];
  return unknown(given ?? `${symbols.map(inWords).join(', ')} is known only at deployment`);
}

function inWords(one: string): string {
  return one.endsWith(symbol('stack-name').slice(1)) ? 'the name of the stack' : one;
}

/** Whether a symbolic text can become a literal one: every symbol stands for one character at least. */
function canBecome(symbolic: string, text: string): boolean {
  if (symbolic === ownAccount) return isAccountId(text);
  const fixed = symbolic.split(anySymbol);
  const last = fixed.pop() ?? '';
  let end = 0;
  for (const [index, part] of fixed.entries()) {
    const found = index === 0 ? (text.startsWith(part) ? 0 : -1) : text.indexOf(part, end + 1);
    if (found < 0) return false;
    end = found + part.length;
  }
  return text.endsWith(last) && text.length - last.length > end;
}
