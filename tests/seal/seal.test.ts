import { describe, expect, it } from 'vitest';
import { approveNow } from '../../server/seal/approveNow.ts';
import { nodeHashing } from '../../server/seal/hashing.ts';
import { prepareSeal, type PreparedSeal, type SealRequest } from '../../server/seal/prepareSeal.ts';
import { readCopy } from '../../server/seal/readCopy.ts';
import { readFrozen } from '../../server/seal/readFrozen.ts';
import type { Journal } from '../../server/journal/Journal.ts';
import { digestsOf } from '../../client/wire/digestsOf.ts';
import { ENTRY_ROOT, rootsOf, sectionRoot } from '../../shared/document/roots.ts';
import { SHARED_DOCUMENT, type ItemId, type ScreenId } from '../../shared/ids.ts';
import type { Part } from '../../shared/record/Part.ts';
import { canonicalText } from '../../shared/record/canonical.ts';
import { partsOfKind } from '../../shared/record/contents.ts';
import { copyAsJson, type RecordCopy } from '../../shared/record/RecordCopy.ts';
import { checkCopy, checkCopyText } from '../../shared/record/verify.ts';
import {
  CHAIR,
  clock,
  ENTRY,
  frozen,
  LEO,
  madeMeeting,
  type MadeMeeting,
  MIA,
  named,
  NURSE,
  POLICE,
  restrictionOpened,
  SILENT,
} from '../record/madeMeeting.ts';

const { sha256 } = nodeHashing;
const SEED = Buffer.alloc(32, 7);

function collect(made: MadeMeeting): string {
  const { approvedDigest } = approveNow(made.now, made.documents, made.letters, SEED);
  made.happen('10:22', null, { type: 'collected', v: 1, head: 9, approvedDigest, saltSeed: SEED.toString('base64') });
  return approvedDigest;
}

function requestFor(made: MadeMeeting, approvedDigest: string): SealRequest {
  return {
    meeting: made.now,
    documents: made.documents,
    letters: made.letters,
    command: {
      type: 'lock',
      approvedDigest,
      lockCode: 'code',
      statement: { present: true, readAloud: 'everything', because: null },
      warnings: [{ gate: 'contingency', reason: 'Agreed tomorrow.' }],
    },
    lockedBy: CHAIR,
    lockedAt: clock('10:25'),
    clock: { source: 'two time servers of the council', errorMs: 40 },
    head: { seq: 9, hash: Buffer.alloc(32, 3).toString('base64') },
  };
}

function sealOf(made: MadeMeeting): Extract<PreparedSeal, { ok: true }> {
  const prepared = prepareSeal(requestFor(made, made.now.freeze?.collected?.approvedDigest ?? collect(made)));
  if (!prepared.ok) throw new Error('refused');
  return prepared;
}

/** A journal that holds nothing but the sealed record: the late reader's way must not need more. */
function journalWith(record: Extract<PreparedSeal, { ok: true }>['record'] | null): Journal {
  return { readRecord: () => Promise.resolve(record) } as unknown as Journal;
}

async function copyOf(made: MadeMeeting, reader: Parameters<typeof readCopy>[2]): Promise<RecordCopy> {
  const copy = await readCopy(journalWith(sealOf(made).record), made.now.id, reader);
  if (!copy) throw new Error('not locked');
  return copy;
}

describe('the seal', () => {
  it('[RECORD-16] the digest that was signed is the one that is sealed, and each reader checks a copy against it', async () => {
    const made = frozen(madeMeeting());
    const digest = collect(made);
    for (const reader of ['general', CHAIR, POLICE, NURSE] as const) {
      const copy = await copyOf(made, reader);
      expect(copy.header.approvedDigest).toBe(digest);
      expect(checkCopy(copyAsJson(copy), sha256)).toBe('unchanged');
      expect(checkCopyText(canonicalText(copyAsJson(copy)), sha256)).toBe('unchanged');
    }
  });

  it('[RECORD-17] asked twice, the seal has the same bytes, and so has every copy', async () => {
    const made = frozen(madeMeeting());
    collect(made);
    expect(sealOf(made)).toEqual(sealOf(made));
    expect(await copyOf(made, POLICE)).toEqual(await copyOf(made, POLICE));
  });

  it('[RECORD-18] a text that changed after it was named is not sealed', () => {
    const made = frozen(madeMeeting());
    const digest = collect(made);
    expect(prepareSeal(requestFor(made, 'another')).ok).toBe(false);
    made.type('10:23', CHAIR, sectionRoot('analysis'), 'One more sentence.');
    expect(prepareSeal(requestFor(made, digest)).ok).toBe(false);
  });

  it('[RECORD-19] a takeover, a word that came too late and a waiver after the freeze leave the approved digest alone', () => {
    const made = frozen(madeMeeting());
    const digest = collect(made);
    made.happen('10:23', POLICE, { type: 'chairTaken', v: 1, reason: 'The chair cannot be reached.' });
    made.happen('10:23', CHAIR, { type: 'wentOnWithout', v: 1, person: NURSE, reason: 'on the road' });
    made.happen('10:24', NURSE, {
      type: 'lateOffered',
      v: 1,
      id: named<ItemId>('late'),
      document: ENTRY,
      update: '',
      on: '',
      text: 'Too late.',
      deviceTime: null,
    });
    const prepared = prepareSeal({ ...requestFor(made, digest), lockedBy: POLICE });
    expect(prepared.ok).toBe(true);
  });

  it('[RECORD-20] what the seal adds: statement, takeover, warnings with reasons, devices, who was not waited for', async () => {
    const made = frozen(madeMeeting());
    collect(made);
    made.happen('10:23', POLICE, { type: 'chairTaken', v: 1, reason: 'The chair cannot be reached.' });
    made.happen('10:23', CHAIR, { type: 'wentOnWithout', v: 1, person: NURSE, reason: 'on the road' });
    const { sealing } = await copyOf(made, 'general');
    expect(partsOfKind(sealing, 'takeover').map(({ content }) => [content.from, content.by, content.reason])).toEqual([
      [CHAIR, POLICE, 'The chair cannot be reached.'],
    ]);
    expect(partsOfKind(sealing, 'warnings')[0]?.content.list).toEqual([
      { warning: 'contingency', reason: 'Agreed tomorrow.', about: [] },
    ]);
    expect(partsOfKind(sealing, 'devices')[0]?.content.without).toEqual([{ person: NURSE, reason: 'on the road' }]);
    expect(partsOfKind(sealing, 'statement')[0]?.content).toMatchObject({
      lockedBy: CHAIR,
      present: true,
      readAloud: 'everything',
    });
  });

  it('[READ-63] what it was locked without is named, each child in a part of its own', async () => {
    const made = frozen(madeMeeting());
    const { decisions: _decisions, ...rest } = made.now;
    const without = { ...rest, decisions: {}, template: { ...rest.template, quorum: ['police', 'education'] } };
    made.meeting = without;
    collect(made);
    const command = requestFor(made, made.now.freeze?.collected?.approvedDigest ?? '').command;
    const warnings = ['quorum', 'childWithoutDecision'].map((gate) => ({ gate, reason: 'It is late.' }));
    const prepared = prepareSeal({
      ...requestFor(made, made.now.freeze?.collected?.approvedDigest ?? ''),
      command: { ...command, warnings },
    });
    if (!prepared.ok) throw new Error('not sealed');
    const parts = prepared.record.parts
      .map(({ content }) => (JSON.parse(new TextDecoder().decode(content)) as { part: Part }).part)
      .filter(({ kind }) => kind === 'warnings');
    const [general, ...children] = parts.sort((a, b) => a.id.length - b.id.length);
    expect(general?.content).toEqual({
      list: [
        { warning: 'quorum', reason: 'It is late.', about: ['Education'] },
        { warning: 'childWithoutDecision', reason: 'It is late.', about: [] },
      ],
    });
    expect(children.map(({ child, content }) => [child, content])).toEqual(
      [LEO, MIA].map((id) => [
        id,
        { list: [{ warning: 'childWithoutDecision', reason: 'It is late.', about: [id === LEO ? 'L.' : 'M.'] }] },
      ]),
    );
  });

  it('[READ-17] words received after the freeze are read by their writer, and by the chair only where the chair reads the document', async () => {
    const made = frozen(madeMeeting());
    made.happen('10:22', POLICE, restrictionOpened(SILENT, null, [POLICE]));
    collect(made);
    made.happen('10:24', POLICE, {
      type: 'lateOffered',
      v: 1,
      id: named<ItemId>('late'),
      document: SILENT,
      update: '',
      on: '',
      text: 'Too late.',
      deviceTime: null,
    });
    const readers = await Promise.all(
      [POLICE, CHAIR, NURSE, 'general' as const].map(
        async (reader) => partsOfKind((await copyOf(made, reader)).sealing, 'late').length,
      ),
    );
    expect(readers).toEqual([1, 0, 0, 0]);
  });

  it('[READ-18] the words of a restricted entry are nowhere in the bytes of any other copy, nor in the header', async () => {
    const made = frozen(madeMeeting());
    const secret = 'A source saw him on Tuesday.';
    for (const reader of ['general', NURSE] as const)
      expect(canonicalText(copyAsJson(await copyOf(made, reader)))).not.toMatch(/source saw|policeIntelligence/);
    for (const reader of [POLICE, CHAIR])
      expect(canonicalText(copyAsJson(await copyOf(made, reader)))).toContain(secret);
    expect(Buffer.from(sealOf(made).record.header).toString()).not.toMatch(/Priya|Start joint|source/);
  });

  it('[READ-19] three hidden entries more, and the copies of everyone else have the same leaves and the same parts', async () => {
    const plain = frozen(madeMeeting());
    const hiding = madeMeeting();
    ['one', 'two', 'three'].forEach((name) => {
      const id = `restricted-${named<string>(name)}` as typeof SILENT;
      hiding.happen('10:15', POLICE, restrictionOpened(id, null, [POLICE]));
      hiding.type('10:15', POLICE, ENTRY_ROOT, `Hidden words of ${name}.`, {}, id);
    });
    frozen(hiding);
    const [without, hidden] = await Promise.all([copyOf(plain, 'general'), copyOf(hiding, 'general')]);
    expect(hidden.header.leaves.length).toBe(without.header.leaves.length);
    expect(hidden.header.sealingLeaves.length).toBe(without.header.sealingLeaves.length);
    expect(hidden.opened.map(({ part }) => part)).toEqual(without.opened.map(({ part }) => part));
    expect(hidden.sealing.map(({ part }) => part)).toEqual(without.sealing.map(({ part }) => part));
    expect(canonicalText(copyAsJson(hidden)).length).toBe(canonicalText(copyAsJson(without)).length);
  });

  it('[READ-20] the chair alone is told how many entries the chair was not shown', async () => {
    const made = madeMeeting();
    made.happen('10:15', POLICE, restrictionOpened(SILENT, null, [POLICE]));
    frozen(made);
    expect(partsOfKind((await copyOf(made, CHAIR)).sealing, 'chairOnly')[0]?.content.notShown).toBe(1);
    const others = await copyOf(made, NURSE);
    expect(partsOfKind(others.sealing, 'chairOnly')).toEqual([]);
    expect(partsOfKind(others.sealing, 'statement')[0]?.content.notShownToChair).toBe(0);
  });

  it('[RECORD-30] the record says what is known of the clock of the server that locked, to every reader', async () => {
    const made = frozen(madeMeeting());
    for (const reader of [CHAIR, NURSE])
      expect(partsOfKind((await copyOf(made, reader)).sealing, 'statement')[0]?.content.clock).toEqual({
        source: 'two time servers of the council',
        errorMs: 40,
      });
  });

  it('[READ-21] a meeting that is not locked has no copy; a frozen one can be read as frozen', async () => {
    const made = madeMeeting();
    expect(await readCopy(journalWith(null), made.now.id, 'general')).toBe(null);
    expect(readFrozen(made.now, made.documents, made.letters, NURSE)).toBe(null);
    const reading = readFrozen(frozen(made).now, made.documents, made.letters, NURSE);
    expect(reading?.frozenAt).toBe(clock('10:21'));
    expect(JSON.stringify(reading)).not.toContain('source saw');
  });

  it('a restricted part is kept under the key of its document', () => {
    const { parts } = sealOf(frozen(madeMeeting())).record;
    expect(parts.find(({ id }) => id === `restricted:${ENTRY}`)?.bodyClass).toBe(`restricted:${ENTRY}`);
    expect(parts.filter(({ bodyClass }) => bodyClass !== 'decided').length).toBe(1);
  });
});

describe('devices', () => {
  const SCREEN = named<ScreenId>('screen');

  it.each([
    ['the same text', true],
    ['another text', false],
  ])('[RECORD-28] a device that showed %s is counted by what it showed', async (_, same) => {
    const made = madeMeeting();
    made.happen('10:20', CHAIR, { type: 'freezeAnnounced', v: 1, inForceInSeconds: 15, typing: [], byItself: false });
    made.happen('10:21', null, { type: 'frozen', v: 1, expects: [{ person: NURSE, screen: SCREEN }] });
    const doc = made.documents.get(SHARED_DOCUMENT);
    if (!doc) throw new Error('nobody wrote');
    const shown = { id: SHARED_DOCUMENT, doc, roots: rootsOf(SHARED_DOCUMENT, made.now) };
    const digests = same ? await digestsOf([shown]) : { [SHARED_DOCUMENT]: 'another' };
    made.happen('10:22', NURSE, { type: 'flushed', v: 1, screen: SCREEN, digests });
    collect(made);
    const devices = partsOfKind((await copyOf(made, 'general')).sealing, 'devices')[0]?.content;
    expect(devices).toMatchObject({ expected: [NURSE], held: same ? [NURSE] : [] });
  });

  it('[RECORD-28] a page that was loaded anew after the freeze is no further device', async () => {
    const made = madeMeeting();
    made.happen('10:20', CHAIR, { type: 'freezeAnnounced', v: 1, inForceInSeconds: 15, typing: [], byItself: false });
    made.happen('10:21', null, { type: 'frozen', v: 1, expects: [{ person: NURSE, screen: SCREEN }] });
    const doc = made.documents.get(SHARED_DOCUMENT);
    if (!doc) throw new Error('nobody wrote');
    const digests = await digestsOf([{ id: SHARED_DOCUMENT, doc, roots: rootsOf(SHARED_DOCUMENT, made.now) }]);
    for (const screen of [SCREEN, 'anew'.padEnd(26, 'a') as ScreenId])
      made.happen('10:22', NURSE, { type: 'flushed', v: 1, screen, digests });
    collect(made);
    const devices = partsOfKind((await copyOf(made, 'general')).sealing, 'devices')[0]?.content;
    expect(devices).toMatchObject({ expected: [NURSE], held: [NURSE] });
  });
});
