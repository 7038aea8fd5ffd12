import { type Document, isUnknown } from '../../model/index.js';
import { existsOf } from '../conditions/existence.js';
import { piecesOf } from '../intrinsics/pieces.js';
import type { PropertyReader } from '../resources/property-reader.js';
import { isMapping } from '../template/json.js';
import { asText } from '../values/text.js';

/** The template that a resource names, or why there is none: the end of a sentence. */
export function templateAt(reader: PropertyReader): Document | string {
  const property = reader.node('Location') === undefined ? 'TemplateURL' : 'Location';
  const location = reader.text(property);
  if (isMapping(reader.node('Location'))) return 'its template is in the serverless application repository';
  if (location === undefined) return 'it names no template';
  const url = isUnknown(location) ? urlByName(reader, property) : location;
  const isLeftOut = existsOf(reader.declaration, reader.stack).answer === 'no';
  const document = url === undefined ? undefined : reader.stack.setting.template?.(url, isLeftOut);
  if (document) return reader.stack.inputs.includes(document.input) ? 'it is nested in itself' : document;
  return isUnknown(location)
    ? `where its template is cannot be told: ${location.$unknown}`
    : `its template \`${location}\` is not at hand`;
}

/** Of a URL that is known in part: one that ends alike, where what follows its last `/` is known. */
function urlByName(reader: PropertyReader, property: string): string | undefined {
  const pieces = piecesOf(reader.node(property) ?? null, reader.scope) ?? [];
  const texts = pieces.map(asText).map((piece) => (isUnknown(piece) ? '?' : (piece ?? '')));
  const [, name] = /\/([^/?]+)$/.exec(texts.join('')) ?? [];
  return name === undefined ? undefined : `https://unknown/${name}`;
}
