/** Where the meeting is and where to look: choosing an item moves my view only, "now" moves nobody. */
import { agendaNow, isAgendaDone } from '../../../shared/rules/agenda.ts';
import type { TemplateSection } from '../../../shared/rules/template.ts';
import type { Meeting } from '../../../shared/rules/meeting.ts';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import { Icon } from '../../ui/Icon.tsx';

export interface AgendaProps {
  meeting: Meeting;
  sections: readonly TemplateSection[];
  /** The section that this screen looks at. */
  chosen: string | null;
  headingOf: (key: string) => string;
  /** Edits of others that were not looked at, by section. */
  news: ReadonlyMap<string, number>;
  openActions: number;
  look: (key: string) => void;
  /** null: somebody else leads. */
  lead: { setNow: (key: string) => void; next: () => void } | null;
}

export function Agenda(props: AgendaProps) {
  const { meeting, sections, chosen, lead } = props;
  const now = agendaNow(meeting);
  const done = sections.filter(({ key }) => isAgendaDone(meeting, key)).length;
  return (
    <nav className="agenda" aria-labelledby="agenda">
      <h2 id="agenda" tabIndex={-1}>
        {words.agenda}
      </h2>
      {done > 0 ? <p className="hint">{words.agendaDone(done, sections.length)}</p> : null}
      <ol>
        {sections.map((section, index) => (
          <Item key={section.key} {...props} section={section} number={index + 1} isNow={now === section.key} />
        ))}
      </ol>
      {lead && meeting.phase === 'live' ? (
        <div className="stack">
          {now === null ? null : (
            <button type="button" className="quiet" onClick={lead.next}>
              <Icon name="done" />
              {words.markDoneNext}
            </button>
          )}
          {chosen === null || chosen === now ? null : (
            <button
              type="button"
              className="quiet"
              aria-label={words.setNowName(titleOf(sections, chosen))}
              onClick={() => lead.setNow(chosen)}
            >
              {words.setNow}
            </button>
          )}
        </div>
      ) : null}
    </nav>
  );
}

interface ItemProps extends AgendaProps {
  section: TemplateSection;
  number: number;
  isNow: boolean;
}

function Item({
  meeting,
  section: { key, title },
  number,
  isNow,
  chosen,
  headingOf,
  news,
  openActions,
  look,
}: ItemProps) {
  const fresh = news.get(key) ?? 0;
  const state = isNow ? words.now : isAgendaDone(meeting, key) ? words.done : null;
  const notes = [
    ...(fresh > 0 ? [words.newHere(fresh)] : []),
    ...(key === 'actions' && openActions > 0 ? [words.actionsOpen(openActions)] : []),
  ];
  return (
    <li className={isNow ? 'isNow' : chosen === key ? 'isChosen' : ''}>
      <a
        href={`#${headingOf(key)}`}
        aria-current={isNow ? 'step' : undefined}
        onClick={(event) => {
          event.preventDefault();
          look(key);
        }}
      >
        <span className="itemNumber">{number}</span>
        <span className="itemTitle">
          {title}
          {notes.map((note) => (
            <span className="note-small" key={note}>
              {' '}
              {note}
            </span>
          ))}
        </span>
        {state === null ? null : <span className={`itemState ${isNow ? 'now' : ''}`}>{state}</span>}
      </a>
    </li>
  );
}

function titleOf(sections: readonly TemplateSection[], key: string): string {
  return sections.find((section) => section.key === key)?.title ?? '';
}
