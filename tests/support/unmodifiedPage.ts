/** A page of somebody's with y-websocket as it comes, signed in: it knows nothing of us. */
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { SHARED_DOCUMENT, type MeetingId, type PersonId } from '../../shared/ids.ts';
import type { Opened } from './Opened.ts';
import { signedIn } from './openHeldNode.ts';
import type { Node } from './openNode.ts';

/** Resolves when it is in sync; it goes with what else was opened. */
export async function unmodifiedPage(
  node: Node,
  meeting: MeetingId,
  person: PersonId,
  opened: Opened,
): Promise<WebsocketProvider> {
  const cookie = await signedIn(node, meeting, person);
  class SignedIn extends WebSocket {
    constructor(address: string | URL) {
      super(address, { headers: { cookie } });
    }
  }
  const address = `${node.origin.replace(/^http/, 'ws')}/sync/${meeting}`;
  const provider = new WebsocketProvider(address, SHARED_DOCUMENT, new Y.Doc(), {
    WebSocketPolyfill: SignedIn as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  opened.closes(() => provider.destroy());
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
  return provider;
}
