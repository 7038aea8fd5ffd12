import type { Gap, Json } from '../../model/index.js';
import { entryOf, isSequence } from './json.js';
import { gap } from './problems.js';

/** Transforms whose effect on roles is known, or that have none. */
const known = /^AWS::(Serverless-2016-10-31|LanguageExtensions|CodeDeployBlueGreen|SecretsManager-\d{4}-\d{2}-\d{2})$/;

/** What the transforms of a template may add that is not seen. */
export function transformGaps(data: Json): readonly Gap[] {
  return transformsOf(data)
    .filter((name) => !known.test(name))
    .map((name) => gap('transform-unread', { name }, { path: ['Transform'] }));
}

/** Whether the functions of AWS::LanguageExtensions can be used: a transform that is not known may bring its own. */
export function isExtended(data: Json): boolean {
  return transformsOf(data).some((name) => name === 'AWS::LanguageExtensions' || !known.test(name));
}

/** The names in the section `Transform`. */
export function transformsOf(data: Json): readonly string[] {
  const section = entryOf(data, 'Transform') ?? null;
  return (isSequence(section) ? section : [section]).flatMap((one) => {
    const name = typeof one === 'string' ? one : entryOf(one, 'Name');
    return typeof name === 'string' ? [name] : [];
  });
}
