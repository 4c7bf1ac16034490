/** Writing the minutes: toolbar, margin, who wrote what, taking down, taking back, pasting. Whole sentences. */
export const minutesWords = {
  editorName: (number: number, title: string) => `Minutes, section ${number}, ${title}`,
  blockEditorName: (number: number, organisation: string) =>
    `Minutes, section ${number}, information from ${organisation}`,
  /** What belongs into a section, above its editor. Of a template that is not ours: no hint. */
  prompts: {
    reasonForMeeting: 'What happened, when, who says so, and why it cannot wait.',
    agencyInformation: 'What does each organisation know? Keep fact and opinion apart.',
    childVoice: 'What the child said, in the child’s own words, to whom and when. What was seen, if nothing was said.',
    analysis: 'What does it mean for the child? What is worrying, what is going well, what is not known?',
    enquiryPlan: 'Who sees the child, where and when? Who speaks to whom first?',
    immediateSafety: 'Where is the child tonight, with whom, and who checks?',
    contingency: 'What is done, and by whom, if this does not work or something new happens?',
    familyNeeds: 'What would help the whole family, and who offers it?',
    parentCommunication: 'What may be said to the parents, by whom, when, and what may not.',
    actionReview: 'What became of the earlier actions?',
    readBack: 'What was corrected when it was read aloud.',
  } as Readonly<Record<string, string>>,
  keysHint:
    'Alt+F10 comes to this bar, Esc goes back. Alt+Shift+1, 2 and 3: fact, reported, opinion. Alt+Shift+4: keep out of the parents’ letter. Alt+Shift+Y: who wrote this. “Action:” and Enter: a row of the plan.',

  toolbar: (name: string) => `Formatting, ${name}`,
  bold: 'Bold',
  italic: 'Italic',
  bulleted: 'Bulleted',
  numbered: 'Numbered',
  indent: 'Indent',
  outdent: 'Outdent',
  kindGroup: 'Kind of this paragraph',
  kinds: { fact: 'Fact', reported: 'Reported', opinion: 'Opinion' },
  kindSet: (kind: string) => `This paragraph is marked as ${kind.toLowerCase()}.`,
  kindCleared: 'This paragraph has no kind.',
  aboutGroup: 'About these words',
  more: 'More',
  morePanel: (name: string) => `More for ${name}`,
  toldBy: 'Told by',
  toldByHint: 'Who reported it, for example “class teacher”. Leave empty if it is said in the text.',
  keepOut: 'Keep out of the parents’ letter',
  keptOut: 'This paragraph is kept out of the parents’ letter.',
  notKeptOut: 'This paragraph may be used for the parents’ letter.',

  marginKind: (kind: string, source: string | null) => (source === null ? kind : `${kind}, told by ${source}`),
  marginSaid: (name: string, organisation: string, phone: boolean) =>
    phone ? `Said by ${name} (${organisation}), by phone` : `Said by ${name} (${organisation})`,
  marginAction: (number: number | null) => (number === null ? 'In the action plan' : `Action ${number}`),
  marginJoin: (notes: readonly string[]) => notes.join(' · '),

  whoWrote: 'Who wrote this?',
  showWhoWrote: 'Show who wrote what',
  wroteNothing: 'There is no sentence at the caret.',
  wroteUnsaved: 'This sentence: you, just now. It is not saved yet.',
  wroteCannotSay: 'Who wrote this cannot be said now. Try again when you are online.',
  hand: (name: string, organisation: string, from: string, to: string) =>
    from === to ? `${name}, ${organisation}, ${from}` : `${name}, ${organisation}, ${from} to ${to}`,
  thisSentence: (hands: readonly string[]) => `This sentence: ${hands.join('; ')}.`,
  alsoYou: 'The newest words are yours and not saved yet.',
  firstWritten: (hand: string) => `First written by ${hand}.`,
  saidAndTyped: (said: string) => `${said}.`,
  lastChanged: (hand: string) => `Last changed by ${hand}.`,
  kindSetBy: (kind: string, name: string) => `Marked as ${kind.toLowerCase()} by ${name}.`,

  takeDown: 'Take down for',
  takeDownHint: 'New paragraphs then say whose words they are. Alt+Shift+K comes here.',
  takeDownNobody: 'Nobody, my own words',
  takeDownPhone: (name: string, organisation: string) => `${name} (${organisation}), no screen`,
  takingDown: (name: string) => `You are taking down the words of ${name}. New paragraphs say so.`,
  takingDownOver: 'You are writing your own words again.',

  actionAdded: 'Added to the action plan.',
  actionsFromHere: 'From this section:',

  takeBack: 'Take this back',
  takeBackSelect: 'Select the words first that should not have been written here.',
  takeBackQuote: (text: string) => `These words leave every screen and the minutes: “${text}”`,
  takeBackWhy: 'Why',
  takeBackHint: 'Your reason is kept and may be disclosed. Do not repeat the words in it.',
  takeBackNeedsWhy: 'Say why',
  takeBackDo: 'Take these words back',
  takeBackCancel: 'Leave them',
  takenBackDone: 'The words are taken back. Nobody sees them any more.',

  takenBackNotice: (name: string, time: string) =>
    `${name} took words back at ${time}. If you read them, do not note or repeat them.`,

  pasteTooLarge: 'That is too much to add in one go. Paste a smaller part.',
  cellsApart: ' | ',

  nothingToRecord: 'Nothing to record',
  nothingToRecordIn: (title: string) => `Nothing to record, ${title}`,
  nothingToRecordText: 'Nothing to record.',
  nothingHeld: (organisation: string) => `${organisation} holds nothing`,
  nothingHeldSaid: (organisation: string, name: string, time: string) =>
    `${organisation} holds nothing on record: ${name}, ${time}.`,
} as const;
