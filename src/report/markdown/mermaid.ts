import type { Verdict } from '../../model/index.js';
import type { Edge, Graph, Node } from '../picture/graph.js';
import { cut } from './budget.js';

/** Of a long label, how much is shown. */
const mostOfLabel = 120;

/** The colour of each verdict, which GitHub shows on a light and on a dark page alike. */
const colours: Readonly<Record<Verdict, string>> = {
  pass: '#2da44e',
  warn: '#bf8700',
  unknown: '#8250df',
  fail: '#cf222e',
};

/**
 * A picture of who can assume which role through what, in the language of Mermaid. A label stands between quotes and
 * is spelt by code points but for letters, digits and a few signs, so that nothing of an input is a part of the
 * picture.
 * Source: https://mermaid.js.org/syntax/flowchart.html#special-characters-that-break-syntax
 */
export function mermaid(graph: Graph): string {
  const columns = [
    { prefix: 'p', nodes: graph.principals },
    { prefix: 'r', nodes: graph.roles },
    { prefix: 's', nodes: graph.policies },
  ];
  const boxes = columns.flatMap(({ prefix, nodes }) => nodes.map((node, index) => box(`${prefix}${index}`, node)));
  const lines = [
    ...graph.entering.map((edge) => line('p', 'r', edge)),
    ...graph.giving.map((edge) => line('r', 's', edge)),
  ];
  const styles = Object.entries(colours).map(
    ([verdict, colour]) => `classDef ${verdict} stroke:${colour},stroke-width:2px`,
  );
  return ['flowchart LR', ...[...boxes, ...lines, ...styles].map((text) => `  ${text}`)].join('\n');
}

function box(id: string, { title, lines, verdict }: Node): string {
  return `${id}["${[title, ...lines].map(label).join('<br/>')}"]:::${verdict}`;
}

/** Dashed where it cannot be told. */
function line(left: string, right: string, { from, to, kind }: Edge): string {
  return `${left}${from} ${kind === 'unknown' ? '-.->' : '-->'} ${right}${to}`;
}

function label(text: string): string {
  return cut(text, mostOfLabel).replace(/[^\p{L}\p{N} .,:_-]/gu, (sign) => `#${sign.codePointAt(0)};`);
}
