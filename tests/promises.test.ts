/** What the pages promise is true: rules have tests, paths lead somewhere, nothing speaks of one machine. */
import { describe, expect, it } from 'vitest';
import { projectFiles, readText } from './support/projectFiles.ts';
import { readSource } from './support/readSource.ts';

const FAMILIES = ['WHO', 'EDIT', 'CHAIR', 'LOCK', 'READ', 'RECORD', 'WIRE', 'STORE', 'FLEET', 'UI'];
const RULE_LINE = /^- \*\*([A-Z]+)-([1-9]\d*)\*\* \S.*[.)]$/;
const files = projectFiles();

const ruleLines = readText('shared/RULES.md')
  .split('\n')
  .filter((line) => line.startsWith('- **'));
const rules = ruleLines.flatMap((line) => RULE_LINE.exec(line)?.slice(1, 3).join('-') ?? []);
const quoted = new Set(
  files
    .filter((file) => /^tests\/.*\.tsx?$/.test(file))
    .flatMap((file) => readSource(file).titles)
    .flatMap((title) => [...title.matchAll(/\[([A-Z]+-\d+)\]/g)].map((match) => match[1])),
);

describe('shared/RULES.md', () => {
  it('every line has the form: id of a known family, then one sentence', () => {
    const wrong = ruleLines.filter((line) => !FAMILIES.includes(RULE_LINE.exec(line)?.[1] ?? ''));
    expect(wrong).toEqual([]);
  });

  it('no id is given twice', () => {
    expect(rules.filter((id, place) => rules.indexOf(id) !== place)).toEqual([]);
  });

  it('every rule is quoted in the title of a test', () => {
    expect(rules.filter((id) => !quoted.has(id))).toEqual([]);
  });

  it('every id that a title quotes is a rule', () => {
    expect([...quoted].filter((id) => !rules.includes(id ?? ''))).toEqual([]);
  });
});

describe('the pages', () => {
  const PAGES = ['README.md', 'ARCHITECTURE.md', 'SECURITY.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];
  const NAMED = /`((?:client|server|shared|tests|docs|\.ci)\/[\w./-]*|[\w-]+\.(?:md|json|ts|yml))`/g;

  it.each(PAGES)('%s is there', (page) => {
    expect(files).toContain(page);
  });

  it('every path that a page names exists', () => {
    const pages = files.filter((file) => PAGES.includes(file) || /^docs\/.*\.md$/.test(file));
    const wrong = pages.flatMap((page) =>
      [...readText(page).matchAll(NAMED)].flatMap(([, path = '']) => (isThere(path) ? [] : `${page}: ${path}`)),
    );
    expect(wrong).toEqual([]);
  });

  it('no file speaks of one machine', () => {
    const ours = files.filter((file) => !/\.(png|ico|woff2?|pdf|docx)$/.test(file));
    const machine = /(?:^|[\s'"`(=:])\/(?:work|root)\//m;
    expect(ours.filter((file) => machine.test(readText(file)))).toEqual([]);
  });

  it('the lock file names no place to fetch from: that is the machine’s own setting', () => {
    expect([...readText('package-lock.json').matchAll(/"resolved": "([^"]*)"/g)].map((match) => match[1])).toEqual([]);
  });
});

/** A file, a folder, or a file named without its ending. */
function isThere(path: string): boolean {
  const bare = path.replace(/\/$/, '');
  return files.some((file) => file === bare || file.startsWith(`${bare}/`) || file.replace(/\.tsx?$/, '') === bare);
}
