import type { InputKind, Json } from '../model/index.js';
import { decode } from './decode.js';
import { isMap, isSection, kindOf } from './recognise.js';
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
export function settle(bytes: Uint8Array): InputKind | undefined {
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
    'AWS::(?:IAM|SSO|Serverless)',
    'AWS::CloudFormation::\\w*(?:Stack|Macro|Module)',
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
    return kindOf(data) === 'cloudformation' && isMap(data) && isMap(data.Resources);
  } catch {
    return false;
  }
}

/**
 * One document that says CloudFormation's version, or has nothing but sections of a template at the left margin
 * and a resource of one of AWS's types. Less than `kindOf` accepts, never more.
 */
function isTemplateText(whole: string): boolean {
  const body = whole.replace(/^(?:\s*(?:#[^\n]*)?\n)*(?:---[^\n]*\n)?/, '');
  if (/^(?:---|\.\.\.)/m.test(body) || !/^Resources[ \t]*:/m.test(body)) return false;
  if (body.includes('AWSTemplateFormatVersion')) return version.test(body);
  return typed.test(body) && (body.match(/^[^\s#][^:\n]*/gm) ?? []).every(isSection);
}

const version = /^AWSTemplateFormatVersion[ \t]*:[ \t]*['"]?2010-09-09['"]?[ \t]*\r?$/m;
const typed = /^[ \t]+['"]?Type['"]?[ \t]*:[ \t]*['"]?AWS::\w+::\w/m;
