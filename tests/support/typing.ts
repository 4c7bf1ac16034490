/** Sentences in the analysis of a meeting, as people type them and as screens show them. */
import type * as Y from 'yjs';
import { readBlocks, textOfBlock } from '../../shared/document/readBlocks.ts';
import { sectionRoot } from '../../shared/document/roots.ts';
import { insertBlock, typeAtEnd } from '../../shared/document/writeBlocks.ts';

const ROOT = sectionRoot('analysis');

/** A paragraph of its own at the end, sent as one update; answers its text, to type on. */
export function typeParagraph(doc: Y.Doc, sentence: string): Y.XmlText {
  return doc.transact(() => {
    const text = insertBlock(doc, ROOT, readBlocks(doc, ROOT).length, {});
    typeAtEnd(text, sentence);
    return text;
  });
}

export function paragraphsOf(doc: Y.Doc): string[] {
  return readBlocks(doc, ROOT).map(textOfBlock);
}

/** Resolves when the document shows this sentence. */
export function shows(doc: Y.Doc, sentence: string): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!paragraphsOf(doc).includes(sentence)) return;
      doc.off('update', look);
      resolve();
    };
    doc.on('update', look);
    look();
  });
}
