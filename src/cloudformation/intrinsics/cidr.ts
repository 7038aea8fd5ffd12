import { isUnknown, type Unknown } from '../../model/index.js';
import { withoutCandidates } from '../values/one-of.js';
import { asNumber, asText } from '../values/text.js';
import { type Intrinsic, malformed, partsOf } from './intrinsic.js';

/**
 * `Fn::Cidr: [block, count, bits]`: the first parts of an IPv4 block, each with `bits` bits for hosts.
 * Source: CloudFormation user guide, intrinsic-function-reference-cidr.
 */
export const cidr: Intrinsic = {
  name: 'Fn::Cidr',
  arity: { parts: [2, 3], wants: 'an IPv4 block, a count up to 256 and the bits of each part' },
  evaluate: (argument, scope) => {
    const [block, count, bits = 8] = partsOf(argument).map((part) => scope.evaluate(part));
    const values = [asText(block), asNumber(count), asNumber(bits)] as const;
    const open = values.find(isUnknown);
    return open ? withoutCandidates(open) : blocks(String(values[0]), Number(values[1]), Number(values[2]));
  },
};

function blocks(block: string, count: number, bits: number): readonly string[] | Unknown {
  const [, a, b, c, d, length] = (/^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(block) ?? []).map(Number);
  const room = 2 ** (32 - (length ?? 33) - bits);
  if (d === undefined || !(count >= 1 && count <= 256) || room < count) return malformed(cidr.name, cidr.arity.wants);
  const first = [a, b, c, d].reduce<number>((sum, octet) => sum * 256 + Number(octet), 0);
  const start = first - (first % 2 ** (32 - Number(length)));
  return Array.from({ length: count }, (_, index) => `${dotted(start + index * 2 ** bits)}/${32 - bits}`);
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
