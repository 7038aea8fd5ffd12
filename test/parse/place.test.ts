import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceOf } from '../../src/model/index.js';
import { placeIn, placesIn } from '../../src/parse/place.js';
import { tries } from '../size.js';

const parts = ['a', '\n', '\r\n', 'é', '\u20ac', '\u{1f511}', 'x'.repeat(1_023), '\u{1f511}'.repeat(300)];

describe('places in bytes', () => {
  it('are the lines and UTF-16 columns of the text, in whatever order they are asked for', () => {
    const texts = fc.array(fc.constantFrom(...parts), { maxLength: 30 });
    fc.assert(
      fc.property(texts, fc.infiniteStream(fc.nat()), (text, turns) => {
        const rangeOf = placesIn(Buffer.from(text.join('')));
        for (const turn of turns.take(text.length)) {
          const before = text.slice(0, turn % text.length).join('');
          const until = `${before}${text[turn % text.length]}`;
          const [start, end] = [pointBehind(before), pointBehind(until)];
          expect(rangeOf(Buffer.byteLength(before), Buffer.byteLength(until))).toEqual({
            line: start.line,
            column: start.column,
            endLine: end.line,
            endColumn: end.column,
          });
          expect(placeIn(sourceOf(Buffer.from(until)), Buffer.byteLength(until), 1_000)).toMatchObject(end);
        }
      }),
      { numRuns: tries(50, 2_000) },
    );
  });

  it('are found by one walk over the bytes and a short one for each', () => {
    let reads = 0;
    const bytes = new Proxy(Buffer.alloc(1_000_000, 'x'), {
      get: (target, key) => {
        reads += 1;
        return Reflect.get(target, key);
      },
    });
    const rangeOf = placesIn(bytes);
    for (let place = 0; place < 100; place += 1)
      expect(rangeOf(999_000, 999_999)).toMatchObject({ line: 1, column: 999_001, endColumn: 1_000_000 });
    expect(reads).toBeLessThan(1_000_000 + 100 * 2 * 1_024);
  });
});

function pointBehind(text: string): { line: number; column: number } {
  const lines = text.split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}
