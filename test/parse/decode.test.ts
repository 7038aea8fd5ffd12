import { describe, expect, it } from 'vitest';
import { decode } from '../../src/parse/decode.js';
import { parse } from '../../src/parse/index.js';
import { fixture } from './fixture.js';

const plan = fixture('plan.json').toString();

function utf16(text: string, order: 'le' | 'be', mark: boolean): Buffer {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

describe('encodings', () => {
  it.each([
    ['UTF-8', Buffer.from(plan)],
    ['UTF-8 with a byte-order mark', Buffer.from(`\ufeff${plan}`)],
    ['UTF-16 LE with a byte-order mark', utf16(plan, 'le', true)],
    ['UTF-16 LE without one', utf16(plan, 'le', false)],
    ['UTF-16 BE with a byte-order mark', utf16(plan, 'be', true)],
    ['UTF-16 BE without one', utf16(plan, 'be', false)],
    ['lines that end as on Windows', Buffer.from(plan.replaceAll('\n', '\r\n'))],
  ])('reads a plan in %s', (_, bytes) => {
    const [document] = parse('plan', bytes).documents;
    expect(document?.kind).toBe('terraform-plan');
    expect(document?.data).toEqual(JSON.parse(plan));
  });

  it('reads a template in UTF-16', () => {
    const [document] = parse('t', utf16(fixture('positions.yaml').toString(), 'le', true)).documents;
    expect(document?.data).toEqual(parse('t', fixture('positions.yaml')).documents[0]?.data);
  });

  it('decodes a text longer than what it decodes at a time, with a character on the border', () => {
    const text = `${'a'.repeat((1 << 21) - 1)}\u{1f511}b`;
    expect(decode(utf16(text, 'be', false)).toString()).toBe(text);
  });
});
