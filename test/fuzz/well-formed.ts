import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { repository } from '../cli/run-cli.js';
import type { Output } from './trial.js';

const schema = JSON.parse(readFileSync(join(repository, 'schemas/report.schema.json'), 'utf8'));
const validate = new Ajv2020({ strictTypes: false, formats: { date: /^\d{4}-\d\d-\d\d$/ } }).compile(schema);

/** What is wrong with a report in a format, in a few words; nothing where it is as its readers expect. */
export function malformed(output: Output, text: string): string | undefined {
  try {
    return CHECKS[output](text) ?? commandOfRunner(output, text);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const CONTROL = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u;

const CHECKS: Readonly<Record<Output, (text: string) => string | undefined>> = {
  text: plain,
  concise: plain,
  'any-text': plain,
  json: (text) => (validate(JSON.parse(text)) ? plain(text) : JSON.stringify(validate.errors?.[0])),
  sarif: (text) => (Array.isArray(JSON.parse(text).runs[0].results) ? plain(text) : 'no results'),
  gitlab: (text) => (Array.isArray(JSON.parse(text)) ? plain(text) : 'no list'),
  github: (text) => /^(?!::(error|warning|notice) [^\n]+::[^\n]).*::/m.exec(text)?.[0],
  junit: (text) => unbalanced(text.replace(/^<\?[^>]*>/, '')) ?? plain(text),
  html: (text) => unbalanced(text.replace(/^<!doctype html>/, '').replaceAll(/<(style|script)>[^<]*<\/\1>/g, '')),
  markdown: (text) => (/[^\P{Cc}\n]/u.test(text) ? 'a control character' : undefined),
  'any-json': (text) => (JSON.parse(text) === null ? 'nothing' : plain(text)),
  'json-lines': (text) => {
    for (const line of text.split('\n').filter(Boolean)) JSON.parse(line);
    return plain(text);
  },
};

function plain(text: string): string | undefined {
  return CONTROL.test(text) ? 'a control character' : undefined;
}

/** A text that a pipeline would act upon; those of its own format it shall. */
function commandOfRunner(output: Output, text: string): string | undefined {
  return output !== 'github' && /^\s*::[a-z]|##vso\[/m.test(text) ? 'a command of a runner' : undefined;
}

/** Elements of HTML that have no end. */
const VOID = /^(meta|link|br|hr|img|input)$/;
const TAG = /<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:="[^"<]*")?)*)\s*(\/?)>/g;

/** What is wrong with the tags of a text, each of which is closed in its turn, and between which are no marks. */
function unbalanced(text: string): string | undefined {
  const open: string[] = [];
  for (const [, end, name = '', , closed] of text.matchAll(TAG)) {
    if (end) {
      const begun = open.pop();
      if (begun !== name) return `</${name}> after <${begun}>`;
    } else if (!closed && !VOID.test(name)) open.push(name);
  }
  if (open.length > 0) return `<${open.at(-1)}> is not closed`;
  const rest = text.replaceAll(TAG, '');
  return /[<>]|&(?!\w+;|#\w+;)/.exec(rest)?.[0];
}
