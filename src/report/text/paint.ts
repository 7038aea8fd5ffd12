import type { Verdict } from '../../model/index.js';

/** Dresses a text in a colour, or leaves it as it is. */
export type Paint = (text: string) => string;

/** ECMA-48 select graphic rendition: how to switch a style on, and off again. */
const styles = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
} as const;

export type Palette = Readonly<Record<keyof typeof styles | Verdict, Paint>>;

/** The colours of one rendering; with `color` false every one leaves its text alone. */
export function palette(color: boolean): Palette {
  const style = (name: keyof typeof styles): Paint => {
    const [on, off] = styles[name];
    return color ? (text) => `\u001b[${on}m${text}\u001b[${off}m` : (text) => text;
  };
  const paints = {
    bold: style('bold'),
    dim: style('dim'),
    red: style('red'),
    green: style('green'),
    yellow: style('yellow'),
    blue: style('blue'),
    magenta: style('magenta'),
  };
  return { ...paints, fail: paints.red, unknown: paints.magenta, warn: paints.yellow, pass: paints.green };
}
