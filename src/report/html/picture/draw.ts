import { verdicts } from '../../../model/index.js';
import type { Graph } from '../../picture/graph.js';
import { escapeHtml } from '../escape.js';
import { acrossLayout, type Box, downLayout, type Layout, type Line, measures } from './layout.js';

/**
 * The picture of a graph: across for a page that is wide enough, and down for a narrow one; the style shows one of
 * them. What it says is said in words beside it.
 */
export function drawGraph(graph: Graph, label: string): string {
  return [svg('across', acrossLayout(graph), label, lineAcross), svg('down', downLayout(graph), label, lineDown)].join(
    '\n',
  );
}

const order: readonly Line['kind'][] = ['gives', ...verdicts];

function svg(kind: string, layout: Layout, label: string, draw: (line: Line) => string): string {
  const { width, height, boxes, lines } = layout;
  const size = `viewBox="-2 -2 ${width + 4} ${round(height + 4)}" width="${width + 4}" height="${round(height + 4)}"`;
  const worstOnTop = [...lines].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const parts = [...worstOnTop.map(draw), ...boxes.map(drawBox)];
  return `<svg class="picture ${kind}" role="img" aria-label="${escapeHtml(label)}" ${size}>\n${parts.join('\n')}\n</svg>`;
}

/** From the right side of a box to the left side of the next. */
function lineAcross({ from, to, kind }: Line): string {
  const [x1, y1] = [from.x + from.width, from.y + from.height / 2];
  const [x2, y2] = [to.x - 7, to.y + to.height / 2];
  const half = (x1 + x2) / 2;
  const curve = `M${x1} ${round(y1)}C${half} ${round(y1)} ${half} ${round(y2)} ${x2} ${round(y2)}`;
  return drawLine(kind, curve, x2, y2);
}

/** From the left side of a box down along the margin to the left side of a later one. */
function lineDown({ from, to, kind }: Line): string {
  const [y1, y2] = [from.y + from.height / 2, to.y + to.height / 2];
  const margin = 8;
  const x = from.x - margin - 6;
  const curve = `M${from.x} ${round(y1)}H${x + 8}Q${x} ${round(y1)} ${x} ${round(y1 + 8)}V${round(y2 - 8)}Q${x} ${round(y2)} ${x + 8} ${round(y2)}H${to.x - 7}`;
  return drawLine(kind, curve, to.x - 7, y2);
}

function drawLine(kind: string, curve: string, x: number, y: number): string {
  const tip = `M${x} ${round(y - 4)}l7 4l-7 4z`;
  return `<g class="edge ${kind}"><path d="${curve}"/><path class="tip" d="${tip}"/></g>`;
}

function drawBox({ node, x, y, width, height, title, lines }: Box): string {
  const { text, titleLine, line, padding } = measures;
  const first = y + padding + 13;
  const titles = title.map((one, index) => textAt('name', x + text, first + index * titleLine, one));
  const below = first + title.length * titleLine - 1;
  const more = lines.map((one, index) => textAt('line', x + text, below + index * line, one));
  const parts = [
    `<title>${escapeHtml(node.full)}</title>`,
    `<rect x="${x}" y="${round(y)}" width="${width}" height="${round(height)}" rx="8"/>`,
    `<use href="#${node.icon}" x="${x + 12}" y="${round(y + padding)}" width="18" height="18"/>`,
    ...titles,
    ...more,
    `<use class="sign" href="#${node.verdict}" x="${x + width - 26}" y="${round(y + padding + 1)}" width="16" height="16"/>`,
  ];
  return `<g class="box ${node.verdict} of-${node.icon}">${parts.join('')}</g>`;
}

function textAt(kind: string, x: number, y: number, text: string): string {
  return `<text class="${kind}" x="${x}" y="${round(y)}">${escapeHtml(text)}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
