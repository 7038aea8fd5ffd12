import type { Json } from '../model/index.js';
import { entryOf, itemsOf, parseJson, textOf } from './json.js';

/** A place in the source of the app. Line and column count from 1. */
export interface Frame {
  /** As the machine that synthesized named it. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Reads a file of metadata; nothing where it is none. */
export function readMetadata(text: string): Json | undefined {
  return parseJson(text);
}

/**
 * Where the app makes a construct: the frames of the stack trace that are the app's own, innermost first. None where
 * there is no trace, as older versions of the CDK write them with `--debug` only.
 *
 * @param metadata of a stack: lists of entries by the paths of constructs. The trace of a resource is in the entry
 *   with its logical id, or, in newer versions, an entry of its own.
 *   Source: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.cloud_assembly_schema.MetadataEntry.html
 */
export function framesOf(metadata: Json | undefined, constructPath: string): readonly Frame[] {
  return itemsOf(entryOf(metadata, `/${constructPath}`))
    .flatMap(traceIn)
    .flatMap((line) => (typeof line === 'string' ? (frameIn(line) ?? []) : []));
}

function traceIn(entry: Json): readonly Json[] {
  switch (textOf(entry, 'type')) {
    case 'aws:cdk:logicalId':
      return itemsOf(entryOf(entry, 'trace'));
    case 'aws:cdk:creationStack':
      return itemsOf(entryOf(entry, 'data'));
    default:
      return [];
  }
}

/** Reads `new SupportRole (/app/lib/support-role.ts:7:5)`; the name may be missing, and the brackets with it. */
function frameIn(line: string): Frame | undefined {
  const place = line.endsWith(')') ? line.slice(line.indexOf(' (') + 2, -1) : line;
  const [, file, row, column] = place.match(/^(?:file:\/\/)?(.+):(\d+):(\d+)$/) ?? [];
  if (file === undefined || /^node:|[\\/]node_modules[\\/]/.test(file)) return undefined;
  return { file, line: Number(row), column: Number(column) };
}
