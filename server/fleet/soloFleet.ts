/** One node: nobody to tell, nobody to hear. */
import type { Fleet } from './Fleet.ts';

export function soloFleet(): Fleet {
  return {
    node: 'solo',
    pollEvery: null,
    tell() {},
    hear: () => () => {},
    close: () => Promise.resolve(),
  };
}
