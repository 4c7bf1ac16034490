/** The real server on a folder of its own with a convenor who has a link: set up for real meetings, or not yet. */
import { join } from 'node:path';
import type { OpenedServer } from '../../server/app/openServer.ts';
import type { Convenor } from '../../server/identity/Convenors.ts';
import { keepSetUp } from '../../server/templates/setUp.ts';
import { openNode, ownFolder } from './openNode.ts';

export interface House {
  server: OpenedServer;
  origin: string;
  /** The folder of its store. */
  data: string;
  convenor: Convenor;
  /** The convenor's own way in. */
  link: string;
  code: string;
  setUp(): Promise<void>;
  /** Another convenor of the same house. */
  another(name: string): Promise<{ convenor: Convenor; link: string; code: string }>;
  close(): Promise<void>;
}

export async function openHouse({ isSetUp = true } = {}): Promise<House> {
  const { folder, remove } = await ownFolder();
  const { server, origin } = await openNode({ folder });
  const { convenors } = server.identity;
  const another = async (name: string) => {
    const convenor = await convenors.add({
      name,
      job: 'Team manager',
      organisation: 'Larkhill Council',
      agency: 'childrensSocialCare',
    });
    const { link, code } = await convenors.link(convenor.id);
    return { convenor, link: `${origin}/c/${link}`, code };
  };
  const house: House = {
    server,
    origin,
    data: join(folder, 'data'),
    ...(await another('Priya Nair')),
    another,
    async setUp() {
      const { store, partnership } = server.parts;
      const kept = await keepSetUp(store.kysely, partnership, SET_UP, false);
      if (!kept.ok) throw new Error(kept.differs.join(', '));
    },
    async close() {
      await server.close();
      await remove();
    },
  };
  if (isSetUp) await house.setUp();
  return house;
}

export const SET_UP = {
  partnership: 'Larkhill safeguarding partnership',
  controllers: ['Larkhill Council'],
  dataProtectionContact: 'dpo@larkhill.example',
  sharingAgreement: 'Larkhill agreement, 2026',
  hostingCountry: 'United Kingdom',
  privacyNotice: 'https://larkhill.example/privacy',
  requestRoute: 'https://larkhill.example/requests',
};
