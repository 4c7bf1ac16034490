/** What a source file imports and a few things that only its syntax tree tells. */
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from 'vite';
import { readText, root } from './projectFiles.ts';

export interface Import {
  /** A file of ours from the top, or the name of a package (`node:fs`, `react`, `@scope/name`). */
  target: string;
  ours: boolean;
  /** Gone when the program runs. */
  typeOnly: boolean;
  /** A path of ours that leads nowhere. */
  dangling: boolean;
}

export interface Source {
  file: string;
  imports: Import[];
  /** Lines that say `any`. */
  anys: number[];
  /** Lines that say `new Date()`, which is the clock by another name. */
  clocks: number[];
  /** First arguments of calls where they are text: the titles of tests, among others. */
  titles: string[];
}

type Node = Record<string, unknown> & { type: string; start: number };

export function readSource(file: string): Source {
  const text = readText(file);
  const parsed = parseSync(file, text);
  if (parsed.errors.length > 0) throw new Error(`${file}: ${parsed.errors[0]?.message}`);
  const source: Source = { file, imports: [], anys: [], clocks: [], titles: [] };
  const lineOf = (node: Node): number => text.slice(0, node.start).split('\n').length;

  walk(parsed.program, (node) => {
    const specifier = specifierOf(node);
    if (specifier !== null) source.imports.push(resolve(file, specifier, isTypeOnly(node)));
    if (node.type === 'TSAnyKeyword') source.anys.push(lineOf(node));
    if (node.type === 'NewExpression' && nameOf(node.callee) === 'Date' && argumentsOf(node).length === 0) {
      source.clocks.push(lineOf(node));
    }
    const title = node.type === 'CallExpression' ? textOf(argumentsOf(node)[0]) : null;
    if (title !== null) source.titles.push(title);
  });
  return source;
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  else if (isNode(value)) {
    visit(value);
    for (const child of Object.values(value)) if (typeof child === 'object') walk(child, visit);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

const BRINGS_IN = [
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
];

function specifierOf(node: Node): string | null {
  if (BRINGS_IN.includes(node.type)) return textOf(node.source);
  // A worker: new URL('./worker.ts', import.meta.url)
  if (node.type !== 'NewExpression' || nameOf(node.callee) !== 'URL') return null;
  const target = textOf(argumentsOf(node)[0]);
  return target !== null && /^\.{1,2}\/.*\.tsx?$/.test(target) ? target : null;
}

function isTypeOnly(node: Node): boolean {
  if (node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type') return true;
  const names = Array.isArray(node.specifiers) ? (node.specifiers as Node[]) : [];
  return names.length > 0 && names.every((name) => name.importKind === 'type' || name.exportKind === 'type');
}

function resolve(file: string, specifier: string, typeOnly: boolean): Import {
  const bare = specifier.replace(/\?.*$/, ''); // Vite's ?url and ?worker
  if (bare.startsWith('.')) {
    const target = posix.normalize(posix.join(posix.dirname(file), bare));
    return { target, ours: true, typeOnly, dangling: !existsSync(join(root, target)) };
  }
  const target = bare.startsWith('node:') ? bare : bare.split('/', bare.startsWith('@') ? 2 : 1).join('/');
  return { target, ours: false, typeOnly, dangling: false };
}

function argumentsOf(node: Node): unknown[] {
  return Array.isArray(node.arguments) ? node.arguments : [];
}

function nameOf(value: unknown): unknown {
  return isNode(value) ? value.name : null;
}

function textOf(value: unknown): string | null {
  if (!isNode(value)) return null;
  if (value.type === 'Literal' && typeof value.value === 'string') return value.value;
  if (value.type !== 'TemplateLiteral' || !Array.isArray(value.quasis)) return null;
  return value.quasis.map((part: { value: { raw: string } }) => part.value.raw).join('…');
}
