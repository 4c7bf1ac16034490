/** "That was all": this screen has had every document's last words answered. Durable, so every node refuses it from here. */
import { did, event, no, type Deed } from './Deed.ts';

export const flushed: Deed<'flushed'> = (meeting, { screen, digests }, { by }) => {
  const expected = meeting.freeze?.expects.find((one) => one.screen === screen);
  if (expected && expected.person !== by) return no('not-yours', 'screen');
  return did(event('flushed', { screen, digests }));
};
