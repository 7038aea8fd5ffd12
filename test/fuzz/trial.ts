import type { Json } from '../../src/model/index.js';
import { parse } from '../../src/parse/index.js';
import { type Format, formats } from '../../src/report/index.js';
import type { Kind } from './kinds.js';
import { type Random, randomOf } from './random.js';
import type { Seed } from './seeds.js';
import { LONGEST, mutatedText } from './text-mutations.js';
import { mutatedTree } from './tree-mutations.js';

/** One run of the program over strange files. */
export interface Trial {
  readonly args: readonly string[];
  /** By path, relative to the folder that the run is in. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** The file that is strange; it comes by standard input where an argument is `-`. */
  readonly target: string;
  /** What standard output must be. */
  readonly output: Output;
}

export type Output = Format | 'json-lines' | 'any-json' | 'any-text';

/** A kind with its seeds at hand. */
export interface Source {
  readonly kind: Kind;
  readonly seeds: readonly Seed[];
  /** The data of a text; nothing where it is none. */
  readonly treeOf: (text: string) => Json | undefined;
}

export async function sourceOf(kind: Kind): Promise<Source> {
  const trees = new Map<string, Json | undefined>();
  const treeOf = (text: string) => {
    if (!trees.has(text)) trees.set(text, readTree(text));
    return trees.get(text);
  };
  return { kind, seeds: await kind.seeds(), treeOf };
}

/** The data of a text, with the short tags of CloudFormation as mappings; nothing where it is none. */
function readTree(text: string): Json | undefined {
  try {
    const [document] = parse('t.yaml', Buffer.from(text)).documents;
    return document && JSON.parse(written(document.data));
  } catch {
    return undefined;
  }
}

/** The JSON of data. Throws where it is too large: aliases of aliases are all written out. */
function written(data: unknown): string {
  let left = LONGEST;
  return JSON.stringify(data, (_, value) => {
    left -= 1;
    if (left < 0) throw new RangeError('the data are too large to be made strange');
    return value;
  });
}

/** A trial by its number: the same for the same seed, whatever else is tried. */
export function trialOf(source: Source, seed: number, number: number): Trial {
  const { kind, seeds } = source;
  const random = randomOf(seed, kind.name, number);
  const from = random.pick(seeds);
  const { mended = (text: string) => text } = kind;
  const text = mended(strange(source, from, random));
  const args = random.pick(kind.runs);
  const files = Object.fromEntries(Object.entries(from.files).map(([path, one]) => [path, Buffer.from(one)]));
  const bytes = Buffer.from(
    text,
    random.onceIn(200) ? random.pick(['latin1', kind.mended ? 'utf8' : 'utf16le']) : 'utf8',
  );
  return { ...asked(args, random), files: { ...files, [from.target]: bytes }, target: from.target };
}

function strange({ kind, seeds, treeOf }: Source, from: Seed, random: Random): string {
  const text = textOf(from);
  const material = { random, words: kind.words, other: textOf(random.pick(seeds)) };
  if (kind.data === undefined || random.onceIn(3)) return mutatedText(text, material);
  const parts = kind.data === 'whole' ? [text] : text.split('\n');
  const which = random.below(parts.length);
  const tree = treeOf(parts[which] ?? '');
  const changed = tree === undefined ? '' : JSON.stringify(mutatedTree(tree, random, kind.words));
  if (tree === undefined || changed.length > LONGEST) return mutatedText(text, material);
  const whole = parts.with(which, changed).join('\n');
  return random.onceIn(10) ? mutatedText(whole, material) : whole;
}

function textOf({ files, target }: Seed): string {
  return files[target] ?? '';
}

/** The arguments with a format, and what then has to come out. */
function asked(args: readonly string[], random: Random): Pick<Trial, 'args' | 'output'> {
  const [command] = args;
  if (command === 'extract') return { args, output: 'json-lines' };
  if (command === 'rules' || command === 'config') return { args, output: 'any-text' };
  if (command === 'roles' && random.onceIn(2)) return { args: [...args, '-f', 'json'], output: 'any-json' };
  if (command === 'roles') return { args, output: 'any-text' };
  const format = random.pick(formats);
  return { args: [...args, '-f', format], output: format };
}
