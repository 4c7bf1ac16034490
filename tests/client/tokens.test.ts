/** Every pair of colours in use, by the formula of WCAG 2. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../client/ui/tokens.css', import.meta.url), 'utf8');
const tokens = new Map([...css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]));

const PAPERS = ['paper', 'canvas', 'sunken'];
const TEXTS: [text: string, on: string][] = [
  ...['ink', 'ink-2', 'ink-3', 'link', 'link-hover', 'link-visited', 'ok', 'warn', 'danger', 'info', 'seal'].flatMap(
    (text) => PAPERS.map((on): [string, string] => [text, on]),
  ),
  ...['brand', 'brand-hover', 'seal'].map((on): [string, string] => ['paper', on]),
  ...['ok', 'warn', 'danger', 'info', 'seal'].map((name): [string, string] => [name, `${name}-tint`]),
  ...['ok-tint', 'warn-tint', 'danger-tint', 'info-tint', 'seal-tint', 'tint'].map((on): [string, string] => [
    'ink',
    on,
  ]),
  ['brand', 'paper'],
  ['brand', 'tint'],
];
const EDGES: [edge: string, on: string][] = [
  ...PAPERS.map((on): [string, string] => ['line-strong', on]),
  ['focus', 'brand'],
  ['focus', 'ink'],
];

describe('[UI-16] the colours', () => {
  it.each(TEXTS)('%s can be read on %s', (text, on) => {
    expect(contrast(text, on)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(EDGES)('%s can be told from %s', (edge, on) => {
    expect(contrast(edge, on)).toBeGreaterThanOrEqual(3);
  });

  it('nothing else in the client says a colour', () => {
    const files = ['base', 'tokens'].map((name) => `../../client/ui/${name}.css`);
    const others = ['room/room', 'room/minutes/editor', 'room/plan/plan', 'lock/lock', 'home/signIn'].map(
      (name) => `../../client/${name}.css`,
    );
    for (const file of [...files, ...others]) {
      const text = readFileSync(new URL(file, import.meta.url), 'utf8').replace(/--[\w-]+: #[0-9a-f]{6};/g, '');
      expect(text.match(/#[0-9a-f]{3,8}\b|rgba?\(/gi), file).toBeNull();
    }
  });
});

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(name: string): number {
  const hex = tokens.get(name);
  if (!hex) throw new Error(`no colour "${name}"`);
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
