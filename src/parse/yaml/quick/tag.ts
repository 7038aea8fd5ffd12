import { isGap, refuse, type Source } from './source.js';

/** The offset behind the tag that begins here. */
export function endOfTag({ text, at }: Source): number {
  tag.lastIndex = at;
  return tag.test(text) && isGap(text.charCodeAt(tag.lastIndex)) ? tag.lastIndex : refuse();
}

const tag = /![A-Za-z][A-Za-z0-9]*(?:::?[A-Za-z0-9]+)*/y;
