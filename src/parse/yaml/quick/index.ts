import { type Json, type Path, type Range, rangesOf } from '../../../model/index.js';
import { readBlock } from './block.js';
import { offsetsIn, type Places } from './places.js';
import { endOfLine, NOWHERE, rare, refuse, type Source, sourceOf, toLine } from './source.js';

/**
 * The data of a YAML text that is written as nearly all templates are, without places. Nothing where that is not so,
 * or where anything is wrong with the text: that is for the reader of all YAML to tell.
 */
export function readQuickly(text: string): Json | undefined {
  return isOdd.test(text) ? undefined : unlessRare(() => readSource(sourceOf(text)));
}

/** Where parts of a text stand; nothing for those that only the reader of all YAML knows. */
export type FindPlace = (path: Path, part: 'key' | 'value') => Range | undefined;

/** Reads a text once more, for the places in it. */
export function placesOf(text: string): FindPlace {
  const places: Places = new Map();
  const source = sourceOf(text, places);
  const data = unlessRare(() => readSource(source));
  if (data === undefined) return () => undefined;
  const { start, end } = source;
  const root = { data, keyStart: start, keyEnd: end, start, end };
  const rangeOf = rangesOf(text);
  return (path, part) => {
    const [start, end] = offsetsIn(places, root, path, part);
    return start === NOWHERE || end === NOWHERE ? undefined : rangeOf({ start, end });
  };
}

function unlessRare<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error === rare) return undefined;
    throw error;
  }
}

/** Ends of lines and blanks of other kinds. */
const isOdd = /[\r\0\v\f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/;

/** A mapping or list in lines; where all of it stands in brackets or has a tag, that is rare. */
function readSource(source: Source): Json {
  toLine(source, beginningOf(source));
  if (/[[{!"']/y.test(source.text.charAt(source.at))) refuse();
  const data = readBlock(source, -1, false);
  return typeof data === 'object' && data !== null && source.indent < 0 ? data : refuse();
}

/** Where the lines begin behind the marker of a document, if it has one. */
function beginningOf(source: Source): number {
  const marker = /^(?:[ ]*(?:#[^\n]*)?\n)*---(?:[ ]+#[^\n]*|[ ]*)(?=\n)/.exec(source.text);
  return marker === null ? 0 : endOfLine(source, marker[0].length) + 1;
}
