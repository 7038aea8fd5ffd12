import type { Document, Parsed } from '../model/index.js';
import { decode } from './decode.js';
import type { Reading, Recognised } from './found.js';
import { readJsonText } from './json/index.js';
import { unwrap } from './unwrap.js';
import { readYaml } from './yaml/index.js';

/**
 * The documents in the bytes of one input, told by their content. A single document has the input's own display
 * name; of several, the second is `name#2`, and so on. Never throws: what cannot be read ends as a problem, and
 * what is none of ours is said to look like what it is, with the command to run instead.
 */
export function parse(name: string, bytes: Uint8Array): Parsed {
  const text = decode(bytes);
  const { found, problems } = read(text);
  return { documents: found.flatMap(unwrap).map((part, index) => documentOf(name, part, index)), problems };
}

/** JSON opens with a bracket, or comes as a plan behind lines of the program that printed it. */
function read(text: Buffer): Reading {
  if (/^\s*[{[]|^\{\s*"(format_version|rolecall)"/m.test(text.toString('latin1', 0, 4096))) return readJsonText(text);
  return readYaml(text.toString('utf8'));
}

function documentOf(name: string, { kind, data, locate }: Recognised, index: number): Document {
  return { input: index === 0 ? name : `${name}#${index + 1}`, kind, data, locate };
}
