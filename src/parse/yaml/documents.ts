import {
  type DocumentOptions,
  LineCounter,
  type ParseOptions,
  parseAllDocuments,
  Schema,
  type SchemaOptions,
  type Document as YamlDocument,
} from 'yaml';
import { once } from '../../model/index.js';
import { indentQuoted } from './indent-quoted.js';
import type { Indented } from './position.js';
import { templateTags } from './tags.js';

/** How every YAML text is read: scalars as text (`scalar.ts` types them), duplicate keys found by `to-data.ts`. */
const yamlOptions = once((): ParseOptions & DocumentOptions & SchemaOptions => ({
  schema: new Schema({ schema: 'failsafe', customTags: templateTags }),
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
}));

/** A YAML text read to nodes, with what it takes to find their places. */
export interface YamlText {
  readonly documents: readonly YamlDocument.Parsed[];
  readonly lines: LineCounter;
  /** Empty where the text was read as it stands. */
  readonly indented: Indented;
}

/** Characters to read again, over all repairs of one text: each repair costs a reading. */
const REPAIR_BUDGET = 8_000_000;

/**
 * The documents of a YAML text, their syntax errors in them. Quoted text that goes on at the left margin is read
 * as CloudFormation reads it.
 */
export function readDocuments(text: string): YamlText {
  const indented = new Map<number, number>();
  let current = text;
  for (let read = text.length; ; read += current.length) {
    const lines = new LineCounter();
    const documents = parseDocuments(current, lines);
    const repaired = read < REPAIR_BUDGET ? indentQuoted(current, documents, lines, indented) : undefined;
    if (repaired === undefined) return { documents, lines, indented };
    current = repaired;
  }
}

/** An empty stream comes as an empty list with properties of a document; `Array.from` makes it a mere list. */
function parseDocuments(text: string, lineCounter: LineCounter): YamlDocument.Parsed[] {
  return Array.from(parseAllDocuments(text, { ...yamlOptions(), lineCounter }) as YamlDocument.Parsed[]);
}
