import { describe, expect, it } from 'vitest';
import { normalize } from '../../src/terraform/index.js';

const problemsOf = (version: string | number | null) =>
  normalize({ input: 'plan.json', kind: 'terraform-plan', data: { format_version: version }, locate: () => undefined })
    .problems;

describe('format versions', () => {
  it.each(['0.1', '0.2', '1.0', '1.2', '1.99', 1.2, null])('%s is read', (version) => {
    expect(problemsOf(version)).toEqual([]);
  });

  it.each(['2.0', '10.1', 'latest', 3])('%s is refused', (version) => {
    expect(problemsOf(version)).toEqual([
      {
        code: 'terraform-format-version',
        args: { version: String(version) },
        severity: 'error',
        message: `The format version ${version} is not known: versions 0.1 to 1.x can be read. A newer release may know it.`,
        path: ['format_version'],
      },
    ]);
  });
});
