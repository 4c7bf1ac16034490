/** Bytes as text, the same in browser and Node. Only the one canonical spelling is read back. */

export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** null where the text is not the base64 that `toBase64` writes. */
export function fromBase64(text: string): Uint8Array | null {
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    return null;
  }
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  return toBase64(bytes) === text ? bytes : null;
}
