/** What chair and minute taker fill in, as one piece to load. */
export { AskedAloud } from './AskedAloud.tsx';
export { PresentNow } from './PresentNow.tsx';
export { RollCall } from './RollCall.tsx';
