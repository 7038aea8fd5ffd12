import { greatest } from '../../model/index.js';
import { mapQuoted } from '../words/names.js';

/**
 * Running text as Markdown that shows it as it is: no markup, HTML, formula, emoji, link or mention comes of it, but
 * that names between backticks become code spans. Line breaks become `<br>`, so that no line of it begins a block.
 */
export function prose(text: string): string {
  return mapQuoted(text.trim(), code, plain)
    .replaceAll('\n', '<br>')
    .replace(/^(\d*)([-+#=.)])/, '$1\\$2');
}

/** Text for the cell of a table, where a code span could not hold every name. */
export function cell(text: string): string {
  return plain(text.trim()).replaceAll('\n', '<br>');
}

/** What services make a link of: an address, `www.`, a user, an issue, a merge request, an issue by its old name. */
const linked = /(:)(?=\/\/)|(www)(?=\.)|([@#])(?=\w)|(!)(?=\d)|(GH-)(?=\d)/gi;

/** What they make an emoji of; the parts of an ARN look the same, and are there to be copied. */
const emojiOrArn = /arn:aws[\w-]*:\S*|:(?=[\w+-]+:)/g;

/** Of no width, and it parts what would be taken together. */
const parted = '&#8203;';

function plain(text: string): string {
  return text
    .replace(/[\\`*_[\]|~$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(linked, `$&${parted}`)
    .replace(emojiOrArn, (found) => (found === ':' ? `:${parted}` : found));
}

/** Text on one line between HTML elements: of it nothing is markup, a link or a mention; names are set apart. */
export function inSummary(text: string): string {
  return mapQuoted(text.trim(), (name) => `<code>${reference(name)}</code>`, reference).replace(
    /(?<!\s)\s*\n\s*/g,
    '<br>',
  );
}

/** What HTML and Markdown take for markup, by its code point. */
function reference(text: string): string {
  return text
    .replace(linked, '$&\u200b')
    .replace(emojiOrArn, (found) => (found === ':' ? ':\u200b' : found))
    .replace(/[&<>"'\\`*_[\]|~$\u200b]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A name as a code span, in which nothing is markup. */
export function code(text: string): string {
  const fence = '`'.repeat(longestRun(text) + 1);
  const padded = /^`|`$|^ .* $/.test(text) ? ` ${text} ` : text;
  return `${fence}${padded}${fence}`;
}

/** Lines as a code block. */
export function codeBlock(lines: readonly string[]): string {
  const text = lines.join('\n');
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}text\n${text}\n${fence}`;
}

/** Length of the longest run of backticks. */
function longestRun(text: string): number {
  return greatest(
    (text.match(/`+/g) ?? []).map((run) => run.length),
    0,
  );
}
