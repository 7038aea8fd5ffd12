import type { FunctionRow, Scope } from '../evaluate/scope.js';
import { bool, failed, open, setOf, text, tuple, type Value } from '../values/index.js';
import { textOf } from './arguments.js';
import { filePattern } from './file-pattern.js';

/**
 * Functions over files, which the scope reads or does not:
 * https://developer.hashicorp.com/terraform/language/functions/file
 */
export const fileFunctions: Readonly<Record<string, FunctionRow>> = {
  file: { parameters: ['string'], evaluate: ([path], { readFile }) => readFile(textOf(path)) },
  fileexists: {
    parameters: ['string'],
    evaluate: ([path], { readFile }) => {
      const content = readFile(textOf(path));
      return content.kind === 'unknown' && !content.isError ? content : bool(content.kind !== 'unknown');
    },
  },
  fileset: {
    parameters: ['string', 'string'],
    evaluate: ([path, pattern], scope) => fileSet(textOf(path), textOf(pattern), scope),
  },
  basename: { parameters: ['string'], evaluate: ([path]) => text(baseName(textOf(path))) },
  dirname: { parameters: ['string'], evaluate: ([path]) => text(folderName(textOf(path))) },
};

function baseName(path: string): string {
  if (path === '') return '.';
  return (
    path
      .replace(/(?<!\/)\/+$/, '')
      .split('/')
      .at(-1) || '/'
  );
}

function folderName(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/').slice(0, -1)) {
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else if (step !== '' && step !== '.' && !(step === '..' && path.startsWith('/'))) steps.push(step);
  }
  const folder = steps.join('/');
  return path.startsWith('/') ? `/${folder}` : folder || '.';
}

/** The files below a folder whose names from it match a pattern. */
function fileSet(folder: string, pattern: string, { listFiles }: Scope): Value {
  const matches = filePattern(pattern.replace(/^(?:\.\/+)+/, ''));
  if (!matches) return failed(`\`${pattern}\` is no pattern of files`);
  const names = /(?:^|\/)\.\.(?:\/|$)/.test(pattern) ? undefined : listFiles(folder);
  if (!names) return open(`the files of \`${folder}\` are not listed here`);
  return setOf(tuple(names.filter(matches).map(text)));
}
