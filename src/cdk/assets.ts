import { isInside } from './is-inside.js';
import { entriesOf, entryOf, parseJson, textOf } from './json.js';

/**
 * Reads an asset manifest: by the hash of each file asset, its path relative to the assembly. Nothing of it where it
 * cannot be read. Source: https://github.com/aws/aws-cdk/blob/main/packages/cdk-assets/README.md
 */
export function readAssets(text: string): ReadonlyMap<string, string> {
  const files = entriesOf(entryOf(parseJson(text), 'files'));
  const paths = files.map(([hash, asset]) => [hash, textOf(entryOf(asset, 'source'), 'path') ?? ''] as const);
  return new Map(paths.filter(([, path]) => isInside(path)));
}
