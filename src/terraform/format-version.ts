import type { Json, Problem } from '../model/index.js';
import { textOf } from './json.js';

/**
 * Complains about a format whose major version is not one that Terraform has had so far (0 and 1). Later minor
 * versions only add properties; a file without a version was made by hand (developer.hashicorp.com, "JSON Output
 * Format", "Format Versioning").
 */
export function versionProblems(version: Json | undefined): readonly Problem[] {
  const text = textOf(version) ?? (typeof version === 'number' ? String(version) : '');
  if (version === undefined || version === null || /^[01](\.|$)/.test(text)) return [];
  return [
    {
      code: 'terraform-format-version',
      severity: 'error',
      message: `The format version ${text || 'of this file'} is not known: versions 0.1 to 1.x can be read. A newer release may know it.`,
      path: ['format_version'],
    },
  ];
}
