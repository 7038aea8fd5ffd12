import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { buildSync } from 'esbuild';
import { parse } from 'yaml';

const OUT = 'src/generated';

/**
 * Compiles the schemas that ship and the predicates of the built-in rules to plain code, so that no run pays for it:
 * `validators.js` (one exported function each), `facts-line.js` and `predicates.js` (likewise) and `rules.js` (the rule files as data,
 * predicates in place). The version of the package and an example of each trust class go in beside them.
 */
export function generate() {
  // Of what people write all that is wrong is told, with its value; of what the program itself wrote the first thing.
  const byHand = { config: jsonIn('schemas/config.schema.json'), ruleFile: jsonIn('rules/rule.schema.json') };
  const factsLine = { factsLine: jsonIn('schemas/facts.schema.json') };
  const predicates = {};
  const rules = ruleFiles().map((rule, i) =>
    withPredicates(rule, (part, schema) => {
      predicates[`${part}${i}`] = schema;
      return `${part}${i}`;
    }),
  );
  const { version } = jsonIn('package.json');
  mkdirSync(OUT, { recursive: true });
  compile('validators', byHand, { allErrors: true, verbose: true });
  compile('facts-line', factsLine, {});
  compile('predicates', predicates, {});
  write('validators.d.ts', validatorTypes(Object.keys(byHand)));
  write('facts-line.d.ts', validatorTypes(Object.keys(factsLine)));
  write('rules.js', rulesModule(rules));
  write('rules.d.ts', "import type { Rule } from '../rules/rule.js';\nexport declare const rules: readonly Rule[];\n");
  write('trust-examples.js', `export const trustExamples = ${JSON.stringify(trustExamples())};\n`);
  write('trust-examples.d.ts', TRUST_EXAMPLE_TYPES);
  write('fact-schema.js', `export const factSchema = ${JSON.stringify(jsonIn('rules/fact.schema.json'))};\n`);
  write('fact-schema.d.ts', FACT_SCHEMA_TYPES);
  write('examples.js', `export const examples = ${JSON.stringify(printedExamples())};\n`);
  write('examples.d.ts', 'export declare const examples: Readonly<Record<string, string>>;\n');
  write('version.js', `export const version = ${JSON.stringify(version)};\n`);
  write('version.d.ts', 'export declare const version: string;\n');
}

function jsonIn(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Ajv's code requires its small run-time helpers as CommonJS: they are bundled in, so that any loader takes it. */
function compile(module, schemas, options) {
  const ajv = new Ajv({ code: { source: true, esm: true }, strictTypes: false, ...options });
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema({ ...schema, $id: name });
  const names = Object.fromEntries(Object.keys(schemas).map((name) => [name, name]));
  const stdin = { contents: standaloneCode(ajv, names), resolveDir: '.', loader: 'js' };
  const outfile = `${OUT}/${module}.js`;
  buildSync({ stdin, bundle: true, format: 'esm', platform: 'node', target: 'node20', outfile });
}

const TRUST_EXAMPLE_TYPES = `import type { TrustClass, Verdict } from '../model/index.js';
export declare const trustExamples: readonly {
  readonly class: TrustClass;
  readonly verdict: Verdict;
  readonly name: string;
  readonly policy: unknown;
}[];
`;

const FACT_SCHEMA_TYPES = `import type { FactSchemas } from '../rules/fact-schema.js';
export declare const factSchema: FactSchemas;
`;

/** The tables that the trust analysis is tested with, those first that show the plainest policies. */
const TABLES = ['principals', 'services', 'saml', 'oidc', 'condition-keys', 'deny', 'actions'];

/** One example of each trust class: the first of the class. */
function trustExamples() {
  const tables = TABLES.map((name) => parse(readFileSync(`fixtures/iam/${name}.yaml`, 'utf8')));
  const cases = tables.flatMap((table) => table.cases).filter((one) => one.statement ?? one.policy);
  const isFirst = (one, i) => cases.findIndex((other) => other.expect.class === one.expect.class) === i;
  return cases.filter(isFirst).map(({ name, statement, policy, expect }) => {
    return { class: expect.class, verdict: expect.verdict, name, policy: statement ?? policy };
  });
}

/** Of the jobs among the examples, those that `rolecall init --ci` prints. */
const PRINTED_JOBS = ['github/source.yml', 'gitlab/source.yml', 'pre-commit/pre-commit-config.yaml'];

/** The files below `examples` that `rolecall init` prints, by their paths there: the roles, and a job for each service. */
function printedExamples() {
  const roles = readdirSync('examples/roles').map((name) => `roles/${name}`);
  return Object.fromEntries(
    [...roles.sort(), ...PRINTED_JOBS].map((path) => [path, readFileSync(`examples/${path}`, 'utf8')]),
  );
}

function write(name, text) {
  writeFileSync(`${OUT}/${name}`, text);
}

function ruleFiles() {
  const files = readdirSync('rules').filter((name) => name.endsWith('.yaml'));
  return files.sort().map((name) => {
    const rule = parse(readFileSync(`rules/${name}`, 'utf8'));
    if (rule.id !== basename(name, '.yaml')) throw new Error(`rules/${name}: the id must be the name of the file`);
    return rule;
  });
}

/** The rule with each predicate replaced by the name of its compiled function. */
function withPredicates(rule, add) {
  const cases = rule.cases.map((one, i) => ({ ...one, when: { $call: add(`case${i}of`, one.when) } }));
  return { enabled: true, ...rule, applies: { $call: add('applies', rule.applies ?? {}) }, cases };
}

function rulesModule(rules) {
  const code = JSON.stringify(rules).replace(/\{"\$call":"(\w+)"\}/g, 'predicates.$1');
  return `import * as predicates from './predicates.js';\nexport const rules = ${code};\n`;
}

function validatorTypes(names) {
  const type = "import('../schema/index.js').SchemaErrors";
  return names.map((name) => `export declare const ${name}: ${type};\n`).join('');
}
