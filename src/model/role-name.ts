import { isSymbolic, symbolicParts } from './symbol.js';

/** What IAM takes as a text: the characters, and all of it. */
export interface TextLimit {
  readonly characters: RegExp;
  readonly whole: RegExp;
  /** The same in words. */
  readonly wanted: string;
}

/** What IAM takes as the name and the path of a role (IAM API reference, CreateRole). */
export const roleLimits = {
  name: {
    characters: /^[\w+=,.@-]*$/,
    whole: /^.{1,64}$/s,
    wanted: '1 to 64 letters, digits or any of `_+=,.@-`',
  },
  path: {
    characters: /^[!-~]*$/,
    whole: /^\/(.{0,510}\/)?$/s,
    wanted: 'up to 512 characters that begin and end with `/`',
  },
} as const satisfies Record<string, TextLimit>;

/** Whether a text may be within a limit. Of one that AWS completes, only the characters that are spelt out are known. */
export function isWithin(text: string, { characters, whole }: TextLimit): boolean {
  const spelt = symbolicParts(text).filter((part) => !isSymbolic(part));
  return spelt.every((part) => characters.test(part)) && (isSymbolic(text) || whole.test(text));
}
