/** A place in a text, in lines and UTF-16 columns. */
interface Point {
  readonly line: number;
  readonly column: number;
}

/** Finds the points of offsets, however many are asked for, by one walk over the text. */
export function pointsIn(text: string): (offset: number) => Point {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
