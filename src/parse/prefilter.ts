import { tracesOfTypes } from '../cloudformation/index.js';
import { type ByteSource, type DocumentKind, isInMemory, type Json } from '../model/index.js';
import { isMap, type JsonMap } from './data.js';
import { decode } from './decode.js';
import { isSection, kindOf } from './recognise.js';
import { headOf, isJsonText } from './traces.js';
import { templateFunctions } from './yaml/index.js';

/**
 * Says of a template, from its bytes alone, that nothing in it can matter: no support role, no way to one, and
 * nothing that may hide one. It counts as analysed then, and need not be parsed. Nothing where that cannot be
 * told; most files are told this way, at a hundredth of the time.
 *
 * What can matter must be spelled out somewhere in the bytes: a type of IAM, Identity Center or SAM, a nested
 * stack, a stack set, a macro, a transform, a module, a tag of another dialect, a templating language, or an
 * escape that may spell one of them. Syntax is checked only where it can matter: YAML without any of these
 * counts as analysed even where its syntax is broken, for a role that is not spelled cannot be hidden by a
 * bracket. JSON is parsed all the same, as that costs next to nothing and shows a file that is cut off, whose
 * lost end may have held anything.
 */
export function prefilter(bytes: Uint8Array | ByteSource): DocumentKind | undefined {
  if (!isInMemory(bytes)) return undefined;
  const text = decode(bytes);
  if (text.length > LARGEST) return undefined;
  const whole = text.toString('utf8');
  if (canMatter.test(whole) || !isPlainlyTemplate(whole, text)) return undefined;
  return 'cloudformation';
}

/** Larger files are no templates: CloudFormation takes at most 1 MB. */
const LARGEST = 2_000_000;

const knownTags = templateFunctions.map((name) => `${name}\\b`).join('|');

const canMatter = new RegExp(
  [
    tracesOfTypes,
    'AWS::Serverless',
    'AWS::CloudFormation::\\w*(?:Macro|Module)',
    '(?:Modules|Packages)["\']?\\s*:',
    'SupportAccess',
    'Transform',
    'Fn::ForEach',
    '::MODULE',
    `(?<!\\$\\{)!(?!${knownTags})[A-Za-z]`,
    '\\{%|\\{\\{(?!resolve:)',
    '\\\\(?:[xuU]|\\r?\\n)',
  ].join('|'),
);

function isPlainlyTemplate(whole: string, text: Buffer): boolean {
  return isJsonText(headOf(text)) ? isWellFormedTemplate(whole) : isTemplateText(whole);
}

function isWellFormedTemplate(whole: string): boolean {
  try {
    const data = JSON.parse(whole) as Json;
    return kindOf(data) === 'cloudformation' && isMap(data) && isMap(data.Resources) && areTyped(data.Resources);
  } catch {
    return false;
  }
}

function areTyped(resources: JsonMap): boolean {
  const all = Object.values(resources);
  return all.length > 0 && all.every((resource) => isMap(resource) && typeof resource.Type === 'string');
}

/**
 * One document whose resources all have a type, that says CloudFormation's version or has nothing but sections of
 * a template at the left margin. Less than `kindOf` accepts, never more.
 */
function isTemplateText(whole: string): boolean {
  const body = whole.replace(/^(?:\s*(?:#[^\n]*)?\n)*(?:---[^\n]*\n)?/, '');
  const resources = resourcesIn(body);
  if (/^(?:---|\.\.\.)/m.test(body) || resources.length === 0 || !resources.every(hasType)) return false;
  if (body.includes('AWSTemplateFormatVersion')) return version.test(body);
  return (body.match(/^[^\s#][^:\n]*/gm) ?? []).every(isSection);
}

const version = /^AWSTemplateFormatVersion[ \t]*:[ \t]*['"]?2010-09-09['"]?[ \t]*\r?$/m;

/** The texts of the resources, each from its logical id to the next. */
function resourcesIn(body: string): readonly string[] {
  const [, below = ''] = body.split(/^Resources[ \t]*:[ \t]*(?:#[^\n]*)?\r?\n/m);
  const [section = ''] = below.split(/^(?=[^\s#])/m);
  return section.split(new RegExp(`^${marginOf(section)}(?=[^\\s#])`, 'm')).slice(1);
}

function hasType(resource: string): boolean {
  const properties = resource.slice(resource.indexOf('\n') + 1);
  return new RegExp(`^${marginOf(properties)}['"]?Type['"]?[ \\t]*:[ \\t]*['"]?\\w+::\\w`, 'm').test(properties);
}

/** The white space in front of the first line that says something. */
function marginOf(text: string): string {
  return /^( +)[^\s#]/m.exec(text)?.[1] ?? '';
}
