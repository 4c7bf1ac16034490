/** Leading the agenda: two facts of the meeting, set by whoever chairs or takes the minutes. */
import { useMemo } from 'react';
import { AGENDA_NOW, agendaDoneField, agendaNow } from '../../../shared/rules/agenda.ts';
import { refusesCommand, standingsOf } from '../../../shared/rules/permissions.ts';
import type { TemplateSection } from '../../../shared/rules/template.ts';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import { say } from '../../ui/Announcer.tsx';
import type { Folded } from '../../wire/CommandChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';

export interface AgendaLead {
  setNow: (key: string) => void;
  next: () => void;
}

export function useAgendaLead(
  room: OpenRoom,
  { meeting, me }: Folded,
  sections: readonly TemplateSection[],
): AgendaLead | null {
  return useMemo(() => {
    const standings = standingsOf(meeting, me);
    const leads = standings.includes('chair') || standings.includes('minuteTaker');
    if (!leads || refusesCommand(meeting, me, 'setFact') !== null) return null;
    const set = async (field: string, value: string): Promise<boolean> =>
      (await room.send({ type: 'setFact', subject: 'meeting', field, value })).ok;
    const setNow = async ({ key, title }: TemplateSection): Promise<void> => {
      if (await set(AGENDA_NOW, key)) say(words.agendaMoved(title));
    };
    return {
      setNow(key) {
        const section = sections.find((one) => one.key === key);
        if (section) void setNow(section);
      },
      next() {
        const at = sections.findIndex(({ key }) => key === agendaNow(meeting));
        const [present, next] = [sections[at], sections[at + 1]];
        if (present) void set(agendaDoneField(present.key), 'yes');
        if (next) void setNow(next);
      },
    };
  }, [room, meeting, me, sections]);
}
