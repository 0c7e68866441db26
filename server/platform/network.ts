// Whose an address is, for what is counted by address.
import { isIPv6 } from 'node:net';

/**
 * What counts as one caller: an IPv4 address, or the /64 of an IPv6 address, which is the least that anybody is given
 * (RFC 6177) and holds more addresses than could ever be counted one by one. What is no address stays as it is.
 */
export function networkOf(who: string): string {
  const [address = ''] = who.split('%', 1);
  if (!isIPv6(address)) return who;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  // As URLs write it: lower case, no zeros in front, four bytes at the end as two words.
  const [head = '', tail = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const words = (part: string) => (part === '' ? [] : part.split(':'));
  const [front, back] = [words(head), words(tail)];
  const zeros = new Array<string>(8 - front.length - back.length).fill('0');
  return `${[...front, ...zeros, ...back].slice(0, 4).join(':')}::/64`;
}
