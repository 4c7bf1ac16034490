/** Where somebody came from, to the network and no further: enough to see a pattern, not enough to find a house. */
import { isIPv4, isIPv6 } from 'node:net';

/** 203.0.113.0/24 · 2001:db8:1::/48 · "unknown" */
export function networkOf(address: string | undefined): string {
  const plain = (address ?? '').replace(/^::ffff:(?=[\d.]+$)/i, '').replace(/%.*$/, '');
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  if (!isIPv6(plain)) return 'unknown';
  const [before = '', after = ''] = plain.toLowerCase().split('::');
  const [head, tail] = [before, after].map((half) => half.split(':').filter((group) => group !== '')) as [
    string[],
    string[],
  ];
  const groups = [...head, ...Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0'), ...tail];
  return `${groups
    .slice(0, 3)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/48`;
}
