import type { Gap, Json } from '../../model/index.js';
import { entriesOf, entryOf, isSequence } from './json.js';
import { gap } from './problems.js';

/** Transforms whose effect on roles is known, or that have none. */
const known = /^AWS::(Serverless-2016-10-31|LanguageExtensions|CodeDeployBlueGreen|SecretsManager-\d{4}-\d{2}-\d{2})$/;

/** The transform of SAM. */
export const serverless = 'AWS::Serverless-2016-10-31';

/** Whether resources of a type are there by that transform alone. */
export function isServerlessType(type: string): boolean {
  return type.startsWith('AWS::Serverless::');
}

/** Whether it is known what a transform does to roles: nothing, or what is read here. */
export function isKnownTransform(name: string): boolean {
  return known.test(name);
}

/**
 * Sections of templates that have to be packaged first (`aws cloudformation package`, Rain), and what stands for
 * sections of other files.
 */
const unpackaged = /^(Modules|Packages|Fn::Transform|!.*|<<)$/s;

/** What the transforms of a template, or tools before them, may add that is not seen. */
export function unseenParts(data: Json): readonly Gap[] {
  const transforms = transformsOf(data).filter((name) => !isKnownTransform(name));
  const sections = [...entriesOf(data)].filter(([name, section]) => unpackaged.test(name) && !isEmpty(section));
  return [
    ...transforms.map((name) => gap('transform-unread', { name }, { path: ['Transform'] })),
    ...sections.map(([name]) => gap('section-unread', { name }, { path: [name] })),
  ];
}

function isEmpty(section: Json): boolean {
  return section === null || (typeof section === 'object' && Object.keys(section).length === 0);
}

/** Whether the functions of AWS::LanguageExtensions can be used: a transform that is not known may bring its own. */
export function isExtended(data: Json): boolean {
  return transformsOf(data).some((name) => name === 'AWS::LanguageExtensions' || !isKnownTransform(name));
}

/** The names in the section `Transform`. */
export function transformsOf(data: Json): readonly string[] {
  const section = entryOf(data, 'Transform') ?? null;
  return (isSequence(section) ? section : [section]).flatMap((one) => {
    const name = typeof one === 'string' ? one : entryOf(one, 'Name');
    return typeof name === 'string' ? [name] : [];
  });
}
