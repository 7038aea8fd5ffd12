/** A range of IP addresses. */
export interface Network {
  /** The address in binary digits: 32 of them, or 128. */
  readonly bits: string;
  /** How many of the digits count. */
  readonly prefix: number;
}

/** Reads an address or a range in CIDR notation, of either version; nothing where the text is none. */
export function parseNetwork(text: string): Network | undefined {
  const [address = '', length, ...rest] = text.trim().split('/');
  const bits = address.includes(':') ? bitsOfVersion6(address) : bitsOfVersion4(address);
  if (bits === undefined || rest.length > 0) return undefined;
  const prefix = length === undefined ? bits.length : Number(length);
  return /^\d+$/.test(length ?? '0') && prefix <= bits.length ? { bits, prefix } : undefined;
}

/** Whether all addresses of one range are in another one. */
export function isWithin(one: Network, range: Network): boolean {
  const sameFamily = one.bits.length === range.bits.length;
  return sameFamily && one.prefix >= range.prefix && one.bits.startsWith(range.bits.slice(0, range.prefix));
}

function bitsOfVersion4(address: string): string | undefined {
  const octets = address.split('.');
  if (octets.length !== 4 || !octets.every((octet) => /^\d{1,3}$/.test(octet) && Number(octet) < 256)) return undefined;
  return octets.map((octet) => Number(octet).toString(2).padStart(8, '0')).join('');
}

function bitsOfVersion6(address: string): string | undefined {
  const [head = '', tail, ...rest] = address.split('::');
  const [left, right] = [groupsOf(head), groupsOf(tail ?? '')];
  const missing = 8 - left.length - right.length;
  if (rest.length > 0 || (tail === undefined ? missing !== 0 : missing < 1)) return undefined;
  const groups = [...left, ...Array.from({ length: missing }, () => '0'), ...right];
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return undefined;
  return groups.map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0')).join('');
}

function groupsOf(text: string): string[] {
  return text === '' ? [] : text.split(':');
}
