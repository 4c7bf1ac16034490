import { describe, expect, it } from 'vitest';
import { frozenPage } from '../../server/publish/html.ts';
import type { ActionContent, DetailsContent, FactContent } from '../../shared/record/contents.ts';
import type { Part } from '../../shared/record/Part.ts';
import { at, CHAIR, meetingParts, said } from './madeParts.ts';

/** The frozen page of the made meeting with other details or other deadlines. */
const pageWith = (details: Partial<DetailsContent>, deadline?: ActionContent['deadline']): string => {
  const told = (part: Part): Part => {
    const changed = part.kind === 'details' ? details : part.kind === 'action' && deadline ? { deadline } : {};
    return { ...part, content: { ...(part.content as object), ...changed } as unknown as typeof part.content };
  };
  return frozenPage(
    { opened: meetingParts().map((part) => ({ part: told(part) })), frozenAt: at('11:01') },
    { reader: 'general', council: null, openedAt: at('12:00'), styles: '/record.css', script: null, rehearsal: false },
  );
};
const shown = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('’', "'")
    .replaceAll(/\s+/g, ' ');
const stated = (field: string, value: string): FactContent => ({
  field,
  value,
  said: said(CHAIR, '10:40'),
  earlier: [],
});

describe('what the page of a record begins with', () => {
  it('[READ-60] names the meeting as it was titled, and never in the title of the page', () => {
    const html = pageWith({ title: 'Strategy meeting, three children' });
    expect(html).toContain('<p class="t">Strategy meeting, three children</p>');
    expect(html.match(/<title>([^<]*)/)?.[1]).toBe('Minutes K4T-2291');
    expect(pageWith({})).not.toContain('<p class="t"></p>');
  });

  it('[READ-61] has the stated times in the heading and the clock beside them, and says which are which', () => {
    const own = shown(pageWith({}));
    expect(own).toContain('Strategy meeting, Monday 23 November 2026, 10:30 to 11:00 Minutes');
    expect(own).toContain("The times in the heading are from the server's clock.");
    const facts = [stated('statedStart', '2026-11-23T10:27:00+00:00'), stated('statedEnd', '2026-11-23T10:58:00Z')];
    const both = shown(pageWith({ facts, sittings: [{ from: at('10:30'), to: at('11:00') }] }));
    expect(both).toContain('Strategy meeting, Monday 23 November 2026, 10:27 to 10:58 Minutes');
    expect(both).toContain("was stated by people. By the server's clock: 10:30 to 11:00.");
    expect(both).toContain('Stated start 10:27 Priya Nair');
    expect(both).not.toMatch(/\d{4}-\d\d-\d\dT/);
    const ended = shown(pageWith({ endedAt: at('10:55'), sittings: [{ from: at('10:30'), to: at('11:00') }] }));
    expect(ended).toContain('10:30 to 10:55 Minutes');
    expect(ended).toContain("By the server's clock: 10:30 to 11:00.");
    const call = {
      tookPlaceFrom: '2026-11-22T18:00:00Z',
      tookPlaceTo: null,
      from: 'notes',
      by: CHAIR,
      at: at('10:30'),
    };
    const late = shown(pageWith({ writtenUp: call }));
    expect(late).toContain('Strategy meeting, Sunday 22 November 2026, from 18:00 Minutes');
    expect(late).toContain("By the server's clock: 10:30, Mon 23 Nov 2026 to 11:00, Mon 23 Nov 2026.");
  });

  it('[READ-62] a deadline reads as its date, and a statement read out as yes', () => {
    for (const preset of ['sameDay', 'immediate', 'none']) {
      const html = shown(pageWith({}, { at: '2026-11-23T23:59:00+00:00', preset, presetLabel: 'Today' }));
      expect(html).toContain('Mon 23 Nov 2026, 23:59');
      expect(html).not.toContain('Today');
    }
    const statements = [
      { text: 'Lawful basis read out', answer: 'read out', said: said(CHAIR, '10:31'), earlier: [] },
      { text: 'No recording', answer: 'asked, none', said: said(CHAIR, '10:31'), earlier: [] },
    ];
    const html = shown(pageWith({ lawfulBasis: 'To decide on enquiries.', statements }));
    expect(html).toMatch(
      /Lawful basis as set down To decide on enquiries\. Lawful basis read out Yes Priya Nair .* No recording asked, none Priya/,
    );
  });
});
