/**
 * Keys of streams and retention classes. Each is random, wrapped by the instance key and stored; erasing one erases
 * every body under it, also in old backups.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Random } from '../../shared/clock.ts';
import { mintId } from '../../shared/ids.ts';
import type { Keys } from '../storage/openKeys.ts';
import type { Store } from '../storage/openStore.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

export interface MeetingKey {
  id: string;
  key: Uint8Array;
}

export class MeetingKeys {
  readonly #store: Store;
  readonly #keys: Keys;
  readonly #random: Random;
  readonly #byClass = new Map<string, Promise<MeetingKey>>();
  readonly #byId = new Map<string, Promise<Uint8Array>>();

  constructor(store: Store, keys: Keys, random: Random) {
    this.#store = store;
    this.#keys = keys;
    this.#random = random;
  }

  /** The key for new bodies of this class, made on first use. */
  forClass(stream: string, partnership: string, bodyClass: string): Promise<MeetingKey> {
    const name = `${stream} ${bodyClass}`;
    let key = this.#byClass.get(name);
    if (!key) {
      key = this.#findOrMake(stream, partnership, bodyClass);
      this.#byClass.set(name, key);
      key.catch(() => this.#byClass.delete(name));
    }
    return key;
  }

  byId(id: string): Promise<Uint8Array> {
    let key = this.#byId.get(id);
    if (!key) {
      key = this.#read(id);
      this.#byId.set(id, key);
      key.catch(() => this.#byId.delete(id));
    }
    return key;
  }

  async #findOrMake(stream: string, partnership: string, bodyClass: string): Promise<MeetingKey> {
    const made = this.#random.bytes(KEY_BYTES);
    const { current } = this.#keys;
    const row = {
      id: mintId<string>(this.#random),
      partnership,
      stream,
      class: bodyClass,
      instance_key: current.id,
      wrapped: encrypt(current.key, this.#random, made, stream),
    };
    const { kysely } = this.#store;
    // Two nodes may make it at once: one wins, both use what stands.
    await kysely
      .insertInto('meeting_key')
      .values(row)
      .onConflict((conflict) => conflict.columns(['stream', 'class']).doNothing())
      .execute();
    const stored = await kysely
      .selectFrom('meeting_key')
      .selectAll()
      .where('stream', '=', stream)
      .where('class', '=', bodyClass)
      .executeTakeFirstOrThrow();
    return { id: stored.id, key: this.#unwrap(stored.instance_key, stored.wrapped, stream) };
  }

  async #read(id: string): Promise<Uint8Array> {
    const stored = await this.#store.kysely
      .selectFrom('meeting_key')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    if (!stored) throw new Error('a body names a key that was erased');
    return this.#unwrap(stored.instance_key, stored.wrapped, stored.stream);
  }

  #unwrap(instanceKey: string, wrapped: Uint8Array, stream: string): Uint8Array {
    const key = this.#keys.find(instanceKey);
    if (!key)
      throw new Error(
        'This store was written with a key that the key file has not got. Start with the right --keys file.',
      );
    return decrypt(key, wrapped, stream);
  }
}

/** AES-256-GCM with a fresh nonce; `bound` ties the bytes to their place, so that two rows cannot be swapped. */
export function encrypt(key: Uint8Array, random: Random, plain: Uint8Array, bound: string): Uint8Array {
  const nonce = random.bytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Throws where key, place or bytes are not what they were. */
export function decrypt(key: Uint8Array, bytes: Uint8Array, bound: string): Uint8Array {
  const all = Buffer.from(bytes);
  const decipher = createDecipheriv('aes-256-gcm', key, all.subarray(0, NONCE_BYTES));
  decipher.setAAD(Buffer.from(bound)).setAuthTag(all.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(all.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}
