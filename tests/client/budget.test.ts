/** What a council laptop has to fetch before anybody can write, compressed as a proxy compresses it. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

interface Chunk {
  file: string;
  imports?: string[];
  css?: string[];
  assets?: string[];
}

const dist = fileURLToPath(new URL('../../dist/client/', import.meta.url));
const manifest = JSON.parse(await readFile(`${dist}.vite/manifest.json`, 'utf8')) as Record<string, Chunk>;
const kilobytes = 1_000;

/** A chunk and what it cannot do without; what is loaded later is not in it. */
function needs(key: string, seen = new Set<string>()): Set<string> {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const other of manifest[key]?.imports ?? []) needs(other, seen);
  return seen;
}

async function compressed(file: string): Promise<number> {
  return brotliCompressSync(await readFile(dist + file)).length;
}

async function sizeOf(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(compressed));
  return sizes.reduce((sum, size) => sum + size, 0);
}

describe('[UI-22] the first load of the room', () => {
  const chunks = [...needs('room/startRoom.tsx', needs('index.html'))].flatMap((key) => manifest[key] ?? []);

  it('is at most 200 kB of JavaScript', async () => {
    const size = await sizeOf([...new Set(chunks.map(({ file }) => file).filter((file) => file.endsWith('.js')))]);
    expect(size).toBeGreaterThan(100 * kilobytes); // the editor and its document are in it
    expect(size).toBeLessThanOrEqual(200 * kilobytes);
  });

  it('is at most 255 kB with styles and one file of letters of at most 30 kB', async () => {
    const fonts = Object.values(manifest).flatMap(({ file }) => (/latin-wght-.*\.woff2$/.test(file) ? [file] : []));
    const letters = new Set([...fonts, ...chunks.flatMap(({ assets }) => assets ?? [])].filter(isLatin));
    expect(letters.size).toBe(1);
    const [file = ''] = letters;
    expect((await readFile(dist + file)).length).toBeLessThanOrEqual(30 * kilobytes);
    const styles = [...new Set(chunks.flatMap(({ css }) => css ?? []))];
    const all = await sizeOf([...new Set(chunks.map((chunk) => chunk.file)), ...styles, file]);
    expect(all).toBeLessThanOrEqual(255 * kilobytes);
  });
});

it('[UI-120] no picture beside words has to be fetched: “Offline” shows its own when nothing can be', async () => {
  const styles = [...new Set(Object.values(manifest).flatMap(({ css }) => css ?? []))];
  const texts = await Promise.all(styles.map((file) => readFile(dist + file, 'utf8')));
  const icons = texts.flatMap((text) => [...text.matchAll(/--icon:\s*url\(([^)]{0,20})/g)]);
  expect(icons.length).toBeGreaterThan(5);
  for (const [, address] of icons) expect(address).toMatch(/^["']?data:image\/svg/);
});

function isLatin(file: string): boolean {
  return /latin-wght-[^/]*\.woff2$/.test(file);
}
