import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { mintId, type PersonId, type ScreenId, type SessionId } from '../../shared/ids.ts';
import { keepBetweenNeighbours } from '../../shared/document/neighbours.ts';
import { gateUpdate } from '../../server/gate/gateUpdate.ts';
import { tryUpdate } from '../../server/gate/tryUpdate.ts';
import { Hands } from '../proofs/simulation/Hands.ts';
import { seededChance } from '../support/seededWorld.ts';
import { rounds } from '../support/tier.ts';

const ROOT = 'section:analysis';
const ROOTS = new Map([[ROOT, 'minutes' as const]]);
const WRITERS = 5;
const UPDATES = rounds(10_000, 100_000);
/** A fresh document now and then: what is asked is the number of updates, not the size of one text. */
const PER_DOCUMENT = 1_000;

describe('honest updates', () => {
  it(
    `[EDIT-8] of ${UPDATES} updates of ${WRITERS} writers who type, split, join, list, embolden, move, undo and come back after a time none is refused`,
    () => {
      const seed = 20_261_124;
      const chance = seededChance(seed);
      let gated = 0;
      while (gated < UPDATES) {
        const server = new Y.Doc();
        server.getXmlFragment(ROOT);
        const claims = new Map<number, PersonId>();
        const offer = (person: PersonId, update: Uint8Array): void => {
          const answer = gateUpdate(
            update,
            { doc: server, claims, roots: ROOTS, knows: () => true },
            { person, mayWrite: () => true },
          );
          expect(answer, `seed ${seed}, update ${gated}`).toMatchObject({ ok: true });
          if (!answer.ok) return;
          for (const client of answer.newClients) claims.set(client, person);
          expect(
            tryUpdate(server, answer.update, ROOTS, () => true),
            `seed ${seed}, update ${gated}`,
          ).toMatchObject({ ok: true });
          gated += 1;
        };
        const writers = Array.from({ length: WRITERS }, (_, index) => {
          const person = mintId<PersonId>(chance.random);
          const doc = new Y.Doc();
          doc.clientID = 1 + chance.whole(2 ** 31);
          keepBetweenNeighbours(doc);
          const writer = { person, doc, online: true };
          doc.on('update', (update: Uint8Array, origin: unknown) => {
            if (origin !== 'remote' && writer.online) offer(person, update);
          });
          const who = {
            person,
            index,
            screen: mintId<ScreenId>(chance.random),
            session: mintId<SessionId>(chance.random),
            root: ROOT,
          };
          return Object.assign(writer, { hands: new Hands(doc, who, chance) });
        });
        const until = gated + PER_DOCUMENT;
        while (gated < until && gated < UPDATES) {
          const writer = chance.pick(writers);
          writer.hands.act();
          if (chance.onceIn(4))
            Y.applyUpdate(writer.doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(writer.doc)), 'remote');
          if (chance.onceIn(30)) writer.online = false;
          if (!writer.online && chance.onceIn(4)) {
            offer(writer.person, Y.encodeStateAsUpdate(writer.doc, Y.encodeStateVector(server)));
            writer.online = true;
          }
        }
      }
      expect(gated).toBe(UPDATES);
    },
    rounds(60_000, 600_000),
  );
});
