import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { severities, trustClasses, verdicts } from '../../src/model/index.js';
import { savedReport, savedReports } from './saved-reports.js';

interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const file = join(import.meta.dirname, '../../schemas/report.schema.json');
const schema = JSON.parse(readFileSync(file, 'utf8')) as Schema;
const validate = new Ajv2020({ allErrors: true, strictTypes: false, formats: { date: /^\d{4}-\d\d-\d\d$/ } }).compile(
  schema,
);

/** Every property of a schema by its path. */
function* propertiesOf(part: Schema, path = ''): Generator<[string, Schema]> {
  for (const [key, property] of Object.entries(part.properties ?? {})) {
    yield [`${path}/${key}`, property];
    yield* propertiesOf(property, `${path}/${key}`);
  }
  if (part.items) yield* propertiesOf(part.items, path);
  for (const [name, definition] of Object.entries(part.$defs ?? {})) yield* propertiesOf(definition, `#${name}`);
}

/** The report `passes` with one of its texts replaced. */
function changed(from: string, to: string): unknown {
  const text = JSON.stringify(savedReport('passes').report);
  if (!text.includes(from)) throw new Error(`the report does not hold ${from}`);
  return JSON.parse(text.replace(from, to));
}

describe('the schema of the report', () => {
  test.each(savedReports)('accepts the saved report $name', ({ report }) => {
    validate(report);
    expect(validate.errors).toBeNull();
  });

  test.each([
    ['another version', '"schemaVersion":"1"', '"schemaVersion":"2"'],
    ['an unknown verdict', '"verdict":"pass"', '"verdict":"skipped"'],
    ['a missing key', '"nearMisses":[],', ''],
    ['a further key', '"nearMisses":[]', '"nearMisses":[],"farMisses":[]'],
    ['line 0', '"line":1', '"line":0'],
    ['a short fingerprint', '"fingerprint":"00d1', '"fingerprint":"d1'],
    ['an account of the wrong length', '"account":"1111', '"account":"111'],
    ['an unknown class', '"class":"principals"', '"class":"friends"'],
  ])('refuses %s', (_, from, to) => {
    expect(validate(changed(from, to))).toBe(false);
  });

  test('describes every key', () => {
    const described = (part: Schema): boolean =>
      Boolean(part.description ?? schema.$defs?.[part.$ref?.replace('#/$defs/', '') ?? '']?.description);
    const all = [...propertiesOf(schema)];
    expect(all.length).toBeGreaterThan(60);
    expect(all.filter(([, property]) => !described(property)).map(([path]) => path)).toEqual([]);
  });

  test.each<[string, readonly string[]]>([
    ['verdict', verdicts],
    ['trustClass', [...trustClasses, 'unknown']],
  ])('names every %s of the model', (definition, values) => {
    expect(schema.$defs?.[definition]?.enum).toEqual(values);
  });

  test('names every severity of the model', () => {
    expect(schema.$defs?.finding?.properties?.severity?.enum).toEqual(severities);
  });
});
