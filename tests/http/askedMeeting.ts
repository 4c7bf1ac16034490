/** A meeting as a convenor fills it in: minute taker themselves, somebody else in the chair. */
import type { AskedMeeting } from '../../shared/wire/convening.ts';

export const MEETING: AskedMeeting = {
  kind: 'strategyMeeting',
  reference: 'K4T-2291',
  scheduledStart: '2026-11-30T10:30:00+00:00',
  plannedMinutes: 60,
  format: 'video',
  place: '',
  callLink: 'https://calls.example/91',
  quorum: ['childrensSocialCare', 'police'],
  follows: '',
  referral: null,
  children: [{ reference: 'K4T-2291', initials: 'R.', role: 'subject' }],
  household: [{ name: 'Dana R.', relationship: 'mother' }],
  people: [
    person('Priya Nair', 'Larkhill Council', 'childrensSocialCare', { role: 'minuteTaker', me: true }),
    person('Sam Poole', 'Larkhill Council', 'childrensSocialCare', { role: 'chair' }),
    person('Lee Grant', 'Larkhill Police', 'police', {}),
    person('Tom Okafor', 'Larkhill NHS', 'health', { device: 'none' }),
  ],
};

function person(
  name: string,
  organisation: string,
  agency: string,
  more: Partial<AskedMeeting['people'][number]>,
): AskedMeeting['people'][number] {
  return { name, job: '', organisation, agency, role: 'agencyRepresentative', device: 'screen', me: false, ...more };
}
