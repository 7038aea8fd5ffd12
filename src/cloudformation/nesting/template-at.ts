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
  if (document) return reader.stack.inputs.includes(document.input) ? nestedInItself(reader) : document;
  // One of them is deployed as a part of this one: none is a template by itself.
  for (const one of isUnknown(location) ? (location.$oneOf ?? []) : [])
    if (typeof one === 'string') reader.stack.setting.template?.(one, isLeftOut);
  if (isUnknown(location)) return `where its template is cannot be told: ${location.$unknown}`;
  return notAtHand(location, reader.stack.setting.template !== undefined);
}

/** A stack that surely holds itself is never done: AWS gives up, and rolls all of it back. */
function nestedInItself({ declaration, stack }: PropertyReader): string {
  if (existsOf(declaration, stack).answer === 'yes') stack.notes.refusal(stack.prefix + declaration.id);
  return 'it is nested in itself';
}

/**
 * What to do about a template that was not found. Of one that is named inside of a plan there is no file:
 * CloudFormation takes URLs (AWS::CloudFormation::Stack, TemplateURL), which packaging puts in the place of paths.
 */
function notAtHand(location: string, isOfFile: boolean): string {
  if (isOfFile) return `its template \`${location}\` is not at hand: scan it as well`;
  return /^[a-z0-9]+:\/\//i.test(location)
    ? `its template stands at \`${location}\`, which no plan shows`
    : `its template is the path \`${location}\`, and CloudFormation takes URLs only: package the template that names it (\`aws cloudformation package\`) and deploy what comes out`;
}

/** Of a URL that is known in part: one that ends alike, where what follows its last `/` is known. */
function urlByName(reader: PropertyReader, property: string): string | undefined {
  const pieces = piecesOf(reader.node(property) ?? null, reader.scope) ?? [];
  const texts = pieces.map(asText).map((piece) => (isUnknown(piece) ? '?' : (piece ?? '')));
  const [, name] = /\/([^/?]+)$/.exec(texts.join('')) ?? [];
  return name === undefined ? undefined : `https://unknown/${name}`;
}
