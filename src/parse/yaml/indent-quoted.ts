import { isScalar, type LineCounter, type Scalar, visit, type Document as YamlDocument } from 'yaml';

/**
 * The text with the rest of its first broken quoted text indented, or nothing where no quoted text is broken.
 * YAML's rule is that the lines of a quoted text stand further right than their parent; CloudFormation, like most
 * readers of YAML 1.1, does not mind. White space at the start of those lines is no part of the text, so more of
 * it changes nothing. Adds the spaces put in to `indented`, by line.
 */
export function indentQuoted(
  text: string,
  documents: readonly YamlDocument.Parsed[],
  lines: LineCounter,
  indented: Map<number, number>,
): string | undefined {
  const start = brokenQuote(documents);
  const end = start === undefined ? undefined : endOfQuoted(text, start);
  if (start === undefined || end === undefined) return undefined;
  const { line, col } = lines.linePos(start);
  const rows = text.slice(start, end).split('\n');
  // What was indented before and is still broken will stay so.
  if (rows.length === 1 || indented.has(line + 1)) return undefined;
  for (const row of rows.keys()) {
    if (row > 0) indented.set(line + row, (indented.get(line + row) ?? 0) + col);
  }
  return text.slice(0, start) + rows.join(`\n${' '.repeat(col)}`) + text.slice(end);
}

/** The offset of the quoted text that the first error of all is about, if it is about one that does not close. */
function brokenQuote(documents: readonly YamlDocument.Parsed[]): number | undefined {
  const document = documents.find(({ errors }) => errors.length > 0);
  const error = document?.errors[0];
  if (!document || error?.code !== 'MISSING_CHAR') return undefined;
  let start: number | undefined;
  visit(document, {
    Scalar(_key, scalar) {
      if (!isQuoted(scalar) || scalar.range?.[1] !== error.pos[0]) return undefined;
      start = scalar.range[0];
      return visit.BREAK;
    },
  });
  return start;
}

function isQuoted(node: unknown): node is Scalar {
  return isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
}

/** The offset behind the closing quote: `''` and `\"` do not close. */
function endOfQuoted(text: string, start: number): number | undefined {
  const quoted = text[start] === "'" ? /'[^']*(?:''[^']*)*'/y : /"[^"\\]*(?:\\[\s\S][^"\\]*)*"/y;
  quoted.lastIndex = start;
  return quoted.test(text) ? quoted.lastIndex : undefined;
}
