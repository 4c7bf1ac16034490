/** Where the meeting stands in its agenda. */
import { describe, expect, it } from 'vitest';
import { partsOfKind } from '../../shared/record/contents.ts';
import { buildParts } from '../../shared/record/parts.ts';
import { AGENDA_NOW, agendaDoneField, agendaNow, isAgendaDone } from '../../shared/rules/agenda.ts';
import { whatIsMissing } from '../../shared/rules/gates.ts';
import { CHAIR, madeMeeting } from '../record/madeMeeting.ts';
import { RuledMeeting } from './ruledMeeting.ts';

describe('[CHAIR-64] the agenda', () => {
  it('is led by chair or minute taker', () => {
    const meeting = new RuledMeeting().start();
    const [first = { key: '' }, second = { key: '' }] = meeting.meeting.template.sections;
    const now = (key: string) => ({ type: 'setFact', subject: 'meeting', field: AGENDA_NOW, value: key });
    expect(meeting.tries('police', now(second.key))).toBe('not-chair');
    expect(meeting.tries('chair', now(first.key))).toBe('ok');
    expect(meeting.tries('chair', { ...now('yes'), field: agendaDoneField(first.key) })).toBe('ok');
    expect(agendaNow(meeting.meeting)).toBe(first.key);
    expect(isAgendaDone(meeting.meeting, first.key)).toBe(true);
    expect(isAgendaDone(meeting.meeting, second.key)).toBe(false);
  });

  it('says nothing about a section that the meeting does not have', () => {
    const meeting = new RuledMeeting().start();
    meeting.does('chair', { type: 'setFact', subject: 'meeting', field: AGENDA_NOW, value: 'nowhere' });
    expect(agendaNow(meeting.meeting)).toBeNull();
  });

  it('is nowhere in the record and in no gate', () => {
    const made = madeMeeting();
    const rootWords = (): { text: string; ranges: [] } => ({ text: '', ranges: [] });
    const missing = whatIsMissing(made.now, { rootWords });
    for (const [field, value] of [
      [AGENDA_NOW, 'analysis'],
      [agendaDoneField('analysis'), 'yes'],
      ['room', 'Room 4'],
    ] as const) {
      made.happen('10:14', CHAIR, { type: 'factSet', v: 1, speaker: CHAIR, subject: 'meeting', field, value });
    }
    const parts = buildParts(made.now, made.documents, made.letters).map((part) => ({ part }));
    const [details] = partsOfKind(parts, 'details');
    expect(details?.content.facts.map(({ field }) => field)).toEqual(['room']);
    expect(JSON.stringify(parts)).not.toContain('agenda:');
    expect(whatIsMissing(made.now, { rootWords })).toEqual(missing);
  });
});
