/** Before the minutes are shown: the one question, and for whom the door stays shut. */
export const lobbyWords = {
  title: 'Before you join',
  names: 'The meeting is about',
  question: 'Do you know any of them outside work, or is your own work in question?',
  no: 'No, show the meeting',
  chairNo: 'No, I know none of them',
  saysNo: (name: string) => `${name} says no`,
  yes: 'Yes, I have a connection',
  note: 'What is the connection? Only the chair reads this.',
  tell: 'Tell the chair',
  back: 'Go back',
  declared:
    'You have told the chair about a connection. You cannot read or write in this meeting unless the chair says so.',
  notHere: 'You can read the minutes once they are locked, or when the chair records that you are here.',
  call: 'The call',
  invite: 'Invite people, make links',
  details: 'In the minutes you appear as',
  detailsWrong: 'If this is not right, tell whoever invited you.',
  tryIt: 'Try the editor',
  tryHint: 'Nothing that you write here is sent or kept. Do not write about anybody real.',
  tryLabel: 'Try the editor: a box of your own',
  noNames: 'No names have been entered yet. The chair will ask when there are some.',
} as const;
