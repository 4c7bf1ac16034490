/** The room's menu: what somebody sets for themselves, and what the chair does seldom. Loaded when the editors stand. */
export const menuWords = {
  menuView: 'What you see',
  menuSpoken: 'What is spoken',
  menuSpokenHint: 'For screen readers. Kept until you close this page.',
  oneSection: 'Show one section at a time',
  levels: {
    off: 'Off: only what stops you writing',
    important: 'Important only',
    summaries: 'Summaries of what others do',
    everything: 'Everything in my section',
  },
  giveChair: 'Give the chair to',
  giveChairTo: (name: string) => `Give the chair to ${name}`,
  giveChairDo: 'Give the chair',
  chairGiven: (name: string) => `${name} now chairs.`,
  pause: 'Pause the meeting',
  pauseReason: 'Reason for the pause',
} as const;
