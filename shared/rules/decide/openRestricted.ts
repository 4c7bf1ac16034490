/** A restricted entry is a document of its own. Its originator is always in its audience; whoever takes it down is too. */
import { did, event, no, speakerOf, refusesPeople, type Deed } from './Deed.ts';

export const openRestricted: Deed<'openRestricted'> = (meeting, command, context) => {
  const said = speakerOf(meeting, command, context);
  if (!said.ok) return said;
  const refused = refusesPeople(meeting, command.audience, 'audience');
  if (refused) return { ok: false, refusal: refused };
  if (command.audience.some((person) => meeting.people[person]?.role === 'observer'))
    return no('not-allowed', 'audience');
  const audience = [...new Set([said.speaker, context.by, ...command.audience])];
  return did(
    event('restrictionOpened', {
      id: context.mintRestricted(),
      section: command.section,
      basis: command.basis,
      originator: said.speaker,
      recordedBy: context.by,
      audience,
      onward: command.onward,
      placeholder: command.placeholder,
      confirmed: null,
    }),
  );
};
