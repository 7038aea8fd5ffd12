import type { Json } from '../model/index.js';
import { isInside } from './is-inside.js';
import { entriesOf, entryOf, isMapping, type Mapping, textOf } from './json.js';

/**
 * A template whose nested stacks name the files of the assembly instead of where in S3 they will be uploaded to.
 * Which file it is, the resource says, or the hash of the asset in its URL, which is as a rule a `Fn::Join`.
 * Source: https://docs.aws.amazon.com/cdk/v2/guide/resources.html (metadata of assets)
 *
 * @param fileOf the path of a file asset by its hash, relative to the assembly
 */
export function withLocalTemplates(template: Json, fileOf: (hash: string) => string | undefined): Json {
  const resources = entryOf(template, 'Resources');
  if (!isMapping(template) || !isMapping(resources)) return template;
  const localized = entriesOf(resources).map(([id, resource]) => [id, localize(resource, fileOf)] as const);
  return { ...template, Resources: Object.fromEntries(localized) };
}

function localize(resource: Json, fileOf: (hash: string) => string | undefined): Json {
  const properties = entryOf(resource, 'Properties');
  const url = entryOf(properties, 'TemplateURL');
  if (url === undefined) return resource;
  const file =
    assetPath(resource) ??
    hashesIn(url)
      .map(fileOf)
      .find((path) => path !== undefined);
  if (file === undefined) return resource;
  return { ...(resource as Mapping), Properties: { ...(properties as Mapping), TemplateURL: file } };
}

function assetPath(resource: Json): string | undefined {
  const metadata = entryOf(resource, 'Metadata');
  const path = textOf(metadata, 'aws:asset:path');
  const isTemplate = textOf(metadata, 'aws:asset:property') === 'TemplateURL';
  return isTemplate && path !== undefined && isInside(path) ? path : undefined;
}

/** The SHA-256 hashes in an expression. */
function hashesIn(expression: Json): readonly string[] {
  return JSON.stringify(expression).match(/\b[0-9a-f]{64}\b/g) ?? [];
}
