import { readJson, type Span, type Template } from '../../hcl/index.js';
import type { Path } from '../../model/index.js';

/**
 * Where a part of a JSON document stands that is written out as text. What is interpolated is taken for letters: in a
 * text it changes nothing of where things stand, and anywhere else the document cannot be read.
 */
export function documentPart(text: string, template: Template, path: Path): Span | undefined {
  const first = template.parts[0];
  const last = template.parts.at(-1);
  if (text.slice(template.start, template.start + 2) !== '<<' || !first || !last) return undefined;
  const { node: root } = readJson(withoutSequences(text.slice(first.start, last.end)));
  let node = root;
  let found: Span | undefined;
  for (const step of path) {
    if (node?.kind === 'object') node = node.members.findLast(({ key }) => key.value === step)?.value;
    else if (node?.kind === 'array') node = node.items[Number(step)];
    else break;
    if (!node) break;
    found = { start: node.start + first.start, end: node.end + first.start };
  }
  return found;
}

/** A text with letters in the place of its interpolations, as long as before. */
function withoutSequences(text: string): string {
  return text.replace(/(?<!\$)\$\{[^{}\n]*\}/g, (sequence) => 'x'.repeat(sequence.length));
}
