/** One node: nobody to tell, nobody to hear. */
import type { Fleet } from './Fleet.ts';

export function soloFleet(): Fleet {
  return {
    node: 'solo',
    pollEvery: null,
    tell() {},
    hears: () => true,
    hear: () => () => {},
    close: () => Promise.resolve(),
  };
}
