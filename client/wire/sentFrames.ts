/**
 * A WebSocket that tells what it sends. A refusal names a frame by its place among the words and presence frames of
 * its connection, and the provider does not count them.
 */
const SYNC = 0;
const AWARENESS = 1;
const STEP1 = 0;
const STEP2 = 1;

/**
 * What the server counts. `handIn` is the whole difference, in answer to its question; `words` is one change.
 * Questions "saved?" and claims of origin are not counted.
 */
export type CountedFrame = 'question' | 'handIn' | 'words' | 'presence';

export interface SentFrames {
  opened(socket: WebSocket): void;
  sent(frame: CountedFrame): void;
}

export function tellingSocket(Base: typeof WebSocket, ear: SentFrames): typeof WebSocket {
  return class TellingSocket extends Base {
    #told = false;

    override send(data: Parameters<WebSocket['send']>[0]): void {
      // Before the first frame: whoever has asked "saved?" is told of refusals instead of being closed.
      if (!this.#told) {
        this.#told = true;
        ear.opened(this);
      }
      super.send(data);
      const frame = data instanceof Uint8Array ? kindOf(data) : null;
      if (frame) ear.sent(frame);
    }
  };
}

function kindOf(frame: Uint8Array): CountedFrame | null {
  if (frame[0] === AWARENESS) return 'presence';
  if (frame[0] !== SYNC) return null;
  if (frame[1] === STEP1) return 'question';
  return frame[1] === STEP2 ? 'handIn' : 'words';
}
