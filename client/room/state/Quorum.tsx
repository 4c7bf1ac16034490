/** Is everybody here whom such a meeting needs, and who is not: in words, spoken when it changes after the start. */
import { useEffect, useRef } from 'react';
import type { Meeting } from '../../../shared/rules/meeting.ts';
import { missingAgencies } from '../../../shared/rules/quorum.ts';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import { saySoon } from '../../ui/Announcer.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { labelIn } from '../../ui/labelIn.ts';

export function Quorum({ meeting }: { meeting: Meeting }) {
  const missing = missingAgencies(meeting).map((agency) => labelIn(meeting.template.agencies, agency));
  const full = missing.length === 0 ? words.quorumNow : words.quorumNeeds(words.and(missing));
  const said = useRef(full);
  useEffect(() => {
    if (said.current !== full && meeting.phase === 'live') saySoon(full);
    said.current = full;
  }, [full, meeting.phase]);
  return (
    <p className="quietState" title={full}>
      <Icon name={missing.length === 0 ? 'people' : 'warning'} />
      {missing.length === 0 ? words.quorumMet : words.quorumMissing(missing.map((name) => name.toLowerCase()))}
    </p>
  );
}
