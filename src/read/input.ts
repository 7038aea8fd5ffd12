import { dirname } from 'node:path';
import {
  acknowledged,
  asSynthesized,
  type CloudAssemblies,
  constructsOf,
  deployedStack,
  type SynthesizedDocument,
} from '../cdk/index.js';
import { type FoundFile, outside } from '../discover/index.js';
import { contentOf, FileFault, type LargeFile, readStdin, type Site, unpacked } from '../files/index.js';
import {
  type ByteSource,
  type Deployment,
  type Document,
  digestOf,
  type InlineIgnore,
  type Input,
  type InputKind,
  inMemory,
  isInMemory,
  isMap,
  type Parsed,
  type Problem,
  type ScopedDeployment,
} from '../model/index.js';
import { parse, prefilter } from '../parse/index.js';
import type { Target } from '../settings/index.js';
import { inlineIgnores } from '../waivers/index.js';
import { fewOfEach } from './few-of-each.js';
import type { FindNested, NestedTemplate } from './nested-templates.js';
import { declaredFor, normalize } from './normalize.js';
import { ownCopy } from './own-copy.js';
import { placesOf, type ReadDocument, withoutData } from './places.js';
import type { PlanSources, SourceOf } from './plan-source.js';
import { unread } from './problems.js';
import { isThereToStay, type Remember } from './read-again.js';
import type { ReadSettings } from './settings.js';
import { leaveNothing } from './unread.js';

/** What the inputs of a run have in common. */
export interface Reading {
  readonly settings: ReadSettings;
  readonly site: Site;
  readonly findNested: FindNested;
  readonly assemblies: CloudAssemblies;
  readonly planSources: PlanSources;
  readonly remember: Remember;
  /** Files that functions of Terraform source read, absolute. */
  readonly opened: Set<string>;
}

/** One file as it was read. */
export interface ReadFile {
  readonly input: Input;
  /** Folder that it lies in, absolute; absent for standard input. */
  readonly folder?: string;
  /** Folders of the root modules that a scope names for it, absolute. */
  readonly roots?: readonly string[];
  /** The documents that a report may have to point into, those that it nests included. */
  readonly documents: readonly ReadDocument[];
}

/** What a file that says nothing has of everything; most files of a large folder, so that they share it. */
const NOTHING = { problems: [], deployments: [], parts: [], takesIn: [], ignores: [], constructs: [] };
const EMPTY_DEPLOYMENT = { account: undefined, resources: [], gaps: [], problems: [] };
const NO_DOCUMENTS: readonly ReadDocument[] = [];

/** Reads, parses and normalizes one file, or standard input. Never throws for what it holds. */
export async function readInput(found: FoundFile, reading: Reading, digests: boolean): Promise<ReadFile> {
  const folder = found.path === '-' ? {} : { folder: dirname(found.path) };
  const read = ledOutside(found, reading) ?? (await readContent(found, reading, digests));
  if ('code' in read) {
    return { ...folder, input: { ...NOTHING, path: found.name, status: 'failed', problems: [read] }, documents: [] };
  }
  return { ...folder, ...read };
}

/** What a walk or a user came upon is known to stay inside; a manifest may name anything. */
function ledOutside(found: FoundFile, { assemblies }: Reading): Problem | undefined {
  return found.named || assemblies.around(found.path) === undefined ? undefined : outside(found);
}

/** What is read of a file, or why it cannot be. A large one is read by parts, as they are asked for. */
async function readContent(found: FoundFile, reading: Reading, digests: boolean): Promise<ReadFile | Problem> {
  let content: Buffer | ByteSource | LargeFile | undefined;
  try {
    content = await contentFrom(found, reading.site);
    const bytes = await unpacked(content);
    const { input, ...rest } = await readBytes(found, bytes, bytes === content, reading);
    return { ...rest, input: digests ? { ...input, digest: digestOf(content) } : input };
  } catch (error) {
    if (error instanceof FileFault || content === undefined) return unread(error);
    throw error;
  } finally {
    if (content && 'close' in content) content.close();
  }
}

async function contentFrom({ path, named }: FoundFile, site: Site): Promise<Buffer | ByteSource | LargeFile> {
  // One file after the other, without waiting in between, is several times faster for small files.
  return path === '-' ? readStdin(site) : contentOf(path, { mayBePipe: named });
}

/** @param isPlain whether the bytes are those of the file as they stand in it */
async function readBytes(
  found: FoundFile,
  bytes: Buffer | ByteSource,
  isPlain: boolean,
  reading: Reading,
): Promise<ReadFile> {
  const isSynthesized = deployedStack(found.path, reading.assemblies) !== undefined;
  const kind = isSynthesized ? undefined : prefilter(bytes);
  if (kind && !isBesideSource(kind, found, reading))
    return {
      input: {
        ...withoutSubstance(found, kind, reading),
        parameters: isInMemory(bytes) ? mentioned(bytes, reading) : [],
      },
      documents: NO_DOCUMENTS,
    };
  const parsed = parse(found.name, bytes);
  const documents = parsed.documents.map((document) => asSynthesized(document, found.path, reading.assemblies));
  const targets = await targetsOf(documents, found, reading);
  const { deployed, nested } = deploy(documents, found, reading, targets);
  const deployments = deployed.flatMap((one) => one.deployments);
  const status = statusOf(found, parsed, deployments);
  const problems = fewOfEach([
    ...parsed.problems.map((problem) => (status === 'failed' ? asError(problem) : problem)),
    ...onceEach(deployments.flatMap((one) => one.problems)),
  ]);
  const [first] = documents;
  const roots = [...new Set(targets.targets.flatMap(({ root }) => root ?? []))];
  const pointedInto = deployed.filter((one) => one.deployments.some(hasSubstance)).map(({ document }) => document);
  const isTemplate = pointedInto.some(({ kind }) => kind === 'cloudformation');
  const again = isTemplate && isPlain && isInMemory(bytes) ? rereading(found, bytes, reading) : undefined;
  return {
    ...(roots.length > 0 && { roots }),
    input: asKept({
      path: found.name,
      status,
      ...(first && { kind: first.kind }),
      problems,
      deployments,
      ...partsAmong(nested),
      parameters: declaredParameters(documents),
      ignores: ignoresIn(documents, bytes, found, reading),
      constructs: constructsOf([...nested.map(({ document }) => document), ...documents], deployments),
    }),
    documents: [
      ...nested.map(({ document, again }) => withoutData(document, again)),
      ...pointedInto.map((document) => ({
        ...withoutData(document, again),
        ...placesOf(problems, document, found.name),
      })),
    ],
  };
}

/** How a template is read again when places in it are asked for; nothing where it cannot be. */
function rereading({ path, name, named }: FoundFile, bytes: Buffer, { remember }: Reading) {
  return path === '-' || (named && !isThereToStay(path)) ? undefined : remember(name, path, bytes);
}

/** What is read of plans holds nothing of their text: they are not made into one. */
function asKept(input: Input): Input {
  return input.kind === 'cloudformation' && input.deployments.some(hasSubstance) ? ownCopy(input) : input;
}

/** Where a file is deployed to, and the source that plans in it were made of. */
interface Targets {
  readonly targets: readonly Target[];
  readonly source?: SourceOf;
}

async function targetsOf(documents: readonly Document[], found: FoundFile, reading: Reading): Promise<Targets> {
  const targets = reading.settings.targetsOf(found.name);
  const kinds = new Set(documents.map(({ kind }) => kind));
  if (kinds.has('terraform-state')) reading.planSources.ofState(found, targets);
  return kinds.has('terraform-plan')
    ? { targets, source: await reading.planSources.ofPlan(found, targets) }
    : { targets };
}

/** Whether a plan or state has its source at hand, which may say that it is stale. */
function isBesideSource(kind: InputKind, found: FoundFile, { settings, planSources }: Reading): boolean {
  return kind !== 'cloudformation' && planSources.isAtHand(found, settings.targetsOf(found.name));
}

interface Deployed {
  readonly document: SynthesizedDocument;
  readonly deployments: readonly ScopedDeployment[];
}

/** What each document deploys in each scope that includes the file, and the templates that were nested on the way. */
function deploy(
  documents: readonly SynthesizedDocument[],
  { path, within }: FoundFile,
  { site, findNested, assemblies }: Reading,
  { targets, source }: Targets,
): { readonly deployed: readonly Deployed[]; readonly nested: readonly NestedTemplate[] } {
  const nested: NestedTemplate[] = [];
  const stack = deployedStack(path, assemblies);
  const template = (location: string, isLeftOut: boolean) => {
    const found = findNested(location, { folder: path === '-' ? site.cwd : dirname(path), within });
    // What its parent surely leaves out may be deployed by itself, like what it only seems to nest.
    if (found) nested.push(isLeftOut ? { ...found, byPath: false } : found);
    return found?.document;
  };
  const deployed = documents.map((document) => ({
    document,
    deployments: targets.map((target) => ({
      ...normalize(document, { template, stack, source: source?.(target) }, target),
      ...declaredFor(target),
    })),
  }));
  return { deployed, nested };
}

function partsAmong(nested: readonly NestedTemplate[]): Pick<Input, 'parts' | 'likelyParts' | 'takesIn'> {
  const names = (byPath: boolean) => nested.filter((one) => one.byPath === byPath).map((one) => one.document.input);
  const likelyParts = names(false);
  const takesIn = [...new Set(nested.map(({ document }) => document.input))];
  return { parts: names(true), ...(likelyParts.length > 0 && { likelyParts }), takesIn };
}

/** An input in which nothing can matter, so that nobody needs to parse it. */
function withoutSubstance({ name }: FoundFile, kind: InputKind, { settings }: Reading): Input {
  const deployments = settings
    .targetsOf(name)
    .map((target) => ({ input: name, kind, ...EMPTY_DEPLOYMENT, ...declaredFor(target) }));
  return { ...NOTHING, path: name, status: 'analyzed', kind, deployments };
}

/** Of the parameters that are given, those that an input may declare which nobody needs to parse. */
function mentioned(bytes: Buffer, { settings: { parameterFiles } }: Reading): string[] {
  return parameterFiles.flatMap(({ names }) => names.filter((name) => bytes.includes(name)));
}

/** Names of the parameters that templates declare. */
function declaredParameters(documents: readonly Document[]): string[] {
  return documents.flatMap(({ kind, data }) => {
    const section = kind === 'cloudformation' && isMap(data) ? data.Parameters : undefined;
    return isMap(section) ? Object.keys(section) : [];
  });
}

/** What is written in the documents, and what a CDK app acknowledges of them. */
function ignoresIn(
  documents: readonly Document[],
  content: Buffer | ByteSource,
  { path }: FoundFile,
  reading: Reading,
): InlineIgnore[] {
  const text = documents.some(({ kind }) => kind === 'cloudformation') ? textWithIgnores(content) : '';
  return [
    ...documents.flatMap((document) => inlineIgnores(document, text)),
    ...documents.flatMap((document) => acknowledged(document, path, reading.assemblies)),
  ];
}

/** Decoding is for the few templates that have any. */
function textWithIgnores(content: Buffer | ByteSource): string {
  const bytes = inMemory(content);
  return bytes.includes('rolecall') ? bytes.toString('utf8') : '';
}

/** Problems without those that a document has in several scopes alike. */
function onceEach(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

/** A file that a folder happens to hold may be anything; one that was named must be an input. */
function statusOf(
  { named }: FoundFile,
  { documents, looksLike, problems }: Parsed,
  deployments: readonly Deployment[],
): Input['status'] {
  if (documents.length > 0) return deployments.every((one) => leaveNothing(one.problems)) ? 'failed' : 'analyzed';
  if (named) return 'failed';
  const broken = looksLike === undefined && problems.some((problem) => problem.severity === 'error');
  return broken ? 'failed' : 'skipped';
}

/** What is worth a note about a file that a folder happens to hold is an error of one that was named. */
function asError(problem: Problem): Problem {
  return { ...problem, severity: 'error' };
}

function hasSubstance({ resources, gaps, problems }: Deployment): boolean {
  return [resources, gaps, problems].some((list) => list.length > 0);
}
