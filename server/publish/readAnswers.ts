/** Answers that took the place of others: which one stands, and under it every one before it, with who and how. */
import type { AgreementContent, AcceptanceContent, Said } from '../../shared/record/contents.ts';
import { recordWords as words } from '../../shared/words/en/record.ts';
import { beforeMarkup } from './elements.ts';
import { markup, type Markup } from './markup.ts';
import type { Reading } from './Reading.ts';

interface Before {
  answer: string;
  reason?: string | null;
  said: Said;
  /** To what it was given, where that is not what stands. */
  to?: string | null;
}

/** Who gave the answer that stands; marked as such where there were others before. */
export function presentSaid(said: Said, earlier: readonly { readonly said: Said }[], reading: Reading): string {
  const line = reading.said(said, earlier);
  return earlier.length === 0 ? line : `${line} (${words.presentAnswer})`;
}

export function answersBefore(earlier: readonly Before[], reading: Reading): Markup {
  return markup`${earlier.map(({ answer, reason = null, said, to = null }) => {
    const who = to === null ? reading.said(said) : `${reading.said(said)}; ${to}`;
    const label = words.label(answer);
    const line = reason === null ? label : words.answerWithReason(label, reason);
    return beforeMarkup(line, who);
  })}`;
}

export function agreementsBefore({ earlier }: AgreementContent, reading: Reading): Markup {
  const told = earlier.map(({ answer, said, toEarlierWording }) => ({
    answer,
    said,
    to: toEarlierWording ? words.earlierWording : null,
  }));
  return answersBefore(told, reading);
}

export function acceptancesBefore({ earlier }: AcceptanceContent, reading: Reading): Markup {
  const told = earlier.map(({ answer, reason, said, beforeChange }) => ({
    answer,
    reason,
    said,
    to: beforeChange ? words.beforeChange : null,
  }));
  return answersBefore(told, reading);
}
