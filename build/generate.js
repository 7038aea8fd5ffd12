import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { buildSync } from 'esbuild';
import { parse } from 'yaml';

const OUT = 'src/generated';

/**
 * Compiles the schemas that ship and the predicates of the built-in rules to plain code, so that no run pays for it:
 * `validators.js` (one exported function each) and `rules.js` (the rule files as data, predicates in place). The version
 * of the package goes in beside them.
 */
export function generate() {
  const ajv = new Ajv({ code: { source: true, esm: true }, allErrors: true, verbose: true, strictTypes: false });
  const names = {};
  const add = (name, schema) => {
    ajv.addSchema({ ...schema, $id: name });
    names[name] = name;
    return name;
  };
  add('config', JSON.parse(readFileSync('schemas/config.schema.json', 'utf8')));
  add('ruleFile', JSON.parse(readFileSync('rules/rule.schema.json', 'utf8')));
  const rules = ruleFiles().map((rule, i) => withPredicates(rule, (part, schema) => add(`${part}${i}`, schema)));
  mkdirSync(OUT, { recursive: true });
  writeValidators(standaloneCode(ajv, names));
  writeFileSync(`${OUT}/validators.d.ts`, validatorTypes());
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  writeFileSync(`${OUT}/version.js`, `export const version = ${JSON.stringify(version)};\n`);
  writeFileSync(`${OUT}/version.d.ts`, 'export declare const version: string;\n');
  writeFileSync(`${OUT}/rules.js`, rulesModule(rules));
  writeFileSync(
    `${OUT}/rules.d.ts`,
    "import type { Rule } from '../rules/rule.js';\nexport declare const rules: readonly Rule[];\n",
  );
}

/** Ajv's code requires its small run-time helpers as CommonJS: they are bundled in, so that any loader takes it. */
function writeValidators(code) {
  const stdin = { contents: code, resolveDir: '.', loader: 'js' };
  buildSync({
    stdin,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    outfile: `${OUT}/validators.js`,
  });
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
  const code = JSON.stringify(rules).replace(/\{"\$call":"(\w+)"\}/g, 'validators.$1');
  return `import * as validators from './validators.js';\nexport const rules = ${code};\n`;
}

function validatorTypes() {
  const type = "import('../schema/index.js').SchemaErrors";
  return `export declare const config: ${type};\nexport declare const ruleFile: ${type};\n`;
}
