/** A WebSocket without a library, as bytes: whoever asks for one may send anything afterwards, or nothing. */

const CLOSE_FRAME = 0x8;
const END_OF_HEAD = '\r\n\r\n';

export function upgradeTo(path: string, cookie: string): string {
  return [
    `GET ${path} HTTP/1.1`,
    'Host: localhost',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    `Cookie: ${cookie}`,
    '\r\n',
  ].join('\r\n');
}

export function isUpgraded(heard: Buffer): boolean {
  return heard.includes(END_OF_HEAD);
}

/** Why the server says it closes; null: it does not say. Its frames are small and unmasked, and follow its answer's head. */
export function closeCodeIn(heard: Buffer): number | null {
  let at = heard.indexOf(END_OF_HEAD) + END_OF_HEAD.length;
  while (at + 2 <= heard.length) {
    const short = (heard[at + 1] ?? 0) & 0x7f;
    const [length, head] = short === 126 ? [heard.readUInt16BE(at + 2), 4] : [short, 2];
    if (((heard[at] ?? 0) & 0x0f) === CLOSE_FRAME) return heard.readUInt16BE(at + head);
    at += head + length;
  }
  return null;
}
