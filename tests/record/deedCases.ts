/** Deeds of the editor that make Yjs put letters in again, and what is shown of their writers afterwards. */
import { Desk, VOICE, type Screen } from './madeScreens.ts';

export interface Case {
  deed: string;
  does: (bea: Screen, ana: Screen) => void;
  shows: string[];
  /** In the other section, where the case has one. */
  there?: string[];
}

/** What the other section shows where nobody wrote in it. */
export const UNTOUCHED = ['ana: She said:'];

/** Ana wrote `The child was seen.` and `At home.`; Bea does something. */
export function after(does: Case['does'], claims = true): Desk {
  const desk = new Desk();
  desk.hearsClaims = claims;
  const ana = desk.screen('ana');
  const bea = desk.screen('bea');
  ana.write(0, 'The child was seen.');
  ana.write(1, 'At home.');
  ana.write(0, 'She said:', VOICE);
  does(bea, ana);
  return desk;
}

export const WITHIN_ONE_DEED: Case[] = [
  {
    deed: 'splits a block',
    does: (bea) => bea.split(0, 9),
    shows: ['ana: The child', 'bea<ana:  was seen.', 'ana: At home.'],
  },
  { deed: 'joins two blocks', does: (bea) => bea.join(0), shows: ['ana: The child was seen. | bea<ana: At home.'] },
  { deed: 'makes a list', does: (bea) => bea.list(1), shows: ['ana: The child was seen.', 'bea<ana: At home.'] },
  {
    deed: 'replaces a word by another',
    does: (bea) => bea.replace(0, 4, 5, 'BOY'),
    shows: ['ana: The  | bea: BOY | ana:  was seen.', 'ana: At home.'],
  },
  {
    deed: 'replaces a block by the same words and more',
    does: (bea) => bea.replace(1, 0, 8, 'At home. YES'),
    shows: ['ana: The child was seen.', 'bea<ana: At home. | bea:  YES'],
  },
  {
    deed: 'drags words within the section',
    does: (bea) => bea.drag({ block: 0, at: 0, count: 10 }, { block: 1, at: 8 }),
    shows: ['ana: was seen.', 'ana: At home. | bea<ana: The child '],
  },
  {
    deed: 'drags words within a block',
    does: (bea) => bea.drag({ block: 0, at: 4, count: 6 }, { block: 0, at: 13 }),
    shows: ['ana: The was seen. | bea<ana: child ', 'ana: At home.'],
  },
  {
    deed: 'drags words into another section',
    does: (bea) => bea.drag({ block: 1, at: 0, count: 7 }, { block: 0, at: 9, root: VOICE }),
    shows: ['ana: The child was seen.', 'ana: .'],
    there: ['ana: She said: | bea<ana: At home'],
  },
  {
    deed: 'splits, and Ana joins again',
    does(bea, ana) {
      bea.split(0, 9);
      ana.join(0);
    },
    shows: ['ana: The child | ana<ana:  was seen.', 'ana: At home.'],
  },
  {
    deed: 'splits words that Ana and Bea wrote together',
    does(bea) {
      bea.type(0, 13, ' not');
      bea.split(0, 4);
    },
    shows: ['ana: The ', 'bea<ana: child was | bea<bea:  not | bea<ana:  seen.', 'ana: At home.'],
  },
];
