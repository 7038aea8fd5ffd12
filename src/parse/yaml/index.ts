import type { Node, YAMLParseError, Document as YamlDocument } from 'yaml';
import type { Problem } from '../../model/index.js';
import type { Found, Reading } from '../found.js';
import { problem } from '../problems.js';
import { readDocuments, type YamlText } from './documents.js';
import { nodeAt } from './locate.js';
import { rangeOfOffsets } from './position.js';
import { placesOf, readQuickly } from './quick/index.js';
import { type NodeFault, nodeToData } from './to-data.js';

export { templateFunctions } from './tags.js';

/**
 * The values of a YAML text, one a document; documents without a value are left out, and so are those that
 * CloudFormation could not read: with a syntax error, or with aliases that grow without bound.
 */
export function readYaml(text: string): Reading {
  const quick = readQuickly(text);
  return quick === undefined ? readFully(text) : { found: [{ data: quick, locate: quickLocator(text) }], problems: [] };
}

const nodesIn = ofLast(readDocuments);
const placesIn = ofLast(placesOf);

/** Most places are found as quickly as the data. */
function quickLocator(text: string): Found['locate'] {
  const locate = locator(text, 0);
  return (path, part) => placesIn(text)(path, part) ?? locate(path, part);
}

/** What the reader of all YAML says of a text. */
export function readFully(text: string): Reading {
  const read = nodesIn(text);
  const readings = read.documents.map((document, index) => readDocument(document, read, text, index));
  return {
    found: readings.flatMap(({ found }) => found),
    problems: [...repairs(read), ...readings.flatMap(({ problems }) => problems)],
  };
}

/**
 * What a text is read to, for the places in it. It takes a lot of memory, so that of the last text alone is kept: whoever
 * asks for a place asks for others in the same text, and later it is read again. A `WeakRef` would keep each until the
 * run waits for something, which it does not do between its inputs.
 */
function ofLast<T>(read: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly read: T } | undefined;
  return (text) => {
    if (last?.text !== text) {
      last = undefined;
      last = { text, read: read(text) };
    }
    return last.read;
  };
}

function readDocument(document: YamlDocument.Parsed, read: YamlText, text: string, index: number): Reading {
  const [error] = document.errors;
  if (error) return { found: [], problems: [syntaxProblem(error, read)] };
  const { data, faults } = nodeToData(document.contents as Node | null);
  const problems = faults.map((fault) => faultProblem(fault, read));
  if (data === null || faults.some(({ code }) => fatal.has(code))) return { found: [], problems };
  return { found: [{ data, locate: locator(text, index) }], problems };
}

const fatal: ReadonlySet<NodeFault['code']> = new Set(['too-deep', 'yaml-too-large']);

/** The parser runs out of stack where the nesting is too deep for it. */
function syntaxProblem({ code, message, pos: [start, end] }: YAMLParseError, { lines, indented }: YamlText): Problem {
  const range = rangeOfOffsets(lines, indented, start, end);
  if (code === 'RESOURCE_EXHAUSTION') return problem('too-deep', {}, { range });
  return problem('yaml-syntax', { because: sentenceEnd(message) }, { range });
}

/** A parser's message as the end of a sentence of ours. */
function sentenceEnd(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '');
}

function faultProblem({ code, path, node }: NodeFault, { lines, indented }: YamlText): Problem {
  const [start, end] = node.range ?? [0, 0];
  const at = { path, range: rangeOfOffsets(lines, indented, start, end) };
  return code === 'duplicate-key' ? problem(code, { key: String(path.at(-1) ?? '') }, at) : problem(code, {}, at);
}

function repairs({ indented }: YamlText): readonly Problem[] {
  const [line] = indented.keys();
  if (line === undefined) return [];
  return [problem('yaml-quoted-text', {}, { range: { line, column: 1, endLine: line, endColumn: 1 } })];
}

function locator(text: string, index: number): Found['locate'] {
  return (path, part) => {
    const { documents, lines, indented } = nodesIn(text);
    const document = documents[index];
    const node = document && nodeAt(document, path, part);
    return node?.range ? rangeOfOffsets(lines, indented, node.range[0], node.range[1]) : undefined;
  };
}
