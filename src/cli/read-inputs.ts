import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Input } from '../discover/index.js';
import { digestOf } from '../facts/index.js';
import type { Deployment, Document, InputKind, Parsed, Problem } from '../model/index.js';
import { parse, prefilter } from '../parse/index.js';
import { type InlineIgnore, inlineIgnores } from '../waivers/index.js';
import { acknowledged } from './acknowledged.js';
import { readStdin } from './bytes.js';
import { type CloudAssemblies, cloudAssemblies } from './cloud-assemblies.js';
import { declaredParameters } from './declared-parameters.js';
import type { Target } from './declared-scopes.js';
import { deployedStack } from './deployed-stack.js';
import { brokenManifests, inputsToRead } from './inputs-of-assemblies.js';
import { type Io, reasonOf } from './io.js';
import { type FindNested, type NestedTemplate, nestedTemplates } from './nested-templates.js';
import { normalize } from './normalize.js';
import { placesAt } from './places.js';
import type { ReadDocument, Reading, ScopedDeployment } from './reading.js';
import type { Settings } from './settings.js';
import { asSynthesized, type SynthesizedDocument } from './synthesized.js';
import { leaveNothing } from './unread.js';
import type { Written } from './written.js';

/** What the inputs of a run have in common. */
interface Run {
  readonly settings: Settings;
  readonly findNested: FindNested;
  readonly assemblies: CloudAssemblies;
  readonly io: Io;
}

/** Which inputs to read, and what to note of them. */
export interface ReadOptions {
  /** Whether to read an input, by its display name; absent: all. */
  readonly wants?: (name: string) => boolean;
  /** Whether to note the digest of the bytes of each. */
  readonly digests?: boolean;
  /** Files that the run will write, none of which may be an input. */
  readonly writes?: readonly Written[];
}

/**
 * Reads, parses and normalizes every input, one after the other, and keeps only what is said about IAM: memory does
 * not grow with the size of the inputs. No input stops the others.
 */
export async function readInputs(
  inputs: readonly Input[],
  settings: Settings,
  io: Io,
  { wants = () => true, digests = false }: ReadOptions = {},
): Promise<Reading[]> {
  const assemblies = cloudAssemblies();
  const run: Run = { settings, findNested: nestedTemplates(io.cwd(), assemblies), assemblies, io };
  const readings: Reading[] = [];
  for (const input of inputsToRead(inputs, assemblies, io.cwd())) {
    if (wants(input.name)) readings.push(await readInput(input, run, digests));
  }
  return [...brokenManifests(assemblies, io.cwd()).filter(({ name }) => wants(name)), ...readings];
}

async function readInput(input: Input, run: Run, digests: boolean): Promise<Reading> {
  const bytes = await bytesOf(input, run.io);
  if ('code' in bytes) return failed(input, bytes);
  const reading = readBytes(input, bytes, run);
  return digests ? { ...reading, digest: digestOf(bytes) } : reading;
}

function readBytes(input: Input, bytes: Buffer, run: Run): Reading {
  const stack = deployedStack(input.path, run.assemblies);
  const settled = stack === undefined ? prefilter(bytes) : undefined;
  if (settled) return { ...withoutSubstance(input, settled, run), parameters: mentioned(bytes, run) };
  const parsed = parse(input.name, bytes);
  const documents = parsed.documents.map((document) => asSynthesized(document, input.path, run.assemblies));
  const nested: NestedTemplate[] = [];
  const template = (location: string) => {
    const found = run.findNested(location, input.path === '-' ? run.io.cwd() : dirname(input.path));
    if (found) nested.push(found);
    return found?.document;
  };
  const deploy = (document: SynthesizedDocument): ScopedDeployment[] =>
    run.settings.targetsOf(input.name).map((target) => ({
      ...normalize(document, { template, stack }, target),
      ...declaredFor(target),
    }));
  const deployed = documents.map((document) => ({ document, deployments: deploy(document) }));
  const deployments = deployed.flatMap((one) => one.deployments);
  const problems = onceEach(deployments.flatMap((one) => one.problems));
  const worthPointingInto = deployed.filter((one) => one.deployments.some(hasSubstance));
  const [first] = documents;
  const status = statusOf(input, parsed, deployments);
  return {
    ...whereabouts(input),
    status,
    ...(first === undefined ? {} : { kind: first.kind }),
    problems: [...parsed.problems.map((problem) => (status === 'failed' ? asError(problem) : problem)), ...problems],
    deployments,
    documents: worthPointingInto.map(({ document }) => withPlacesOf(problems, withoutData(document), input.name)),
    ...partsAmong(nested),
    nested: nested.map((one) => withoutData(one.document)),
    parameters: declaredParameters(documents),
    ignores: [
      ...ignoresIn(documents, bytes),
      ...documents.flatMap((document) => acknowledged(document, input.path, run.assemblies)),
    ],
  };
}

function partsAmong(nested: readonly NestedTemplate[]): Pick<Reading, 'parts' | 'likelyParts'> {
  const names = (byPath: boolean) => nested.filter((one) => one.byPath === byPath).map((one) => one.document.input);
  const likelyParts = names(false);
  return { parts: names(true), ...(likelyParts.length > 0 && { likelyParts }) };
}

/** An input in which nothing can matter, so that nobody needs to parse it. */
function withoutSubstance(input: Input, kind: InputKind, { settings }: Run): Reading {
  const deployment = { input: input.name, kind, account: undefined, resources: [], gaps: [], problems: [] };
  const deployments = settings.targetsOf(input.name).map((target) => ({ ...deployment, ...declaredFor(target) }));
  return { ...whereabouts(input), status: 'analyzed', kind, problems: [], deployments, documents: [] };
}

function declaredFor({ scope, account }: Target): Pick<ScopedDeployment, 'scope' | 'declaredAccount'> {
  return { ...(scope === undefined ? {} : { scope }), ...(account === undefined ? {} : { declaredAccount: account }) };
}

/** Of the parameters that are given, those that an input may declare which nobody needs to parse. */
function mentioned(bytes: Buffer, { settings: { parameterFiles } }: Run): string[] {
  return parameterFiles.flatMap(({ names }) => names.filter((name) => bytes.includes(name)));
}

/** Decoding is for the few inputs that have any. */
function ignoresIn(documents: readonly Document[], bytes: Buffer): InlineIgnore[] {
  if (!bytes.includes('rolecall')) return [];
  const text = bytes.toString('utf8');
  return documents.flatMap((document) => inlineIgnores(document, text));
}

/** Problems without those that a document has in several scopes alike. */
function onceEach(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

function withoutData({ input, kind, locate, constructOf }: SynthesizedDocument): ReadDocument {
  return { input, kind, locate, constructOf };
}

/** The problems of an input are shown in the first of its documents. */
function withPlacesOf(problems: readonly Problem[], document: ReadDocument, name: string): ReadDocument {
  if (document.kind !== 'cloudformation' || document.input !== name) return document;
  const paths = problems.flatMap(({ path, range }) => (range === undefined && path !== undefined ? [path] : []));
  return { ...document, places: placesAt(document, paths) };
}

async function bytesOf(input: Input, io: Io): Promise<Buffer | Problem> {
  try {
    // One file after the other, without waiting in between, is several times faster for small files.
    return input.path === '-' ? await readStdin(io) : readFileSync(input.path);
  } catch (error) {
    return { code: 'unreadable', severity: 'error', message: `The file cannot be read: ${reasonOf(error)}.` };
  }
}

/** A file that a folder happens to hold may be anything; one that was named must be an input. */
function statusOf(
  input: Input,
  { documents, looksLike, problems }: Parsed,
  deployments: readonly Deployment[],
): Reading['status'] {
  if (documents.length > 0) return deployments.every((one) => leaveNothing(one.problems)) ? 'failed' : 'analyzed';
  if (input.named) return 'failed';
  const broken = looksLike === undefined && problems.some((problem) => problem.severity === 'error');
  return broken ? 'failed' : 'skipped';
}

/** What is worth a note about a file that a folder happens to hold is an error of one that was named. */
function asError(problem: Problem): Problem {
  return { ...problem, severity: 'error' };
}

function failed(input: Input, problem: Problem): Reading {
  return { ...whereabouts(input), status: 'failed', problems: [problem], deployments: [], documents: [] };
}

function whereabouts(input: Input): Pick<Reading, 'name' | 'folder'> {
  return input.path === '-' ? { name: input.name } : { name: input.name, folder: dirname(input.path) };
}

function hasSubstance({ resources, gaps, problems }: Deployment): boolean {
  return [resources, gaps, problems].some((list) => list.length > 0);
}
