import { type Network, parseNetwork } from './network.js';
import { type Operator, opposite } from './operator.js';

/** An address within a range in CIDR notation; an address alone is a range of one. */
export const ipAddress: Operator = {
  name: 'IpAddress',
  negative: false,
  reads: 'other',
  matches: (actual, value) => {
    const [address, range] = [parseNetwork(actual), parseNetwork(value)];
    return address !== undefined && range !== undefined && within(address, range);
  },
};

export const notIpAddress: Operator = opposite(ipAddress, 'NotIpAddress');

function within(address: Network, range: Network): boolean {
  const sameFamily = address.bits.length === range.bits.length;
  return sameFamily && address.prefix >= range.prefix && address.bits.startsWith(range.bits.slice(0, range.prefix));
}
