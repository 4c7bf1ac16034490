/** Words that are not in the minutes: refused ones, to be copied, and those that came after the freeze. */
import { useEffect } from 'react';
import type { DocumentId } from '../../../shared/ids.ts';
import { isRestrictedDocument } from '../../../shared/ids.ts';
import { organisationOf, PLAN_ROOT, sectionOf } from '../../../shared/document/roots.ts';
import type { Meeting } from '../../../shared/rules/meeting.ts';
import { notAddedOtherwise, notAddedReasons, roomWords as words } from '../../../shared/words/en/room.ts';
import { say, sayNow } from '../../ui/Announcer.tsx';
import { timeOf } from '../../ui/times.ts';
import { useValue } from '../../ui/useValue.ts';
import type { LateText } from '../../wire/LateWords.ts';
import type { NotAdded, OpenRoom } from '../../wire/openRoom.ts';
import type { UnsavedText } from '../../wire/unsavedText.ts';

export function UnsavedTexts({ room, meeting }: { room: OpenRoom; meeting: Meeting | null }) {
  const notAdded = useValue(room.notAdded);
  const late = useValue(room.late);
  useEffect(() => {
    if (notAdded.length > 0) sayNow(words.notAddedTitle);
  }, [notAdded.length]);
  return (
    <>
      {notAdded.length > 0 ? (
        <section className="note danger" aria-labelledby="not-added">
          <h2 id="not-added">{words.notAddedTitle}</h2>
          <p>{words.notAddedIntro}</p>
          <ul className="plain">
            {notAdded.map((refused) => (
              <Refused key={refused.id} room={room} refused={refused} meeting={meeting} />
            ))}
          </ul>
        </section>
      ) : null}
      {late.map((text) => (
        <LateNote key={text.document} late={text} meeting={meeting} />
      ))}
    </>
  );
}

function Refused({ room, refused, meeting }: { room: OpenRoom; refused: NotAdded; meeting: Meeting | null }) {
  return (
    <li>
      <p>{words.notAddedWhy(notAddedReasons[refused.code] ?? notAddedOtherwise)}</p>
      <Texts texts={refused.texts} document={refused.document} meeting={meeting} />
      <button type="button" className="quiet apart" onClick={() => room.dismiss(refused.id)}>
        {words.dismiss}
      </button>
    </li>
  );
}

function LateNote({ late, meeting }: { late: LateText; meeting: Meeting | null }) {
  const state = {
    sending: words.lateSending,
    received: words.lateReceived,
    notTaken: words.lateNotTaken(late.sentence ?? ''),
  }[late.is];
  return (
    <section className="note warn" aria-label={words.lateTitle}>
      <h2>{words.lateTitle}</h2>
      <p>
        <output>{state}</output>
      </p>
      <Texts texts={late.texts} document={late.document} meeting={meeting} />
    </section>
  );
}

function Texts({
  texts,
  document,
  meeting,
}: {
  texts: readonly UnsavedText[];
  document: DocumentId;
  meeting: Meeting | null;
}) {
  const all = texts.map(({ text }) => text).join('\n\n');
  return (
    <>
      {texts.map(({ root, text }) => (
        <div key={root}>
          <p className="meta">{placeOf(root, document, meeting)}</p>
          <blockquote translate="no">{text}</blockquote>
        </div>
      ))}
      {all === '' ? null : (
        <button type="button" className="quiet" onClick={() => void copy(all)}>
          {words.copy}
        </button>
      )}
    </>
  );
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(words.copied);
  } catch {
    say(words.copyFailed);
  }
}

function placeOf(root: string, document: DocumentId, meeting: Meeting | null): string {
  if (isRestrictedDocument(document)) return words.placeRestricted;
  if (root === PLAN_ROOT) return words.placePlan;
  const organisation = organisationOf(root);
  if (organisation !== null) return meeting?.organisations[organisation]?.name ?? '';
  const section = sectionOf(root);
  return meeting?.template.sections.find(({ key }) => key === section)?.title ?? '';
}

/** For chair and writer: what others handed in after the freeze. */
export function LateFromOthers({ meeting }: { meeting: Meeting }) {
  const late = Object.values(meeting.late);
  if (late.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="late-others">
      <h2 id="late-others">{words.lateFromOthersTitle}</h2>
      <ul className="plain">
        {late.map(({ id, person, at, text, addedAt }) => (
          <li key={id}>
            <p className="meta">{words.lateFrom(meeting.people[person]?.name ?? '', timeOf(at))}</p>
            <blockquote translate="no">{text}</blockquote>
            {addedAt === null ? null : <p className="meta">{words.lateAdded}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
