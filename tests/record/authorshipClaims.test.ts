/** Claims of origin, true and false, early, late, doubled and missing: whatever is said, the words stay as they are. */
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { deletionOf } from '../../shared/document/deletionOf.ts';
import { SHARED_DOCUMENT, type DocumentId, type PersonId } from '../../shared/ids.ts';
import type { IdRange, OriginClaim } from '../../shared/record/authorship.ts';
import { Desk, type Screen } from './madeScreens.ts';

const ANA = 'ana' as PersonId;
const BEA = 'bea' as PersonId;
const ELSEWHERE = 'restricted-elsewhere' as DocumentId;

describe('claims', () => {
  let desk: Desk;
  let ana: Screen;
  let bea: Screen;

  beforeEach(() => {
    desk = new Desk();
    ana = desk.screen('ana');
    bea = desk.screen('bea');
    desk.hearsClaims = false;
    ana.write(0, 'child 😀');
    ana.write(1, 'chosen');
    bea.write(2, '');
    desk.screen('cat').write(3, 'hc');
  });

  /** The ids of words that somebody wrote and that stand or stood somewhere. */
  function idsOf(words: string, client: number): IdRange {
    const end = Y.getState(desk.doc.store, client);
    for (let from = 0; from < end; from++) {
      const range: IdRange = [client, from, from + words.length];
      if (desk.letters.textOf(SHARED_DOCUMENT, [range]) === words) return range;
    }
    throw new Error(`nobody wrote ${words}`);
  }

  const fromAna = (inserted: IdRange, range: IdRange, document = SHARED_DOCUMENT): OriginClaim => ({
    inserted,
    source: { document, range },
  });

  function hear(claim: OriginClaim, person = BEA): boolean {
    desk.hearsClaims = true;
    return desk.hear(person, [claim]).length === 1;
  }

  it('[EDIT-35] letters that were cut before and come back in a later edit are kept by a true claim', () => {
    bea.remove(0, 0, 8);
    bea.type(2, 0, 'child 😀');
    expect(desk.shows()[2]).toBe('bea: child 😀');
    expect(hear(fromAna(idsOf('child 😀', 101), idsOf('child 😀', 100)))).toBe(true);
    expect(desk.shows()[2]).toBe('bea<ana: child 😀');
  });

  it('[EDIT-35] a claim of part of a word speaks of that part alone', () => {
    bea.remove(0, 0, 5);
    bea.type(2, 0, 'children');
    expect(hear(fromAna(idsOf('chil', 101), idsOf('chil', 100)))).toBe(true);
    expect(desk.shows()[2]).toBe('bea<ana: chil | bea: dren');
  });

  const FALSE: [string, () => { claim: OriginClaim; person?: PersonId }][] = [
    ['other letters', () => ({ claim: fromAna(idsOf('child', 101), idsOf('chose', 100)) })],
    ['the same letters in another order', () => ({ claim: fromAna(idsOf('hc', 101), idsOf('ch', 100)) })],
    ['a longer source', () => ({ claim: fromAna(idsOf('chil', 101), idsOf('child', 100)) })],
    ['letters that still stand', () => ({ claim: fromAna(idsOf('hc', 101), idsOf('hc', 102)) })],
    ['somebody else’s new letters', () => ({ claim: fromAna(idsOf('child', 101), idsOf('child', 100)), person: ANA })],
    ['letters nobody wrote', () => ({ claim: fromAna(idsOf('child', 101), [100, 5_000, 5_005]) })],
    ['an id nobody has', () => ({ claim: fromAna(idsOf('child', 101), [4_711, 0, 5]) })],
    ['a document that is not there', () => ({ claim: fromAna(idsOf('child', 101), idsOf('child', 100), ELSEWHERE) })],
    ['no letters at all', () => ({ claim: fromAna([101, 3, 3], [100, 3, 3]) })],
    ['half a pictograph', () => ({ claim: fromAna(idsOf('\ud83d', 101), idsOf('\ud83d', 100)) })],
    ['themselves', () => ({ claim: fromAna(idsOf('child', 101), idsOf('child', 101)) })],
  ];

  it.each(FALSE)('[EDIT-36] a claim to %s is dropped and the words stay', (_name, made) => {
    bea.remove(0, 0, 8);
    bea.type(2, 0, 'child hc 😀');
    const before = desk.letters.fingerprint();
    const { claim, person } = made();
    expect(hear(claim, person)).toBe(false);
    expect(desk.letters.fingerprint()).toBe(before);
    expect(desk.shows()).toEqual(['', 'ana: chosen', 'bea: child hc 😀', 'cat: hc']);
  });

  it('[EDIT-36] letters that stand cannot be claimed, and can be once their writer’s text is deleted', () => {
    bea.type(2, 0, 'chosen');
    const claim = fromAna(idsOf('chosen', 101), idsOf('chosen', 100));
    expect(hear(claim)).toBe(false);
    bea.remove(1, 0, 5);
    expect(hear(claim)).toBe(false); // its last letter still stands
    bea.remove(1, 0, 1);
    expect(hear(claim)).toBe(true);
  });

  it('[EDIT-36] of several claims the true ones are kept', () => {
    bea.remove(0, 0, 5);
    bea.type(2, 0, 'child');
    desk.hearsClaims = true;
    const part = (from: number, to: number): IdRange => [
      101,
      idsOf('child', 101)[1] + from,
      idsOf('child', 101)[1] + to,
    ];
    const origins = [
      fromAna(part(0, 2), idsOf('ch', 100)),
      fromAna(part(2, 4), idsOf('ld', 100)),
      fromAna(part(4, 5), [100, idsOf('child', 100)[1] + 4, idsOf('child', 100)[2]]),
    ];
    expect(desk.hear(BEA, origins)).toEqual([origins[0], origins[2]]);
    expect(desk.shows()[2]).toBe('bea<ana: ch | bea: il | bea<ana: d');
  });

  it('[EDIT-37] a claim before its letters changes nothing, after them it is kept, twice it is kept once', () => {
    const source = idsOf('child', 100);
    bea.remove(0, 0, 5);
    const next = Y.getState(desk.doc.store, 101);
    const claim = fromAna([101, next, next + 5], source);
    expect(hear(claim)).toBe(false);
    bea.type(2, 0, 'child');
    expect(idsOf('child', 101)).toEqual(claim.inserted);
    expect(desk.shows()[2]).toBe('bea: child'); // also what it is when no claim ever comes
    expect(hear(claim)).toBe(true);
    const once = desk.shows();
    expect(hear(claim)).toBe(true);
    expect(desk.shows()).toEqual(once);
    expect(once[2]).toBe('bea<ana: child');
  });

  it('[EDIT-37] claims may come in any order: where a letter comes from is followed when somebody asks', () => {
    const cat = desk.screens[2] ?? desk.screen('cat');
    bea.remove(0, 0, 5);
    bea.type(2, 0, 'child');
    const second = idsOf('child', 101);
    cat.remove(2, 0, 5);
    cat.type(1, 0, 'child ');
    hear(fromAna(idsOf('child', 102), second), 'cat' as PersonId);
    expect(desk.shows()[1]).toBe('cat<bea: child | cat:   | ana: chosen');
    hear(fromAna(second, idsOf('child', 100)));
    expect(desk.shows()[1]).toBe('cat<ana: child | cat:   | ana: chosen');
  });

  it('claims that lead in a circle end, and the first of them holds', () => {
    bea.remove(0, 0, 5);
    bea.type(2, 0, 'child');
    const first = idsOf('child', 101);
    bea.remove(2, 0, 5);
    bea.type(1, 0, 'child');
    const second: IdRange = [101, Y.getState(desk.doc.store, 101) - 5, Y.getState(desk.doc.store, 101)];
    hear(fromAna(second, first));
    bea.remove(1, 0, 5);
    hear(fromAna(first, second));
    const [author] = desk.letters.authors(SHARED_DOCUMENT, second);
    expect(author?.author).toMatchObject({ firstBy: 'bea', movedBy: 'bea' });
    expect(desk.letters.authors(SHARED_DOCUMENT, first)[0]?.author.movedBy).toBeNull();
  });

  it('letters that somebody deletes by their ids alone may come back like any others', () => {
    Y.applyUpdate(bea.doc, deletionOf([idsOf('chosen', 100)]), 'hands');
    expect(desk.shows()[1]).toBe('');
    bea.type(2, 0, 'chosen');
    expect(hear(fromAna(idsOf('chosen', 101), idsOf('chosen', 100)))).toBe(true);
    expect(desk.shows()[2]).toBe('bea<ana: chosen');
  });
});

describe('letters that are more than one unit', () => {
  it.each([
    ['a pictograph by one that shares a half with it', '😀', '😁'],
    ['a flag by another', '🇬🇧', '🇬🇪'],
    ['a few pictographs', '😀😀', '😁😁'],
    ['a word and a pictograph', 'abc😀', 'abc😁'],
    ['a letter with a mark by another', 'e\u0301', 'a\u0301'],
  ])('[EDIT-38] %s, typed over, is whole and typed', (_name, old, fresh) => {
    const desk = new Desk();
    const ana = desk.screen('ana');
    const bea = desk.screen('bea');
    ana.write(0, old);
    bea.replace(0, 0, old.length, fresh);
    expect(desk.shows()).toEqual([`bea: ${fresh}`]);
  });

  it.each(['😀', 'é', 'e\u0301', '👩‍👧', '字'])('[EDIT-38] %s returns whole in a split, a join and an undo', (letter) => {
    const desk = new Desk();
    const ana = desk.screen('ana');
    const bea = desk.screen('bea');
    ana.write(0, `ab${letter}cd`);
    bea.split(0, 2);
    expect(desk.shows()).toEqual(['ana: ab', `bea<ana: ${letter}cd`]);
    bea.join(0);
    expect(desk.shows()).toEqual([`ana: ab | bea<ana: ${letter}cd`]);
    bea.remove(0, 2, letter.length);
    bea.undo.undo();
    expect(desk.shows()).toEqual([`ana: ab | bea<ana: ${letter}cd`]);
  });
});
