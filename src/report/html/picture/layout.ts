import { displayWidth, fitting } from '../../frame/display-width.js';
import type { Edge, Graph, Node } from '../../picture/graph.js';

/** A box with its place, in units of the picture. */
export interface Box {
  readonly node: Node;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The title, broken to fit. */
  readonly title: readonly string[];
  readonly lines: readonly string[];
}

/** A line from a box to another. */
export interface Line {
  readonly from: Box;
  readonly to: Box;
  /** What it looks like: the verdict on who comes in by it; `gives` and `unknown` of what a role gives. */
  readonly kind: Edge['kind'];
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

/** Where the text of a box begins, and how high its lines are. */
export const measures = { text: 40, titleLine: 18, line: 16, padding: 10 } as const;

/** Units that a character of a title and of a line takes, on the safe side: both are monospaced. */
const titleCharacter = 7.9;
const lineCharacter = 7;

const gap = 14;

/** Principals on the left, roles in the middle, policies on the right. */
export function acrossLayout(graph: Graph): Layout {
  const principals = stacked(graph.principals.map((node) => boxOf(node, 0, 315)));
  const roles = beside(
    graph.roles.map((node) => boxOf(node, 378, 255)),
    principals,
    graph.entering,
  );
  const policies = beside(
    graph.policies.map((node) => boxOf(node, 695, 200)),
    roles,
    graph.giving,
  );
  const boxes = [...principals, ...roles, ...policies];
  return {
    width: 895,
    height: bottomOf(boxes),
    boxes,
    lines: [...linesOf(graph.entering, principals, roles), ...linesOf(graph.giving, roles, policies)],
  };
}

const narrowWidth = 340;
const indent = 26;

/** For a narrow page: each role below those who can assume it, and above what it gives. */
export function downLayout(graph: Graph): Layout {
  const boxes: Box[] = [];
  const lines: Line[] = [];
  let y = 0;
  const put = (node: Node, x: number): Box => {
    const box = { ...boxOf(node, x, narrowWidth - x), y };
    boxes.push(box);
    y += box.height + gap;
    return box;
  };
  for (const [index, role] of graph.roles.entries()) {
    const entering = graph.entering.filter(({ to }) => to === index);
    const above = entering.flatMap((edge) => {
      const node = graph.principals[edge.from];
      return node ? [{ box: put(node, indent), edge }] : [];
    });
    const own = put(role, indent);
    for (const { box, edge } of above) lines.push({ from: box, to: own, kind: edge.kind });
    for (const edge of graph.giving.filter(({ from }) => from === index)) {
      const node = graph.policies[edge.to];
      if (node) lines.push({ from: own, to: put(node, indent), kind: edge.kind });
    }
    y += gap;
  }
  return { width: narrowWidth, height: bottomOf(boxes), boxes, lines };
}

function boxOf(node: Node, x: number, width: number): Box {
  const room = width - measures.text - measures.padding - 20;
  const title = broken(node.title, Math.floor(room / titleCharacter), 2);
  const lines = node.lines.flatMap((line) => broken(line, Math.floor((room + 14) / lineCharacter), 2));
  const height = 2 * measures.padding + title.length * measures.titleLine + lines.length * measures.line;
  return { node, x, y: 0, width, height: Math.max(height, 40), title, lines };
}

/** One below the other. */
function stacked(boxes: readonly Box[]): Box[] {
  let y = 0;
  return boxes.map((box) => {
    const placed = { ...box, y };
    y += box.height + gap;
    return placed;
  });
}

/** Each as near as may be to the middle of what leads to it. */
function beside(boxes: readonly Box[], before: readonly Box[], edges: readonly Edge[]): Box[] {
  let top = 0;
  return boxes.map((box, index) => {
    const from = edges.flatMap((edge) => (edge.to === index ? (before[edge.from] ?? []) : []));
    const middle = from.reduce((sum, one) => sum + one.y + one.height / 2, 0) / Math.max(1, from.length);
    const placed = { ...box, y: Math.max(top, middle - box.height / 2) };
    top = placed.y + box.height + gap;
    return placed;
  });
}

function linesOf(edges: readonly Edge[], left: readonly Box[], right: readonly Box[]): Line[] {
  return edges.flatMap(({ from, to, kind }) => {
    const [start, end] = [left[from], right[to]];
    return start && end ? [{ from: start, to: end, kind }] : [];
  });
}

function bottomOf(boxes: readonly Box[]): number {
  return boxes.reduce((bottom, { y, height }) => Math.max(bottom, y + height), 0);
}

/**
 * A text in lines of so many columns, broken behind blanks and signs where it can be; cut where it needs more lines.
 */
export function broken(text: string, columns: number, most: number): string[] {
  const lines: string[] = [];
  let rest = text.trim().replace(/\s+/g, ' ');
  while (rest !== '' && lines.length < most) {
    const whole = displayWidth(rest) <= columns;
    const isLast = lines.length === most - 1;
    const part = whole ? rest : isLast ? `${fitting(rest, columns - 1)}…` : breakable(fitting(rest, columns));
    lines.push(part.trim());
    rest = whole || isLast ? '' : rest.slice(part.length).trim();
  }
  return lines;
}

/** The longest beginning that ends behind a blank or a sign; all of it where that would be too little. */
function breakable(text: string): string {
  const [upTo = ''] = /^.*[ /:._-]/su.exec(text) ?? [];
  return upTo.length > text.length / 2 ? upTo : text;
}
