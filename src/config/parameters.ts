import { parseDocument } from 'yaml';

/** CloudFormation parameter values by name: texts, or lists of texts. */
export type Parameters = Readonly<Record<string, string | readonly string[]>>;

/**
 * Reads a parameter file in any of the usual forms: the list that `aws cloudformation deploy` takes
 * (`[{"ParameterKey": ..., "ParameterValue": ...}]`), CodePipeline's template configuration
 * (`{"Parameters": {...}}`), or a plain mapping. JSON or YAML. Throws an error that says what does not fit.
 *
 * Values stay the text they are written as, so that an account id keeps its leading zeros.
 */
export function readParameters(text: string): Parameters {
  const document = parseDocument(text, { schema: 'failsafe', prettyErrors: true });
  const [error] = document.errors;
  if (error) throw new Error(error.message);
  const data: unknown = document.toJS();
  if (Array.isArray(data)) return Object.fromEntries(data.map(pairOf));
  if (!isMapping(data)) throw new Error(EXPECTED);
  return valuesOf(isMapping(data.Parameters) ? data.Parameters : data);
}

const EXPECTED =
  'expected a list of {"ParameterKey": ..., "ParameterValue": ...}, a mapping {"Parameters": {...}}, or a plain mapping of names to values';

function pairOf(entry: unknown): [string, string | string[]] {
  if (!isMapping(entry) || typeof entry.ParameterKey !== 'string') throw new Error(EXPECTED);
  return [entry.ParameterKey, textOf(entry.ParameterKey, entry.ParameterValue)];
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
