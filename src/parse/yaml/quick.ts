import { FAILSAFE_SCHEMA, load, Type } from 'js-yaml';
import type { Json } from '../../model/index.js';
import { MOST_LEVELS } from '../data.js';
import { plainToData } from './scalar.js';
import { longForm, templateFunctions } from './tags.js';

/**
 * The data of a YAML text that is written as nearly all templates are: `js-yaml` gives it ten times as fast as `yaml`,
 * and without places. Nothing where the two may read a text differently, or where anything is wrong with it: that is
 * for `yaml` to tell.
 */
export function readQuickly(text: string): Json | undefined {
  if (isRare.test(text)) return undefined;
  try {
    const data = load(text, { schema, onWarning: refuse }) as Json | undefined;
    return data !== undefined && isPlain(data, MOST_LEVELS) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** What the two read differently, or may: wherever it stands, be it in a text or a comment. */
const isRare = new RegExp(
  [
    // Ends of lines and blanks of other kinds, and tabs that indent.
    '[\\r\\u0000\\u0085\\u00a0\\u2028\\u2029\\ufeff]',
    '^ *\\t',
    // Directives, and further documents.
    '^%',
    '^\\.\\.\\.',
    // Anchors, merge keys, and tags that are not written as CloudFormation's are.
    '(?:^|[\\s,[{])&[^\\s&]',
    '(?:^|[\\s,{])["\']?<<["\']?\\s*:',
    '(?:^|[\\s,[{])![!<]',
    // Keys that are no scalars.
    '^ *(?:- +)*\\?(?:\\s|$)',
    '(?<!\\$\\{[^{}\\n]*)[\\]}]\\s*:(?:\\s|$)',
  ].join('|'),
  'm',
);

/** Typed as `yaml` has them typed; what a key would not come back from is left to it. */
const typed = new Type('tag:yaml.org,2002:typed', {
  kind: 'scalar',
  resolve: (text: string) => typeof plainToData(text) !== 'string',
  construct: (text: string) => {
    const data = plainToData(text);
    return String(data) === text && data !== null ? data : refuse();
  },
});

const tags = templateFunctions.flatMap((name) =>
  (['scalar', 'sequence', 'mapping'] as const).map(
    (kind) => new Type(`!${name}`, { kind, construct: (data: Json) => ({ [longForm(`!${name}`)]: data ?? '' }) }),
  ),
);

const schema = FAILSAFE_SCHEMA.extend({ implicit: [typed], explicit: tags });

function refuse(): never {
  throw new SyntaxError('it is for the other reader');
}

/** Keys that `js-yaml` makes of a mapping and of nothing. */
const made = ['[object Object]', 'null'];

/** Whether data has no more levels than may be walked, and no key that was not one. */
function isPlain(data: Json, levels: number): boolean {
  if (typeof data !== 'object' || data === null) return true;
  if (levels === 0 || made.some((key) => Object.hasOwn(data, key))) return false;
  return Object.values(data).every((part) => isPlain(part, levels - 1));
}
