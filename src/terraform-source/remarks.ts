import type { Comment } from '../hcl/index.js';
import type { Module } from './modules/module.js';
import type { ModuleInstance } from './modules/module-tree.js';
import type { ParsedSource } from './modules/source-file.js';

/** A comment for Rolecall, with what it is about. */
export interface Remark {
  readonly text: string;
  /** The address of a block without keys; absent where the comment stands at none. */
  readonly address?: string;
}

/** The comments for Rolecall in a module: on the line where a block begins, or on lines of their own right above it. */
export function remarksIn({ module, path }: Pick<ModuleInstance, 'module' | 'path'>): readonly Remark[] {
  const around = path.map(({ name }) => `module.${name}.`).join('');
  return module.files.flatMap((file) => {
    const own = file.comments.filter(({ text }) => /rolecall:/.test(text));
    if (own.length === 0) return [];
    const blocks = blocksByLine(module, file);
    return own.map((comment): Remark => {
      const block = blocks.get(lineOf(file, comment)) ?? blocks.get(lineBelow(file, comment));
      return { text: comment.text, ...(block !== undefined && { address: around + block }) };
    });
  });
}

function blocksByLine({ resources }: Module, file: ParsedSource): ReadonlyMap<number, string> {
  const own = [...resources].filter(([, declared]) => declared.file === file);
  return new Map(own.map(([name, { block }]) => [file.rangeOf(block.header).line, name]));
}

function lineOf(file: ParsedSource, { start }: Comment): number {
  return file.rangeOf({ start, end: start }).line;
}

/** The first line behind a run of comments. */
function lineBelow(file: ParsedSource, comment: Comment): number {
  const commented = new Set(file.comments.map((one) => lineOf(file, one)));
  let line = lineOf(file, comment);
  while (commented.has(line)) line += 1;
  return line;
}
