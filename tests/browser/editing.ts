/** Hands in an editor: where the caret goes, where it stands, what is pasted. */
import type { Locator, Page } from 'playwright-core';

/** Puts the caret after `words` as a click there would; keys pressed in one burst outrun the editor's selection. */
export function caretAfter(page: Page, editor: Locator, words: string): Promise<void> {
  return pick(page, editor, words, false);
}

export function select(page: Page, editor: Locator, words: string): Promise<void> {
  return pick(page, editor, words, true);
}

/** More than others could draw at, one after another. */
const MOST_TRIES = 20;

/**
 * In the first paragraph that has these words, also where carets and marks part its letters. Others' words and carets are
 * drawn meanwhile, and the editor then puts back the selection it knows: it is told at once, and looked at afterwards.
 */
async function pick(page: Page, editor: Locator, words: string, all: boolean): Promise<void> {
  await editor.focus();
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    await atSelection(editor, words, all, true);
    await painted(page);
    if (await atSelection(editor, words, all, false)) return;
  }
  throw new Error(`the selection never stayed at "${words}": ${await withCaret(editor)}`);
}

/** Whether the selection is there; `puts`: puts it there first. */
async function atSelection(editor: Locator, words: string, all: boolean, puts: boolean): Promise<boolean> {
  const is = await editor.evaluate(
    (element, [text, selects, put]) => {
      const paragraph = [...element.querySelectorAll('p')].find((one) => one.textContent.includes(text));
      const selection = getSelection();
      if (!paragraph || !selection) return null;
      const at = paragraph.textContent.indexOf(text);
      const place = (offset: number): [Node, number] => {
        const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
        let left = offset;
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const length = node.textContent?.length ?? 0;
          if (left <= length) return [node, left];
          left -= length;
        }
        return [paragraph, 0];
      };
      const offsetOf = (node: Node | null, offset: number): number | null => {
        if (!node || !paragraph.contains(node)) return null;
        const before = document.createRange();
        before.setStart(paragraph, 0);
        before.setEnd(node, offset);
        return before.toString().length;
      };
      const [from, to] = [at + (selects ? 0 : text.length), at + text.length];
      if (put) {
        selection.setBaseAndExtent(...place(from), ...place(to));
        // As the browser would a moment later: keys that came before it would go where the caret was.
        document.dispatchEvent(new Event('selectionchange'));
      }
      const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
      return offsetOf(anchorNode, anchorOffset) === from && offsetOf(focusNode, focusOffset) === to;
    },
    [words, all, puts] as const,
  );
  if (is === null) throw new Error(`no paragraph has "${words}"`);
  return is;
}

export function painted(page: Page): Promise<unknown> {
  return page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** The text with `|` where the caret is and ` ¶ ` between paragraphs, as the page has them. */
export function withCaret(editor: Locator): Promise<string> {
  return editor.evaluate((element) => {
    const selection = getSelection();
    const caret = document.createRange();
    if (selection?.focusNode) caret.setStart(selection.focusNode, selection.focusOffset);
    const texts = [...element.querySelectorAll('p')].map((paragraph) => {
      const text = paragraph.textContent;
      const before = document.createRange();
      before.setStart(paragraph, 0);
      if (!selection?.focusNode || !paragraph.contains(selection.focusNode)) return text;
      before.setEnd(selection.focusNode, selection.focusOffset);
      const at = before.toString().length;
      return `${text.slice(0, at)}|${text.slice(at)}`;
    });
    return texts.join(' ¶ ');
  });
}

/** The markup of the words, without the carets that others have in them. */
export function markupOf(editor: Locator): Promise<string> {
  return editor.evaluate((element) => {
    const copy = element.cloneNode(true) as Element;
    for (const caret of copy.querySelectorAll('.theirCaret')) caret.replaceWith(...caret.childNodes);
    return copy.innerHTML;
  });
}

/** Empties an editor and writes `text`, a paragraph for every line. */
export async function write(page: Page, editor: Locator, text: string): Promise<void> {
  await editor.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  for (const [n, line] of text.split('\n').entries()) {
    if (n > 0) await page.keyboard.press('Enter');
    await page.keyboard.type(line);
  }
}

export async function paste(editor: Locator, data: Record<string, string>): Promise<void> {
  await editor.focus();
  await editor.evaluate((element, kinds) => {
    const clipboardData = new DataTransfer();
    for (const [kind, text] of Object.entries(kinds)) clipboardData.setData(kind, text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

/** Resolves when the editor holds exactly these paragraphs; when it never does, says what it holds instead. */
export async function holds(page: Page, editor: Locator, text: string): Promise<void> {
  const wanted = [await editor.elementHandle(), text] as const;
  await page
    .waitForFunction(
      ([element, words]) =>
        [...(element as Element).querySelectorAll('p')].map((paragraph) => paragraph.textContent).join(' ¶ ') === words,
      wanted,
    )
    .catch(async (cause: unknown) => {
      throw new Error(`it holds "${await withCaret(editor)}"`, { cause });
    });
}
