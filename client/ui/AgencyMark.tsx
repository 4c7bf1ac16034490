/** An agency at a glance: three letters in a shape and a colour of our own. Letters and shape carry it, colour helps. */
import { labelOf } from '../../shared/words/en/labels.ts';
import { agencyCode } from './agencyCode.ts';
import './agencyMark.css';

export function AgencyMark({ agency }: { agency: string }) {
  const code = agencyCode(agency);
  return (
    <span className="mark" data-agency={code}>
      <span aria-hidden="true">{code}</span>
      <span className="unseen">{labelOf(agency)}: </span>
    </span>
  );
}
