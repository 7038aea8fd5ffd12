import { factsLine as validate } from '../generated/facts-line.js';
import { type RunningDigest, runningDigest } from '../model/index.js';
import { type Facts, type FactsHeader, type Fault, type InputFacts, SCHEMA_VERSION } from './facts.js';
import { fromLine, saidBy } from './lines.js';

/** A section whose closing line has not come yet, with the digest of its lines so far. */
interface Open {
  readonly header: FactsHeader;
  readonly inputs: InputFacts[];
  readonly digest: RunningDigest;
}

/** How far a file has been read. */
interface Progress {
  readonly sections: Facts[];
  open: Open | undefined;
}

/**
 * Reads the text of a facts file: its sections, one for each shard that it holds, or what is wrong with it. A file
 * that is cut off, was altered, or has another schema version is refused as a whole.
 */
export function readFacts(text: string): readonly Facts[] | Fault {
  const progress: Progress = { sections: [], open: undefined };
  let number = 0;
  for (const line of linesOf(text)) {
    number++;
    if (line === '' && progress.open === undefined) continue;
    const fault = line === '' ? CUT_OFF : take(line, progress);
    if (fault !== undefined) return { fault: fault === CUT_OFF ? fault : `line ${number}: ${fault}` };
  }
  if (progress.open !== undefined) return { fault: CUT_OFF };
  return progress.sections.length === 0 ? { fault: 'it holds no facts' } : progress.sections;
}

/** The lines of a text one after the other: facts of a large folder have very many. */
function* linesOf(text: string): Generator<string> {
  for (let start = 0; start <= text.length; ) {
    const end = text.indexOf('\n', start);
    yield text.slice(start, end === -1 ? undefined : end);
    start = end === -1 ? text.length + 1 : end + 1;
  }
}

const CUT_OFF = 'it is cut off: its closing line is missing; extract it again';

/** Takes one line in; what is wrong with it, if anything is. */
function take(line: string, progress: Progress): string | undefined {
  const value = fromLine(line);
  if (typeof value !== 'object' || value === null)
    return 'this is no whole line of JSON: the file is cut off or damaged; extract it again';
  if (isOfOtherVersion(value)) return otherVersion(value);
  if (!validate(value)) return `this is no line of a facts file: ${firstFault()}`;
  return progress.open === undefined ? begin(value, line, progress) : goOn(value, line, progress.open, progress);
}

function begin(value: object, line: string, progress: Progress): string | undefined {
  if (!isHeader(value)) return 'facts begin with a header, `{"rolecall":"facts", ...}`, and this is none';
  progress.open = { header: value, inputs: [], digest: runningDigest() };
  progress.open.digest.add(`${line}\n`);
  return undefined;
}

function goOn(value: object, line: string, open: Open, progress: Progress): string | undefined {
  if (isHeader(value))
    return 'a header comes before the facts above it are closed: they are cut off; extract them again';
  if (!isClosing(value)) {
    open.inputs.push(saidBy(value, line) as InputFacts);
    open.digest.add(`${line}\n`);
    return undefined;
  }
  if (value.end !== open.inputs.length) {
    return `there should be ${value.end} inputs, and there are ${open.inputs.length}: lines are missing or were added`;
  }
  if (value.digest !== open.digest.end()) {
    return 'the digest of the lines above is another one: they were altered after they were extracted';
  }
  progress.sections.push({ header: open.header, inputs: open.inputs });
  progress.open = undefined;
  return undefined;
}

function isHeader(value: object): value is FactsHeader {
  return 'rolecall' in value;
}

function isClosing(value: object): value is { readonly end: number; readonly digest: string } {
  return 'end' in value;
}

function isOfOtherVersion(value: object): value is { readonly schemaVersion: unknown } {
  return 'rolecall' in value && (value as { schemaVersion?: unknown }).schemaVersion !== SCHEMA_VERSION;
}

function otherVersion({ schemaVersion }: { readonly schemaVersion: unknown }): string {
  const version = schemaVersion === undefined ? 'no schema version' : `schema version ${JSON.stringify(schemaVersion)}`;
  return `these are facts of ${version}, and this Rolecall reads version "${SCHEMA_VERSION}": extract them with it`;
}

function firstFault(): string {
  const [error] = validate.errors ?? [];
  return `${error?.instancePath || 'it'} ${error?.message ?? ''}`.trim();
}
