/** A made-up meeting as rooms have it: events folded, documents written by several people's copies, letters attributed. */
import * as Y from 'yjs';
import { blockRoot, ENTRY_ROOT, PLAN_ROOT, rootsOf, sectionRoot } from '../../shared/document/roots.ts';
import { BLOCK, type BlockAttributes } from '../../shared/document/schema.ts';
import {
  SHARED_DOCUMENT,
  type ActionId,
  type ChildId,
  type DecisionId,
  type DocumentId,
  type ItemId,
  type MeetingId,
  type OrganisationId,
  type PartnershipId,
  type PersonId,
} from '../../shared/ids.ts';
import { Letters } from '../../shared/record/authorship.ts';
import { evolve } from '../../shared/rules/evolve.ts';
import type { MeetingEvent } from '../../shared/rules/events.ts';
import type { Attendee, Meeting } from '../../shared/rules/meeting.ts';
import type { Template } from '../../shared/rules/template.ts';

export const named = <T extends string>(name: string): T => name.padEnd(26, 'a') as T;
export const CHAIR = named<PersonId>('chair');
export const POLICE = named<PersonId>('police');
export const NURSE = named<PersonId>('nurse');
export const COUNCIL = named<OrganisationId>('council');
export const FORCE = named<OrganisationId>('force');
export const TRUST = named<OrganisationId>('trust');
export const MIA = named<ChildId>('mia');
export const LEO = named<ChildId>('leo');
export const ENTRY = `restricted-${named<string>('entry')}` as DocumentId;
export const SILENT = `restricted-${named<string>('silent')}` as DocumentId;
export const DECISION = named<DecisionId>('decision');
export const ACTION = named<ActionId>('action');

export const clock = (time: string): string => `2026-11-23T${time}:00.000Z`;

const TEMPLATE: Template = {
  id: 'made',
  version: '1',
  edition: 'made up',
  sections: [
    { key: 'reasonForMeeting', title: 'Reason', text: true },
    { key: 'agencyInformation', title: 'Information', text: false },
    { key: 'analysis', title: 'Analysis', text: true },
  ],
  agencies: [{ key: 'police', label: 'The police' }],
  quorum: ['childrensSocialCare', 'police', 'health'],
  outcomes: [{ key: 'section47Joint', label: 'Joint enquiry', threshold: true }],
  presets: [{ key: 'hours24', label: 'within a day' }],
  statements: [{ key: 'recording', label: 'No recording', asks: true }],
  region: 'england-and-wales',
};

const attendee = (id: PersonId, name: string, organisation: OrganisationId, role: Attendee['role']): Attendee => ({
  id,
  name,
  job: '',
  organisation,
  role,
  attendance: 'attended',
  device: 'screen',
  canDecide: true,
  conflict: 'none',
  conflictNote: null,
  howKnown: 'codeToNamedMailbox',
  standsInFor: null,
  joined: '10:00',
  left: null,
  note: null,
  referrer: false,
  goneAt: null,
});

export class MadeMeeting {
  meeting: Meeting | null = null;
  readonly documents = new Map<DocumentId, Y.Doc>();
  letters = new Letters();
  readonly updates: { document: DocumentId; update: Uint8Array; person: PersonId; at: string }[] = [];
  readonly #copies = new Map<string, Y.Doc>();
  #nextClient = 1000;

  get now(): Meeting {
    if (!this.meeting) throw new Error('not convened');
    return this.meeting;
  }

  happen(at: string, by: PersonId | null, event: MeetingEvent): void {
    this.meeting = evolve(this.meeting, event, { at: clock(at), by });
  }

  /** `person` changes their own copy of the document; the update is folded and reaches everybody. */
  write(at: string, person: PersonId, document: DocumentId, change: (doc: Y.Doc) => void): void {
    const copy = this.#copyOf(person, document);
    const before = Y.encodeStateVector(copy);
    const deleted = new Set<Uint8Array>();
    const keep = (update: Uint8Array): void => void deleted.add(update);
    copy.on('update', keep);
    copy.transact(() => change(copy));
    copy.off('update', keep);
    const update = deleted.size > 0 ? Y.mergeUpdates([...deleted]) : Y.encodeStateAsUpdate(copy, before);
    const edit = { document, update, person, at: clock(at) };
    this.updates.push(edit);
    this.letters.foldEdit(edit);
    this.#doc(document).transact(() => Y.applyUpdate(this.#doc(document), update));
    for (const [key, other] of this.#copies) if (key.endsWith(document) && other !== copy) Y.applyUpdate(other, update);
  }

  type(
    at: string,
    person: PersonId,
    root: string,
    text: string,
    attributes: BlockAttributes = {},
    document = SHARED_DOCUMENT,
  ): void {
    this.write(at, person, document, (doc) => {
      const block = new Y.XmlElement(BLOCK);
      for (const [name, value] of Object.entries(attributes)) block.setAttribute(name, value as string);
      block.insert(0, [new Y.XmlText(text)]);
      const fragment = doc.getXmlFragment(root);
      fragment.insert(fragment.length, [block]);
    });
  }

  #copyOf(person: PersonId, document: DocumentId): Y.Doc {
    const key = `${person} ${document}`;
    let copy = this.#copies.get(key);
    if (!copy) {
      copy = new Y.Doc();
      copy.clientID = this.#nextClient++;
      this.#nameRoots(copy, document);
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.#doc(document)));
      this.#copies.set(key, copy);
    }
    return copy;
  }

  #doc(document: DocumentId): Y.Doc {
    let doc = this.documents.get(document);
    if (!doc) {
      doc = new Y.Doc();
      doc.clientID = 1;
      this.documents.set(document, doc);
      this.#nameRoots(doc, document);
    }
    return doc;
  }

  #nameRoots(doc: Y.Doc, document: DocumentId): void {
    for (const [name, kind] of rootsOf(document, this.now)) {
      if (kind === 'plan') doc.getMap(name);
      else doc.getXmlFragment(name);
    }
  }
}

/** Up to the freeze, with two restricted entries, one of which nobody outside its audience may know of. */
export function madeMeeting(): MadeMeeting {
  const made = convenedMeeting();
  made.happen('10:00', CHAIR, { type: 'started', v: 1, statements: [{ key: 'recording', answer: 'none' }] });
  made.type('10:01', CHAIR, sectionRoot('reasonForMeeting'), 'A bruise was seen.', { kind: 'fact', source: 'ward' });
  made.type('10:02', CHAIR, sectionRoot('analysis'), 'Both children are at risk.');
  made.type('10:03', CHAIR, sectionRoot('analysis'), 'L. was in school.', { children: LEO });
  made.type('10:04', POLICE, sectionRoot('analysis'), 'The accounts differ.');
  made.type('10:05', CHAIR, blockRoot(TRUST), 'The baby was feeding well.', { saidBy: NURSE, kind: 'reported' });
  made.happen('10:06', CHAIR, restrictionOpened(ENTRY, 'The police shared something.'));
  made.type('10:07', POLICE, ENTRY_ROOT, 'A source saw him on Tuesday.', {}, ENTRY);
  made.happen('10:08', NURSE, decisionRecorded());
  made.happen('10:09', POLICE, { type: 'decisionAgreed', v: 1, id: DECISION, answer: 'agrees', speaker: POLICE });
  made.write('10:10', CHAIR, SHARED_DOCUMENT, (doc) => {
    const row = new Y.Map<unknown>();
    row.set('text', new Y.Text('See both children tonight'));
    row.set('purpose', new Y.Text('To know that they are safe'));
    row.set('children', [LEO, MIA]);
    row.set('rank', 'a0');
    doc.getMap(PLAN_ROOT).set(ACTION, row);
  });
  made.happen('10:11', CHAIR, actionAssigned());
  made.happen('10:12', NURSE, {
    type: 'viewRecorded',
    v: 1,
    id: named<ItemId>('view'),
    organisation: TRUST,
    view: 'met',
    reason: 'Two accounts.',
    children: [MIA, LEO],
    words: null,
    speaker: NURSE,
  });
  made.happen('10:13', CHAIR, { type: 'dissentAsked', v: 1 });
  made.happen('10:14', CHAIR, {
    type: 'dissentRecorded',
    v: 1,
    id: named<ItemId>('dissent'),
    decision: DECISION,
    text: 'Not tonight.',
    speaker: NURSE,
  });
  made.happen('10:15', CHAIR, { type: 'ended', v: 1, at: null });
  return made;
}

export function frozen(made: MadeMeeting): MadeMeeting {
  made.happen('10:20', CHAIR, { type: 'freezeAnnounced', v: 1, inForceInSeconds: 15, typing: [], byItself: false });
  made.happen('10:21', null, { type: 'frozen', v: 1, expects: [] });
  return made;
}

export function restrictionOpened(
  id: DocumentId,
  placeholder: string | null,
  audience: PersonId[] = [POLICE, CHAIR],
): MeetingEvent {
  return {
    type: 'restrictionOpened',
    v: 1,
    id,
    section: 'agencyInformation',
    basis: 'policeIntelligence',
    originator: POLICE,
    recordedBy: null,
    audience,
    onward: null,
    placeholder,
    confirmed: null,
  };
}

function decisionRecorded(): MeetingEvent {
  return {
    type: 'decisionRecorded',
    v: 1,
    id: DECISION,
    children: [MIA, LEO],
    outcome: 'section47Joint',
    text: 'Start joint enquiries.',
    rationale: 'The accounts differ.',
    words: null,
    speaker: CHAIR,
  };
}

function actionAssigned(): MeetingEvent {
  return {
    type: 'actionAssigned',
    v: 1,
    id: ACTION,
    text: 'See both children tonight',
    purpose: null,
    owner: { person: NURSE },
    helpers: [],
    children: [MIA, LEO],
    note: null,
    deadline: { at: '2026-11-24T10:11:00+00:00', preset: 'hours24' },
    words: null,
  };
}

function convenedMeeting(): MadeMeeting {
  const made = new MadeMeeting();
  made.happen('09:00', CHAIR, {
    type: 'convened',
    v: 1,
    id: named<MeetingId>('meeting'),
    partnership: named<PartnershipId>('partnership'),
    generation: 'one',
    rehearsal: false,
    kind: 'strategyMeeting',
    variant: null,
    format: 'video',
    reference: 'K4T-2291',
    title: '',
    template: TEMPLATE,
    scheduledStart: clock('10:00'),
    referral: null,
    lawfulBasis: null,
    follows: null,
    convenor: CHAIR,
    deputies: [],
    dutyManagers: [],
    organisations: [
      { id: COUNCIL, name: 'Westmarch Council', agency: 'childrensSocialCare' },
      { id: FORCE, name: 'Westmarch Constabulary', agency: 'police' },
      { id: TRUST, name: 'Westmarch Health', agency: 'health' },
    ],
    children: [
      { id: MIA, reference: 'WM-1', initials: 'M.', role: 'subject' },
      { id: LEO, reference: 'WM-2', initials: 'L.', role: 'subject' },
    ],
    household: [],
  });
  for (const person of [
    attendee(CHAIR, 'Priya Nair', COUNCIL, 'chair'),
    attendee(POLICE, 'Colm Aldiss', FORCE, 'agencyRepresentative'),
    attendee(NURSE, 'Tom Okafor', TRUST, 'agencyRepresentative'),
  ]) {
    made.happen('09:01', CHAIR, { type: 'invited', v: 1, attendee: person });
  }
  return made;
}
