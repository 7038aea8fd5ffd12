import type { Json } from '../model/index.js';
import { entriesOf, entryOf, textOf } from './json.js';

/** The paths of the constructs that make the resources of a template, by logical id: `Stack/SupportRole/Resource`. */
export function constructPathsOf(template: Json): ReadonlyMap<string, string> {
  const paths = entriesOf(entryOf(template, 'Resources')).map(([id, resource]) => {
    return [id, textOf(entryOf(resource, 'Metadata'), 'aws:cdk:path') ?? ''] as const;
  });
  return new Map(paths.filter(([, path]) => path !== ''));
}
