/**
 * Writes down what Terraform says of expressions: `node build/golden-values.js` has `terraform`, which has to be on
 * the PATH, evaluate every expression of `fixtures/hcl/values/*.txt` (one a line) as an output, and writes a JSON file
 * beside it. Tests compare the values with those of `src/terraform-source` and never run Terraform.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../fixtures/hcl/values');
for (const name of readdirSync(folder).filter((one) => one.endsWith('.txt'))) {
  const expressions = readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean);
  const answers = valuesOf(expressions);
  const rows = expressions.map((expression, at) => JSON.stringify({ expression, ...answers[at] }));
  writeFileSync(join(folder, name.replace('.txt', '.json')), `[\n${rows.join(',\n')}\n]\n`);
}

/** The value of each expression, or that it is an error. */
function valuesOf(expressions) {
  const cwd = mkdtempSync(join(tmpdir(), 'golden-values-'));
  const outputs = expressions.map(
    (one, at) => `output "e${at}" {\n  value = jsonencode(try({ value = ${one} }, { error = true }))\n}\n`,
  );
  writeFileSync(join(cwd, 'main.tf'), outputs.join(''));
  execFileSync('terraform', ['apply', '-auto-approve', '-no-color'], { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  const answers = JSON.parse(execFileSync('terraform', ['output', '-json'], { cwd, encoding: 'utf8' }));
  rmSync(cwd, { recursive: true });
  return expressions.map((_, at) => JSON.parse(answers[`e${at}`].value));
}
