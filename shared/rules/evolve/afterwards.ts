/** What follows the seal: numbered, beside the record, never in it. */
import { stampedBy, type Evolutions } from './Evolution.ts';

export const afterwardsEvolutions: Evolutions<'followed' | 'afterwards' | 'afterwardsAnswered'> = {
  followed: (meeting) => meeting,
  afterwards: (meeting, { id, what, text, people, entry = null }, stamp) => {
    const number = meeting.afterwards.filter((earlier) => earlier.what === what).length + 1;
    return {
      ...meeting,
      afterwards: [...meeting.afterwards, { id, number, what, text, people, entry, answer: null, ...stampedBy(stamp) }],
    };
  },
  afterwardsAnswered: (meeting, { id, accepted, text }, stamp) => ({
    ...meeting,
    afterwards: meeting.afterwards.map((one) =>
      one.id === id ? { ...one, answer: { accepted, text, ...stampedBy(stamp) } } : one,
    ),
  }),
};
