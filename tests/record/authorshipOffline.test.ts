/** What was done offline arrives as one edit, in which much came and went: its letters have the same writers. */
import { describe, expect, it } from 'vitest';
import { after, UNTOUCHED, WITHIN_ONE_DEED } from './deedCases.ts';
import { VOICE } from './madeScreens.ts';

describe('edits made offline', () => {
  it.each(WITHIN_ONE_DEED)('[EDIT-34] Bea, offline, $deed', ({ does, shows, there }) => {
    const desk = after((bea, ana) => {
      bea.online = false;
      ana.online = false;
      does(bea, bea);
      bea.comesBack();
    });
    const offline = (line: string): string => line.replaceAll('ana<ana', 'bea<ana');
    expect(desk.shows()).toEqual(shows.map(offline));
    expect(desk.shows(VOICE)).toEqual(there ?? UNTOUCHED);
  });

  it('[EDIT-34] an undo made offline of a deletion made online keeps the first writer', () => {
    const desk = after((bea) => {
      bea.remove(0, 4, 6);
      bea.online = false;
      bea.undo.undo();
      bea.comesBack();
    });
    expect(desk.shows()[0]).toBe('ana: The  | bea<ana: child  | ana: was seen.');
  });

  it('[EDIT-39] letters moved twice offline, of which the rest was deleted in between, keep their first writer', () => {
    const desk = after((bea) => {
      bea.list(0);
      bea.online = false;
      bea.undo.destroy(); // which would keep deleted letters
      bea.list(0);
      bea.split(0, 17);
      bea.remove(0, 0, 17);
      bea.comesBack();
    });
    expect(desk.shows()).toContain('bea<ana: n.');
  });

  it('[EDIT-39] letters moved offline, of which most were deleted before anybody saw them, keep their first writer', () => {
    const desk = after((bea) => {
      bea.online = false;
      bea.undo.destroy();
      bea.list(0);
      bea.remove(0, 0, 17);
      bea.comesBack();
    });
    expect(desk.shows()[0]).toBe('bea<ana: n.');
  });

  it('[EDIT-34] two who split the same words at the same time both moved them', () => {
    const desk = after((bea, ana) => {
      bea.online = false;
      bea.split(0, 9);
      ana.split(0, 9);
      bea.comesBack();
    });
    expect(desk.shows().sort()).toEqual([
      'ana: At home.',
      'ana: The child',
      'ana<ana:  was seen.',
      'bea<ana:  was seen.',
    ]);
  });
});
