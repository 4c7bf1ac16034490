/** What every journal promises; each implementation is held to all of it. */
import { describe, expect, it } from 'vitest';
import { mintId, type MeetingId, type PartnershipId, type PersonId } from '../../shared/ids.ts';
import {
  EMPTY_HEAD,
  JournalBroken,
  meetingStream,
  type Head,
  type Journal,
  type NewEntry,
  type SealedRecord,
} from '../../server/journal/Journal.ts';
import { systemRandom } from '../../server/ambient.ts';

export interface UnderTest {
  journal: Journal;
  partnership: PartnershipId;
  /** Runs raw SQL; in memory there is none. */
  raw: (sql: string) => Promise<void>;
  close(): Promise<void>;
}

function edit(text: string): NewEntry {
  return {
    at: '2026-04-30T10:00:00.000Z',
    actor: { person: mintId<PersonId>(systemRandom), organisation: null, session: null },
    kind: 'edit',
    document: null,
    bodyClass: 'draft',
    body: Buffer.from(text),
  };
}

function record(partnership: PartnershipId): SealedRecord {
  return {
    partnership,
    header: Buffer.from('{"header":1}'),
    digest: 'digest',
    parts: [{ id: 'p', bodyClass: 'decided', content: Buffer.from('{}') }],
    consume: null,
  };
}

/** What a thief or a wrong line of ours would try, and how to get behind the store's own refusals, by its SQL. */
const TAMPERING = {
  sqlite: {
    tries: (stream: string) => [
      `replace into entry select * from entry where stream = '${stream}' and seq = 2`,
      `replace into body select * from body where stream = '${stream}' and seq = 2`,
      `replace into stream select * from stream where id = '${stream}'`,
    ],
    behind: 'drop trigger entry_no_update',
    change: `replace(bytes, 'edit', 'clai')`,
  },
  postgres: {
    tries: () => ['truncate entry', 'truncate body', 'truncate stream', 'truncate log_leaf'],
    behind: 'alter table entry disable trigger entry_guard',
    change: `convert_to(replace(convert_from(bytes, 'UTF8'), 'edit', 'clai'), 'UTF8')`,
  },
};

export function holdsTheJournalsPromises(
  name: string,
  dialect: keyof typeof TAMPERING | 'memory',
  open: () => Promise<UnderTest>,
): void {
  const withJournal = async (
    test: (under: UnderTest, stream: ReturnType<typeof meetingStream>, meeting: MeetingId) => Promise<void>,
  ): Promise<void> => {
    const under = await open();
    const meeting = mintId<MeetingId>(systemRandom);
    try {
      await test(under, meetingStream(meeting), meeting);
    } finally {
      await under.close();
    }
  };

  const appended = async (
    journal: Journal,
    stream: ReturnType<typeof meetingStream>,
    head: Head,
    ...texts: string[]
  ): Promise<Head> => {
    const answer = await journal.append(stream, head, texts.map(edit));
    if (answer.outcome !== 'appended') throw new Error(answer.outcome);
    return answer.head;
  };

  describe(`the journal ${name}`, () => {
    it('[STORE-1] entries come back in order, whole, and chained', () =>
      withJournal(async ({ journal }, stream) => {
        let head = await appended(journal, stream, EMPTY_HEAD, 'one', 'two');
        head = await appended(journal, stream, head, 'three');
        const read = await journal.read(stream, 0);
        expect(read.rows.map(({ body }) => Buffer.from(body ?? []).toString())).toEqual(['one', 'two', 'three']);
        expect(read.rows.map(({ entry }) => entry.seq)).toEqual([1, 2, 3]);
        expect(read.rows[1]?.entry.prev).toBe(read.rows[0]?.hash);
        expect(read.head).toEqual(head);
        expect((await journal.read(stream, 2)).rows).toHaveLength(1);
      }));

    it('[STORE-2] whoever is behind is given the rows they lack and has written nothing', () =>
      withJournal(async ({ journal }, stream) => {
        await appended(journal, stream, EMPTY_HEAD, 'first');
        const late = await journal.append(stream, EMPTY_HEAD, [edit('second')]);
        expect(late.outcome).toBe('behind');
        expect(late.outcome === 'behind' && late.rows.map(({ entry }) => entry.seq)).toEqual([1]);
        expect((await journal.read(stream, 0)).rows).toHaveLength(1);
      }));

    it('[STORE-2] of many who append at once each wins once and nothing is lost or doubled', () =>
      withJournal(async ({ journal }, stream) => {
        const writer = async (n: number): Promise<void> => {
          for (let k = 0, head = EMPTY_HEAD; k < 10;) {
            const answer = await journal.append(stream, head, [edit(`${n}.${k}`)]);
            if (answer.outcome === 'appended') k += 1;
            if (answer.outcome === 'appended' || answer.outcome === 'behind') head = answer.head;
            else throw new Error(answer.outcome);
          }
        };
        await Promise.all(Array.from({ length: 8 }, (_, n) => writer(n)));
        const texts = (await journal.read(stream, 0)).rows.map(({ body }) => Buffer.from(body ?? []).toString());
        expect(new Set(texts).size).toBe(80);
        for (let n = 0; n < 8; n++) {
          const own = texts.filter((text) => text.startsWith(`${n}.`));
          expect(own).toEqual(Array.from({ length: 10 }, (_, k) => `${n}.${k}`));
        }
      }));

    it('[STORE-3] a command is carried out once, however often it is sent', () =>
      withJournal(async ({ journal }, stream) => {
        const command = { ...edit('decided'), commandId: 'person:1' };
        await journal.append(stream, EMPTY_HEAD, [command]);
        expect(await journal.append(stream, EMPTY_HEAD, [command])).toEqual({ outcome: 'known', seq: 1 });
        expect(await journal.knows(stream, 'person:1')).toBe(true);
        expect(await journal.knows(stream, 'person:2')).toBe(false);
      }));

    it('[STORE-4] nothing follows a seal, and there is one', () =>
      withJournal(async ({ journal, partnership }, stream, meeting) => {
        const head = await appended(journal, stream, EMPTY_HEAD, 'words');
        const sealed = await journal.seal(stream, head, { ...edit('seal'), kind: 'seal' }, record(partnership));
        expect(sealed.outcome).toBe('sealedNow');
        if (sealed.outcome !== 'sealedNow') return;
        const after = { seq: sealed.row.entry.seq, hash: sealed.row.hash };
        expect((await journal.append(stream, after, [edit('late')])).outcome).toBe('sealed');
        expect(
          (await journal.seal(stream, after, { ...edit('again'), kind: 'seal' }, record(partnership))).outcome,
        ).toBe('sealed');
        expect((await journal.readRecord(meeting))?.digest).toBe('digest');
        expect((await journal.read(stream, 0)).sealed).toBe(true);
      }));

    it('[STORE-4] of an edit and a seal at once the later is refused or behind', () =>
      withJournal(async ({ journal, partnership }, stream) => {
        const head = await appended(journal, stream, EMPTY_HEAD, 'words');
        const [edited, sealed] = await Promise.all([
          journal.append(stream, head, [edit('race')]),
          journal.seal(stream, head, { ...edit('seal'), kind: 'seal' }, record(partnership)),
        ]);
        const won = [edited.outcome === 'appended', sealed.outcome === 'sealedNow'];
        expect(won.filter(Boolean)).toHaveLength(1);
      }));

    it('[STORE-5] a meeting without a seal is listed as open, with the time of its last entry', () =>
      withJournal(async ({ journal, partnership }, stream, meeting) => {
        const head = await appended(journal, stream, EMPTY_HEAD, 'words');
        const listed = (await journal.openMeetings()).find((open) => open.meeting === meeting);
        expect(listed?.lastAt).toBe('2026-04-30T10:00:00.000Z');
        await journal.seal(stream, head, { ...edit('seal'), kind: 'seal' }, record(partnership));
        expect((await journal.openMeetings()).some((open) => open.meeting === meeting)).toBe(false);
      }));

    it('[STORE-6] a snapshot comes back as it was written', () =>
      withJournal(async ({ journal }, stream) => {
        expect(await journal.readSnapshot(stream)).toBeNull();
        await journal.writeSnapshot(stream, { uptoSeq: 3, bytes: Buffer.from('state') });
        const read = await journal.readSnapshot(stream);
        expect(Buffer.from(read?.bytes ?? []).toString()).toBe('state');
        expect(read?.uptoSeq).toBe(3);
      }));

    if (dialect === 'memory') return;
    const { tries, behind, change } = TAMPERING[dialect];

    it('[STORE-7] the store itself refuses to change, remove or overtake an entry', () =>
      withJournal(async ({ journal, raw }, stream) => {
        await appended(journal, stream, EMPTY_HEAD, 'one', 'two');
        for (const sql of [
          `update entry set hash = 'x' where stream = '${stream}'`,
          `delete from entry where stream = '${stream}'`,
          `insert into entry (stream, seq, partnership, bytes, hash, kind) values ('${stream}', 9, 'p', '', 'h', 'edit')`,
          `delete from body where stream = '${stream}'`,
          `update body set key_id = 'x' where stream = '${stream}'`,
          `update stream set head_seq = 1 where id = '${stream}'`,
          `delete from stream where id = '${stream}'`,
          ...tries(stream),
        ]) {
          await expect(raw(sql), sql).rejects.toThrow(/journal:/);
        }
        expect((await journal.read(stream, 0)).rows).toHaveLength(2);
      }));

    it('[STORE-7] the store itself refuses to change or remove a record', () =>
      withJournal(async ({ journal, partnership, raw }, stream, meeting) => {
        const head = await appended(journal, stream, EMPTY_HEAD, 'words');
        await journal.seal(stream, head, { ...edit('seal'), kind: 'seal' }, record(partnership));
        for (const sql of [
          `update record set digest = 'x' where meeting = '${meeting}'`,
          `delete from record where meeting = '${meeting}'`,
          `update record_part set key_id = 'x' where meeting = '${meeting}'`,
          `delete from record_part where meeting = '${meeting}'`,
          `update stream set sealed_seq = null where id = '${stream}'`,
        ]) {
          await expect(raw(sql), sql).rejects.toThrow(/(journal|record):/);
        }
        expect(await journal.readRecord(meeting)).not.toBeNull();
      }));

    it('[STORE-8] a row that was changed behind the triggers is found when it is read', () =>
      withJournal(async ({ journal, raw }, stream) => {
        await appended(journal, stream, EMPTY_HEAD, 'one', 'two', 'three');
        await raw(behind);
        await raw(`update entry set bytes = ${change} where stream = '${stream}' and seq = 2`);
        await expect(journal.read(stream, 0)).rejects.toBeInstanceOf(JournalBroken);
      }));
  });
}
