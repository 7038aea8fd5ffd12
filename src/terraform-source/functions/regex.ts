import { RE2JS } from 're2js';
import type { FunctionRow } from '../evaluate/scope.js';
import { failed, list, nothing, object, text, tuple, type Value } from '../values/index.js';
import { textOf } from './arguments.js';

/**
 * Functions over regular expressions, in the syntax of Go's RE2.
 * Source: https://developer.hashicorp.com/terraform/language/functions/regex
 */
export const regexFunctions: Readonly<Record<string, FunctionRow>> = {
  regex: { parameters: ['string', 'string'], evaluate: ([pattern, of]) => first(textOf(pattern), textOf(of)) },
  regexall: { parameters: ['string', 'string'], evaluate: ([pattern, of]) => all(textOf(pattern), textOf(of)) },
};

function compiled(pattern: string): RE2JS | undefined {
  try {
    return RE2JS.compile(pattern);
  } catch {
    return undefined;
  }
}

type Matcher = ReturnType<RE2JS['matcher']>;

function first(pattern: string, of: string): Value {
  const expression = compiled(pattern);
  if (!expression) return failed('the regular expression cannot be read');
  const matcher = expression.matcher(of);
  return matcher.find() ? captured(expression, matcher) : failed('the text does not match');
}

function all(pattern: string, of: string): Value {
  const expression = compiled(pattern);
  if (!expression) return failed('the regular expression cannot be read');
  const matcher = expression.matcher(of);
  const found: Value[] = [];
  while (matcher.find()) found.push(captured(expression, matcher));
  return list(found);
}

/** The match; where there are groups, a tuple of them, or an object where they have names. */
function captured(expression: RE2JS, matcher: Matcher): Value {
  const names = Object.entries(expression.namedGroups());
  const group = (at: number) => {
    const found = matcher.group(at);
    return found === null || found === undefined ? nothing : text(found);
  };
  if (names.length > 0) return object(names.map(([name, at]) => [name, group(at)]));
  const count = matcher.groupCount();
  return count === 0 ? group(0) : tuple(Array.from({ length: count }, (_, at) => group(at + 1)));
}

/** A text with every match replaced; `$1` and `${name}` stand for groups. */
export function replaceMatches(of: string, pattern: string, by: string): Value {
  const expression = compiled(pattern);
  if (!expression) return failed('the regular expression cannot be read');
  const matcher = expression.matcher(of);
  let made = '';
  let end = 0;
  while (matcher.find()) {
    made += of.slice(end, matcher.start()) + expanded(expression, matcher, by);
    end = matcher.end();
  }
  return text(made + of.slice(end));
}

function namedGroup(expression: RE2JS, name: string): number | undefined {
  const groups = expression.namedGroups();
  return Object.hasOwn(groups, name) ? groups[name] : undefined;
}

function expanded(expression: RE2JS, matcher: Matcher, by: string): string {
  return by.replace(/\$(?:\$|\{(\w+)\}|(\w+))/g, (_, braced?: string, bare?: string) => {
    const name = braced ?? bare;
    if (name === undefined) return '$';
    const at = /^\d+$/.test(name) ? Number(name) : namedGroup(expression, name);
    return at === undefined || at > matcher.groupCount() ? '' : (matcher.group(at) ?? '');
  });
}
