/** An agency at a glance: three letters in a shape and a colour of our own. Letters and shape carry it, colour helps. */
import { recordWords } from '../../shared/words/en/record.ts';
import { agencyCode } from './agencyCode.ts';
import './agencyMark.css';

export function AgencyMark({ agency }: { agency: string }) {
  const code = agencyCode(agency);
  return (
    <span className="mark" data-agency={code}>
      <span aria-hidden="true">{code}</span>
      <span className="unseen">{recordWords.label(agency)}: </span>
    </span>
  );
}
