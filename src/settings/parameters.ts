import { LineCounter } from 'yaml';
import { firstFaults } from '../model/index.js';
import { type OffsetFault, readYamlDocument } from '../schema/index.js';

/** CloudFormation parameter values by name: texts, or lists of texts; null where the stack keeps what it has. */
export type Parameters = Readonly<Record<string, string | readonly string[] | null>>;

/**
 * Reads a parameter file in any of the usual forms: the list that `aws cloudformation deploy` takes
 * (`[{"ParameterKey": ..., "ParameterValue": ...}]`, also under `Parameters`), CodePipeline's template configuration
 * (`{"Parameters": {...}}`), or a plain mapping. JSON or YAML. Throws an error that says what does not fit.
 *
 * Values stay the text they are written as, so that an account id keeps its leading zeros.
 */
export function readParameters(text: string): Parameters {
  const lines = new LineCounter();
  const read = readYamlDocument(text, { schema: 'failsafe', lineCounter: lines });
  if ('faults' in read) throw new Error(firstFaults(read.faults.map((fault) => told(fault, lines))));
  const data: unknown = read.document.toJS({ maxAliasCount: -1 });
  const given = isMapping(data) && typeof data.Parameters === 'object' ? data.Parameters : data;
  if (Array.isArray(given)) return Object.fromEntries(given.map(pairOf));
  if (!isMapping(given)) throw new Error(EXPECTED);
  return valuesOf(given);
}

function told({ offset, message }: OffsetFault, lines: LineCounter): string {
  const { line, col } = lines.linePos(offset);
  return `${message} at line ${line}, column ${col}`;
}

const EXPECTED =
  'expected a list of {"ParameterKey": ..., "ParameterValue": ...}, a mapping {"Parameters": {...}}, or a plain mapping of names to values';

function pairOf(entry: unknown): [string, string | string[] | null] {
  if (!isMapping(entry) || typeof entry.ParameterKey !== 'string') throw new Error(EXPECTED);
  const { ParameterKey: name, ParameterValue: value, UsePreviousValue: keeps } = entry;
  return [name, String(keeps).toLowerCase() === 'true' ? null : textOf(name, value)];
}

function valuesOf(map: Readonly<Record<string, unknown>>): Parameters {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, textOf(name, value)]));
}

function textOf(name: string, value: unknown): string | string[] {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  throw new Error(`the value of parameter \`${name}\` must be a text or a list of texts`);
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
