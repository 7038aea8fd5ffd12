import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Input } from '../discover/index.js';
import type { Deployment, Parsed, Problem } from '../model/index.js';
import { parse } from '../parse/index.js';
import { type Io, readStdin, reasonOf } from './io.js';
import { type NestedTemplates, nestedTemplates } from './nested-templates.js';
import { normalize } from './normalize.js';
import type { Reading } from './reading.js';
import type { Settings } from './settings.js';

/**
 * Reads, parses and normalizes every input, one after the other, and keeps only what is said about IAM: memory does
 * not grow with the size of the inputs. No input stops the others.
 */
export async function readInputs(inputs: readonly Input[], settings: Settings, io: Io): Promise<Reading[]> {
  const nested = nestedTemplates(io.cwd());
  const readings: Reading[] = [];
  for (const input of inputs) readings.push(await readInput(input, settings, nested, io));
  return readings.map((reading) => withoutNested(reading, nested));
}

/** A template that another one nests is deployed as a part of that one, with its parameters, and not by itself. */
function withoutNested(reading: Reading, { found }: NestedTemplates): Reading {
  return { ...reading, deployments: reading.deployments.filter((deployment) => !found.has(deployment.input)) };
}

async function readInput(input: Input, settings: Settings, nested: NestedTemplates, io: Io): Promise<Reading> {
  const bytes = await bytesOf(input, io);
  if ('code' in bytes) return failed(input, bytes);
  const parsed = parse(input.name, bytes);
  const folder = input.path === '-' ? io.cwd() : dirname(input.path);
  const deployments = parsed.documents.map((document) => normalize(document, folder, settings, nested));
  const worthPointingInto = parsed.documents.filter((_, i) => hasSubstance(deployments[i]));
  const [first] = parsed.documents;
  return {
    ...whereabouts(input),
    status: statusOf(input, parsed),
    ...(first === undefined ? {} : { kind: first.kind }),
    problems: [...parsed.problems, ...deployments.flatMap((one) => one.problems)],
    deployments,
    documents: worthPointingInto.map(({ input, kind, locate }) => ({ input, kind, locate })),
  };
}

async function bytesOf(input: Input, io: Io): Promise<Buffer | Problem> {
  try {
    return input.path === '-' ? await readStdin(io) : await readFile(input.path);
  } catch (error) {
    return { code: 'unreadable', severity: 'error', message: `The file cannot be read: ${reasonOf(error)}.` };
  }
}

/** A file that a folder happens to hold may be anything; one that was named must be an input. */
function statusOf(input: Input, { documents, looksLike, problems }: Parsed): Reading['status'] {
  if (documents.length > 0) return 'analyzed';
  if (input.named) return 'failed';
  const broken = looksLike === undefined && problems.some((problem) => problem.severity === 'error');
  return broken ? 'failed' : 'skipped';
}

function failed(input: Input, problem: Problem): Reading {
  return { ...whereabouts(input), status: 'failed', problems: [problem], deployments: [], documents: [] };
}

function whereabouts(input: Input): Pick<Reading, 'name' | 'folder'> {
  return input.path === '-' ? { name: input.name } : { name: input.name, folder: dirname(input.path) };
}

function hasSubstance(deployment: Deployment | undefined): boolean {
  return (
    deployment !== undefined &&
    [deployment.resources, deployment.gaps, deployment.problems].some((list) => list.length > 0)
  );
}
