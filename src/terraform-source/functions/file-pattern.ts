import { RE2JS } from 're2js';

const piece = /\*\*\/+|\*\*|\[[!^]?[^\]/]+\]|\\[\s\S]|[^*?[\]{},\\]+|[\s\S]/g;

const marks: Readonly<Record<string, string>> = {
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
  '{': '(?:',
  ',': '|',
  '}': ')',
};

/**
 * Whether a path matches a pattern of files: `*` and `?` within a segment, `**` over any number of them, `[abc]`,
 * `{a,b}`. Nothing where the pattern cannot be read.
 * Source: https://developer.hashicorp.com/terraform/language/functions/fileset
 */
export function filePattern(pattern: string): ((path: string) => boolean) | undefined {
  let expression = '';
  let braces = 0;
  for (const [part] of pattern.replace(/\*\*\/+$/, '**').matchAll(piece)) {
    if (part === '{') braces += 1;
    expression += part === ',' && braces === 0 ? ',' : expressionOf(part);
    if (part === '}') braces -= 1;
    if (braces < 0) return undefined;
  }
  const compiled = braces === 0 ? RE2JS.compile(expression, RE2JS.DOTALL) : undefined;
  return compiled && ((path) => compiled.matches(path));
}

function expressionOf(part: string): string {
  if (/^\*\*\//.test(part)) return '(?:[^/]+/)*';
  if (/^\[./.test(part)) return part.replace(/^\[!/, '[^');
  return marks[part] ?? RE2JS.quote(/^\\./s.test(part) ? part.slice(1) : part);
}
