import { type ByteSource, type Document, isInMemory, type Parsed, type Problem, sourceOf } from '../model/index.js';
import { decode } from './decode.js';
import type { Found, Reading, Recognised } from './found.js';
import { LARGE, readJsonText, readLargeText } from './json/index.js';
import { lookAlike } from './look-alikes.js';
import { problem } from './problems.js';
import { kindOf } from './recognise.js';
import { headOf, isJsonText, isTemplated, mayBeTemplate, wasMeantForUs } from './traces.js';
import { outOfText, unwrap } from './unwrap.js';
import { readYaml } from './yaml/index.js';

/**
 * The documents in the bytes of one input, told by their content. A single document has the input's own display
 * name; of several, the second is `name#2`, and so on. Never throws: what was meant for us and cannot be read
 * ends as a problem of severity `error`; what is none of ours is said to look like what it is, in notes that tell
 * what to run instead.
 */
export function parse(name: string, bytes: Uint8Array | ByteSource): Parsed {
  const text = decode(bytes);
  const head = headOf(text);
  const { found, problems } = unpacked(isInMemory(text) ? read(text, head) : readLarge(text, head));
  const ours = found.flatMap(unwrap);
  if (ours.length > 0) return { documents: documentsOf(name, ours, found), problems: [...problems, ...checksOf(ours)] };
  const error = problems.find(({ severity }) => severity === 'error');
  if (!error || !wasMeantForUs(head)) return { documents: [], ...noneOfOurs(head, found, problems) };
  return { documents: [], problems: isTemplated(head) ? [problem('templated-text', {}, error)] : problems };
}

/** The values of a reading, with those that stand in others as texts in place of them. */
function unpacked({ found, problems }: Reading): Reading {
  const readText = (text: string) => read(Buffer.from(text), headOf(Buffer.from(text)));
  const all = found.map((one) => outOfText(one, readText));
  return {
    found: all.flatMap((one) => one.found),
    problems: [...problems, ...all.flatMap((one) => one.problems)],
  };
}

function read(text: Buffer, head: string): Reading {
  if (text.length >= LARGE) return readLarge(sourceOf(text), head);
  if (isJsonText(head)) return readJsonOrFlow(text, head);
  const whole = text.toString('utf8');
  return mayBeTemplate(whole) ? readYaml(whole) : { found: [], problems: [] };
}

/** CloudFormation takes templates of at most 1 MB; comments aside, nothing as large as this in YAML can be one. */
function readLarge(text: ByteSource, head: string): Reading {
  if (isJsonText(head)) return readLargeText(text);
  const megabytes = Math.round(text.length / 1_000_000);
  return { found: [], problems: mayBeTemplate(head) ? [problem('template-too-large', { megabytes })] : [] };
}

/** A template may also be written in YAML's flow style, which looks like JSON and is more lenient. */
function readJsonOrFlow(text: Buffer, head: string): Reading {
  const json = readJsonText(text);
  const isBroken = json.problems.some(({ code }) => code === 'json-syntax');
  if (!isBroken || json.found.length > 0 || !wasMeantForUs(head)) return json;
  const yaml = readYaml(text.toString('utf8'));
  return yaml.found.some(({ data }) => kindOf(data) === 'cloudformation') ? yaml : json;
}

function checksOf(ours: readonly Recognised[]): readonly Problem[] {
  return ours.flatMap(({ kind, check }) => (kind === 'cloudformation' ? (check?.() ?? []) : []));
}

/** @param found what they were found in: a document of the file is one of several, unlike what stands inside of one */
function documentsOf(name: string, ours: readonly Recognised[], found: readonly Found[]): readonly Document[] {
  const several = new Set(name !== '-' && found.length > 1 ? found.map(({ data }) => data) : []);
  return ours.map(({ kind, data, locate }, index) => ({
    input: index === 0 ? name : `${name}#${index + 1}`,
    kind,
    data,
    ...(several.has(data) && { isOneOfSeveral: true }),
    locate: kind === 'cloudformation' ? locate : nowhere,
  }));
}

function noneOfOurs(head: string, found: readonly Found[], problems: readonly Problem[]): Omit<Parsed, 'documents'> {
  const [first] = found;
  const { looksLike, problem } = lookAlike(first ? { head, data: first.data } : { head });
  if (problem.severity === 'error') return { problems: [problem] };
  return { looksLike, problems: [problem, ...problems.map((each): Problem => ({ ...each, severity: 'note' }))] };
}

/** A plan or a state is written by a program: nobody opens it at a line. */
function nowhere(): undefined {
  return undefined;
}
