import type { FunctionRow } from '../evaluate/scope.js';
import {
  dataIn,
  decodeJson,
  encodeJson,
  failed,
  firstOpen,
  fromData,
  holdsSecret,
  literalText,
  nothing,
  text,
  type Value,
} from '../values/index.js';
import { textOf } from './arguments.js';
import { yamlValue } from './yaml.js';

/** Functions between values and their texts: https://developer.hashicorp.com/terraform/language/functions/jsonencode */
export const encodingFunctions: Readonly<Record<string, FunctionRow>> = {
  jsonencode: {
    parameters: ['any'],
    takesNull: true,
    takes: 'anything',
    evaluate: ([of = nothing]) => ({ ...encodeJson(of), ...(holdsSecret(of) && { sensitive: true }) }),
  },
  jsondecode: { parameters: ['string'], takes: 'anything', evaluate: ([of = nothing]) => decode(of) },
  base64encode: { parameters: ['string'], evaluate: ([of]) => text(Buffer.from(textOf(of)).toString('base64')) },
  base64decode: { parameters: ['string'], evaluate: ([of]) => decodeBase64(textOf(of)) },
  urlencode: { parameters: ['string'], evaluate: ([of]) => text(urlEncoded(textOf(of))) },
  yamldecode: { parameters: ['string'], takes: 'anything', evaluate: ([of = nothing]) => decodeYaml(of) },
  yamlencode: {
    parameters: ['any'],
    takesNull: true,
    takes: 'anything',
    evaluate: ([of = nothing]) => ({
      kind: 'json',
      data: of,
      isYaml: true,
      ...(holdsSecret(of) && { sensitive: true }),
    }),
  },
};

function decode(of: Value): Value {
  if (of.kind === 'json') return of.isYaml ? failed('the text is no JSON') : of.data;
  if (of.kind === 'unknown') return of;
  if (of.kind === 'pieces') {
    const data = dataIn(of.parts);
    return data === undefined ? failed('the text is no JSON') : fromData(data);
  }
  return decodeJson(textOf(of));
}

function decodeBase64(written: string): Value {
  const isBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(written);
  const bytes = Buffer.from(written, 'base64');
  const decoded = bytes.toString('utf8');
  return isBase64 && Buffer.from(decoded).equals(bytes) ? literalText(decoded) : failed('it is no text in Base64');
}

/** As a query writes it. */
function urlEncoded(written: string): string {
  return encodeURIComponent(written)
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

function decodeYaml(of: Value): Value {
  if (of.kind === 'string') return yamlValue(of.value);
  return of.kind === 'json' ? of.data : (firstOpen(of) ?? failed('the text is no YAML'));
}
