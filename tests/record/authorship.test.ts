/** Who typed a letter here and who first wrote it, after everything that makes Yjs put letters in again. */
import { describe, expect, it } from 'vitest';
import { SHARED_DOCUMENT } from '../../shared/ids.ts';
import { Letters } from '../../shared/record/authorship.ts';
import { after, UNTOUCHED, WITHIN_ONE_DEED, type Case } from './deedCases.ts';
import { RISK, VOICE } from './madeScreens.ts';

const CUT_AND_PASTE: Case[] = [
  {
    deed: 'within the section',
    does: (bea) => bea.paste(1, 8, bea.cut(0, 4, 6)),
    shows: ['ana: The was seen.', 'ana: At home. | bea<ana: child '],
  },
  {
    deed: 'into another section',
    does: (bea) => bea.paste(0, 9, bea.cut(1, 0, 7), VOICE),
    shows: ['ana: The child was seen.', 'ana: .'],
    there: ['ana: She said: | bea<ana: At home'],
  },
  {
    deed: 'with other deeds in between',
    does(bea, ana) {
      const words = bea.cut(0, 4, 6);
      bea.type(0, 0, 'So ');
      ana.type(1, 8, ' Today.');
      bea.paste(1, 8, words);
    },
    shows: ['bea: So  | ana: The was seen.', 'ana: At home. | bea<ana: child  | ana:  Today.'],
  },
  {
    deed: 'twice',
    does(bea) {
      const words = bea.cut(0, 4, 6);
      bea.paste(0, 4, words);
      bea.paste(1, 0, words);
    },
    shows: ['ana: The  | bea<ana: child  | ana: was seen.', 'bea<ana: child  | ana: At home.'],
  },
  {
    deed: 'of one thing, and a paste of another that is partly equal',
    does(bea) {
      bea.cut(0, 0, 14);
      bea.paste(1, 8, 'A child was');
    },
    shows: ['ana: seen.', 'ana: At home. | bea: A child was'],
  },
  {
    deed: 'and the same words typed instead',
    does(bea) {
      bea.type(1, 8, bea.cut(0, 4, 6));
    },
    shows: ['ana: The was seen.', 'ana: At home. | bea: child '],
  },
  {
    deed: 'of a copy: the words stay where they were',
    does(bea) {
      bea.paste(1, 8, 'child');
    },
    shows: ['ana: The child was seen.', 'ana: At home. | bea: child'],
  },
];

const AFTER_SEVERAL: Case[] = [
  {
    deed: 'deletes and undoes',
    does(bea) {
      bea.remove(0, 4, 6);
      bea.undo.undo();
    },
    shows: ['ana: The  | bea<ana: child  | ana: was seen.', 'ana: At home.'],
  },
  {
    deed: 'undoes a split, and redoes it',
    does(bea) {
      bea.split(0, 9);
      bea.undo.undo();
      bea.undo.redo();
    },
    shows: ['ana: The child', 'bea<ana:  was seen.', 'ana: At home.'],
  },
  {
    deed: 'types, undoes and redoes',
    does(bea) {
      bea.type(0, 19, ' Twice.');
      bea.undo.undo();
      bea.undo.redo();
    },
    shows: ['ana: The child was seen. | bea<bea:  Twice.', 'ana: At home.'],
  },
  {
    deed: 'undoes the deletion of a whole block',
    does(bea) {
      bea.do(() => bea.doc.getXmlFragment(RISK).delete(1, 1));
      bea.undo.undo();
    },
    shows: ['ana: The child was seen.', 'bea<ana: At home.'],
  },
  {
    deed: 'undoes a replaced word',
    does(bea) {
      bea.replace(0, 4, 5, 'chill');
      bea.undo.undo();
    },
    shows: ['ana: The  | bea<ana: child | ana:  was seen.', 'ana: At home.'],
  },
];

describe('letters that come back', () => {
  it.each(WITHIN_ONE_DEED)('[EDIT-30] a screen that claims: Bea $deed', ({ does, shows, there }) => {
    const desk = after(does);
    expect(desk.shows()).toEqual(shows);
    expect(desk.shows(VOICE)).toEqual(there ?? UNTOUCHED);
  });

  it.each(WITHIN_ONE_DEED)('[EDIT-30] a screen that claims nothing: Bea $deed', ({ does, shows, there }) => {
    const desk = after(does, false);
    expect(desk.shows()).toEqual(shows);
    expect(desk.shows(VOICE)).toEqual(there ?? UNTOUCHED);
  });

  it.each(CUT_AND_PASTE)('[EDIT-35] cut and paste $deed', ({ does, shows, there }) => {
    const desk = after(does);
    expect(desk.shows()).toEqual(shows);
    expect(desk.shows(VOICE)).toEqual(there ?? UNTOUCHED);
  });

  it.each(AFTER_SEVERAL)('[EDIT-31] Bea $deed', ({ does, shows }) => {
    expect(after(does).shows()).toEqual(shows);
  });

  it('[EDIT-31] Bea’s other tab brings back what it deleted, while the first one types beside it', () => {
    const desk = after(() => {});
    const [, first] = desk.screens;
    const second = desk.screen('bea');
    second.remove(0, 4, 6);
    first?.undo.undo(); // it did nothing that could be undone
    first?.type(0, 4, 'X');
    expect(desk.shows()[0]).toBe('ana: The  | bea: X | ana: was seen.');
    second.undo.undo();
    expect(desk.shows()[0]).toMatch(
      /^ana: The \s\|\sbea(: X \| bea<ana: child |<ana: child {2}\| bea: X) \| ana: was seen\.$/,
    );
  });

  it('[EDIT-32] words that were deleted and are typed again later belong to whoever types them', () => {
    const desk = after((bea) => {
      bea.remove(0, 4, 5);
      for (const letter of 'dlihc') bea.type(0, 4, letter);
    });
    expect(desk.shows()[0]).toBe('ana: The  | bea: child | ana:  was seen.');
  });

  it('[EDIT-32] letters from both sides of one that stays are no words that return', () => {
    const desk = after((bea) =>
      bea.do(() => {
        bea.text(0).delete(10, 2);
        bea.text(0).delete(7, 2);
        bea.text(1).insert(0, 'ldwa');
      }),
    );
    expect(desk.shows()).toEqual(['ana: The chi s seen.', 'bea: ldwa | ana: At home.']);
  });

  it('[EDIT-33] bold and italic change nobody’s authorship', () => {
    const desk = after((bea) => {
      bea.do(() => bea.text(0).format(2, 9, { bold: {} }));
      bea.do(() => bea.text(0).format(5, 3, { italic: {}, bold: null }));
    });
    expect(desk.shows()[0]).toBe('ana: The child was seen.');
    expect(desk.letters.authors(SHARED_DOCUMENT, [101, 0, 1_000])).toEqual([]);
  });

  it('a deleted letter keeps its author and names who deleted it and when', () => {
    const desk = after((bea) => bea.remove(1, 0, 2));
    const [deleted] = desk.letters
      .authors(SHARED_DOCUMENT, [100, 0, 1_000])
      .filter(({ author }) => author.deletedBy !== null);
    expect(deleted && desk.letters.textOf(SHARED_DOCUMENT, [[100, deleted.from, deleted.to]])).toBe('At');
    expect(deleted?.author).toMatchObject({
      typedBy: 'ana',
      firstBy: 'ana',
      movedBy: null,
      deletedBy: 'bea',
      deletedAt: desk.edits[desk.edits.length - 1]?.at,
    });
  });

  it('moved letters keep the time of their first writing', () => {
    const desk = after((bea) => bea.list(1));
    const [moved] = desk.letters.authors(SHARED_DOCUMENT, [101, 0, 1_000]);
    expect(moved?.author).toMatchObject({ firstAt: desk.edits[1]?.at, typedAt: desk.edits[3]?.at });
  });
});

it('authorship that was put away and read again answers the same, and goes on', () => {
  const desk = after((bea) => bea.split(0, 9));
  const again = Letters.parse(desk.letters.serialise());
  expect(again.fingerprint()).toBe(desk.letters.fingerprint());
  desk.hearsClaims = false;
  const known = desk.edits.length;
  desk.screens[0]?.join(0);
  expect(again.fingerprint()).not.toBe(desk.letters.fingerprint());
  for (const edit of desk.edits.slice(known)) again.foldEdit({ document: SHARED_DOCUMENT, ...edit });
  expect(again.fingerprint()).toBe(desk.letters.fingerprint());
});
