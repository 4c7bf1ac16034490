/**
 * What only the seal can write, because it happens after the text was named or by it: who locked, what they stated,
 * takeovers since the freeze, whose devices held the text, what came too late. Outside the approved digest.
 */
import type { KnownClock } from '../clock.ts';
import { wordsOfRoot } from '../document/readBlocks.ts';
import { rootsOf } from '../document/roots.ts';
import { SHARED_DOCUMENT, type DocumentId, type PersonId } from '../ids.ts';
import { undecidedChildren, whatIsMissing } from '../rules/gates.ts';
import type { Flushed, Late } from '../rules/meeting.ts';
import { recordWords as words } from '../words/en/record.ts';
import type { DevicesContent } from './contents.ts';
import { byId } from './digest.ts';
import type { Sha256 } from './merkle.ts';
import type { Part } from './Part.ts';
import { lateTakeovers, makePart, stampOf, type PartSource } from './PartSource.ts';
import { shownDigest } from './shownDigest.ts';

export interface Locking {
  lockedBy: PersonId;
  lockedAt: string;
  statement: string;
  readAloud: string;
  because: string | null;
  present: boolean;
  manner: string;
  clock: KnownClock;
  warnings: readonly { gate: string; reason: string }[];
}

/** Sorted by id. */
export function sealingParts(locking: Locking, source: PartSource, sha256: Sha256): Part[] {
  const parts = [
    statementPart(locking, source),
    chairOnlyPart(locking.lockedBy, source),
    warningsPart(locking, source),
    ...childWarningParts(locking, source),
    devicesPart(source, sha256),
    ...takeoverParts(source),
    ...lateParts(source),
  ];
  return parts.sort(byId);
}

/** Counts only what every copy shows to exist (C28); the chair alone is told of all. */
function statementPart(locking: Locking, { meeting }: PartSource): Part {
  const { lockedBy, lockedAt, statement, readAloud, because, present, manner, clock } = locking;
  const notShown = notShownTo(lockedBy, meeting);
  const content = {
    lockedBy,
    lockedAt,
    frozenAt: meeting.freeze?.inForceAt ?? null,
    collectedAt: meeting.freeze?.collected?.at ?? null,
    statement,
    manner,
    readAloud,
    because,
    present,
    clock: { source: clock.source, errorMs: clock.errorMs },
    notShownToChair: notShown.filter(({ placeholder }) => placeholder !== null).length,
  };
  return makePart('sealing:statement', 'statement', content, {
    title: words.howLocked,
    authorship: stampOf({ by: lockedBy, at: lockedAt }),
  });
}

function chairOnlyPart(lockedBy: PersonId, { meeting }: PartSource): Part {
  const content = { notShown: notShownTo(lockedBy, meeting).length };
  return makePart('sealing:chair', 'chairOnly', content, {
    title: words.howLocked,
    audience: [lockedBy],
    authorship: [],
  });
}

function notShownTo(person: PersonId, { restricted }: PartSource['meeting']): { placeholder: string | null }[] {
  return Object.values(restricted).filter(({ audience }) => !audience.includes(person));
}

function warningsPart({ warnings }: Locking, source: PartSource): Part {
  const list = warnings.map(({ gate, reason }) => ({ warning: gate, reason, about: aboutWhat(gate, source) }));
  return makePart('sealing:warnings', 'warnings', { list }, { title: words.howLocked, authorship: [] });
}

/** Names of everything but children: those stand in parts of their own, which a copy about another child leaves out. */
function aboutWhat(gate: string, { meeting, documents }: PartSource): string[] {
  const doc = documents.get(SHARED_DOCUMENT);
  const rootWords = (root: string): ReturnType<typeof wordsOfRoot> =>
    doc ? wordsOfRoot(doc, root) : { text: '', ranges: [] };
  return whatIsMissing(meeting, { rootWords }).gaps.flatMap(({ gate: name, about }) => {
    if (name !== gate || about === undefined || about.what === 'child') return [];
    const said = String(about.name);
    return [about.what === 'agency' ? agencyLabel(said, meeting) : said];
  });
}

function agencyLabel(key: string, { template }: PartSource['meeting']): string {
  return template.agencies.find((agency) => agency.key === key)?.label ?? words.label(key);
}

function childWarningParts({ warnings }: Locking, { meeting }: PartSource): Part[] {
  return warnings
    .filter(({ gate }) => gate === 'childWithoutDecision')
    .flatMap(({ gate, reason }) =>
      undecidedChildren(meeting).map(({ id, initials }) => {
        const list = [{ warning: gate, reason, about: [initials] }];
        return makePart(
          `sealing:warnings:${id}`,
          'warnings',
          { list },
          { title: words.howLocked, child: id, authorship: [] },
        );
      }),
    );
}

function takeoverParts(source: PartSource): Part[] {
  const takeovers = lateTakeovers(source.meeting);
  return takeovers.map(({ person, until, reason }, n) => {
    const by = takeovers[n + 1]?.person ?? source.meeting.chair;
    const content = { place: { after: n + 1, order: 0 }, from: person, by, at: until, reason };
    return makePart(`sealing:takeover${n}`, 'takeover', content, {
      title: words.howLocked,
      authorship: stampOf({ by, at: until }),
    });
  });
}

function devicesPart(source: PartSource, sha256: Sha256): Part {
  const content = devicesHolding(source, sha256);
  return makePart('sealing:devices', 'devices', content, { title: words.howLocked, authorship: [] });
}

/** "Held the same text" (C18): of every document that the screen has named, the words that are being locked. */
export function devicesHolding(source: PartSource, sha256: Sha256): DevicesContent {
  const { meeting } = source;
  const locked = new Map<string, string>();
  for (const [id, doc] of source.documents) locked.set(id, shownDigest(doc, rootsOf(id, meeting), sha256));
  // A page that was loaded anew after the freeze says it too, and is no further device.
  const connected = new Set(meeting.freeze?.expects.map(({ screen }) => screen));
  const heldBy = ({ screen, digests }: Flushed): boolean => {
    const shown = Object.entries(digests);
    if (!connected.has(screen)) return false;
    return Object.hasOwn(digests, SHARED_DOCUMENT) && shown.every(([id, digest]) => locked.get(id) === digest);
  };
  return {
    expected: (meeting.freeze?.expects ?? []).map(({ person }) => person).sort(),
    held: (meeting.freeze?.flushed ?? [])
      .filter(heldBy)
      .map(({ person }) => person)
      .sort(),
    without: meeting.freeze?.waived ?? [],
  };
}

/** Read by who wrote it, and by whoever chairs if they may read the document it was written in. */
function lateParts({ meeting }: PartSource): Part[] {
  return Object.values(meeting.late).map((late, n) => {
    const { id, person, at, deviceTime, text } = late;
    const audience = chairMayRead(late, meeting) && meeting.chair !== null ? [person, meeting.chair] : [person];
    const content = { place: { after: n + 1, order: 0 }, person, at, deviceTime, text };
    return makePart(`sealing:late:${id}`, 'late', content, {
      title: words.late,
      audience,
      authorship: stampOf({ by: person, at }),
    });
  });
}

function chairMayRead({ document }: Late, { chair, restricted }: PartSource['meeting']): boolean {
  if (document === SHARED_DOCUMENT || chair === null) return true;
  return restricted[document as DocumentId]?.audience.includes(chair) ?? false;
}
