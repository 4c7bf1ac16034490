/** Names of what the rules choose from, as people read them. Screens need these and not the rest of the record's words. */
/** What people see for a key; a key that is not here shows itself as words, because partnerships add their own. */
export const LABELS: Readonly<Record<string, string>> = {
  // how somebody was known
  organisationSignIn: 'Signed in with their organisation',
  codeToNamedMailbox: 'Code to their own mailbox',
  phoneKnownVoice: 'By phone, voice known',
  phoneRungBack: 'By phone, rung back on a published number',
  // kinds of meeting
  strategyDiscussion: 'Strategy discussion',
  strategyMeeting: 'Strategy meeting',
  reviewStrategyMeeting: 'Review strategy meeting',
  // formats
  phone: 'By phone',
  video: 'By video',
  inPerson: 'In person',
  hybrid: 'Some in the room, some by video',
  // agencies
  childrensSocialCare: 'Children’s social care',
  police: 'Police',
  health: 'Health',
  education: 'Education',
  earlyYears: 'Early years',
  probation: 'Probation',
  domesticAbuseService: 'Domestic abuse service',
  legal: 'Legal',
  primaryCare: 'Primary care',
  housing: 'Housing',
  youthJustice: 'Youth justice',
  // roles
  chair: 'Chair',
  minuteTaker: 'Minute taker',
  agencyRepresentative: 'Representative',
  legalAdviser: 'Legal adviser',
  observer: 'Observer',
  invitee: 'Invited',
  lateReader: 'Reads the locked minutes',
  dutyManager: 'Duty manager',
  // attendance
  attended: 'Attended',
  partial: 'Attended in part',
  apologies: 'Apologies',
  apologiesWithReport: 'Apologies, sent a report',
  noResponse: 'No reply',
  notReached: 'Not reached',
  invitedTooLate: 'Invited too late',
  withdrawn: 'Left',
  declined: 'Declined',
  removed: 'Left',
  // kinds of entry
  fact: 'Fact',
  reported: 'Reported',
  opinion: 'Opinion',
  // views
  met: 'Threshold met',
  notMet: 'Threshold not met',
  unsure: 'Unsure',
  // outcomes
  section47Joint: 'Section 47 enquiry, joint',
  section47SocialCareOnly: 'Section 47 enquiry, social care alone',
  policeInvestigationOnly: 'Police investigation alone',
  section47Continues: 'Section 47 enquiry continues',
  childInNeedAssessment: 'Child in need assessment',
  familyHelp: 'Family help',
  earlyHelp: 'Early help',
  noFurtherAction: 'No further action',
  decisionDeferred: 'Decision put off to a date',
  notSubject: 'Considered, no decision needed',
  emergencyProtectionOrder: 'Emergency protection order',
  policeProtection: 'Police protection',
  emergencyActionNotNeeded: 'Emergency action not needed',
  medicalAssessment: 'Child protection medical',
  medicalAssessmentRequired: 'Child protection medical needed',
  medicalNotRequired: 'Child protection medical not needed',
  videoInterview: 'Video-recorded interview',
  videoInterviewPlanned: 'Video-recorded interview planned',
  videoInterviewNotRequired: 'Video-recorded interview not needed',
  criminalInvestigationStarts: 'Criminal investigation starts',
  criminalInvestigationContinues: 'Criminal investigation continues',
  legalPlanningMeeting: 'Legal planning meeting',
  contactArrangement: 'Contact arrangement',
  familyArrangement: 'Family arrangement',
  section20Accommodation: 'Section 20 accommodation',
  referToLado: 'Refer to the designated officer (LADO)',
  referToMarac: 'Refer to MARAC',
  referToAdultSafeguarding: 'Refer to adult safeguarding',
  nationalReferralMechanism: 'National referral mechanism',
  considerSeriousIncidentNotification: 'Consider a serious incident notification',
  convertToStrategyMeeting: 'Hold a strategy meeting',
  reviewStrategyMeeting2: 'Hold a review strategy meeting',
  initialChildProtectionConference: 'Initial child protection conference',
  concernsNotSubstantiated: 'Concerns not substantiated',
  concernsSubstantiatedNoContinuingRisk: 'Concerns substantiated, no continuing risk',
  concernsSubstantiatedContinuingRisk: 'Concerns substantiated, continuing risk',
  otherOutcome: 'Other outcome',
  // bases of a restriction
  policeIntelligence: 'Police intelligence',
  victimSafety: 'Safety of an adult',
  legalPrivilege: 'Legal privilege',
  thirdPartyHealth: 'Health information about someone else',
  informant: 'A named informant',
  criminalCase: 'A criminal case',
  // onward use
  prohibitedWithoutOriginatorConsent: 'Only with the consent of whoever shared it',
  neverToFamily: 'Never to the family',
  localAuthorityOnly: 'Within the local authority only',
  // deadline presets
  immediate: 'tonight',
  sameDay: 'today',
  hours24: 'within 24 hours',
  hours72: 'within 72 hours',
  workingDays1: 'within 1 working day',
  workingDays2: 'within 2 working days',
  workingDays3: 'within 3 working days',
  workingDays5: 'within 5 working days',
  workingDays10: 'within 10 working days',
  circulation1: 'minutes circulated',
  accuracy10: 'accuracy queries',
  icpc15: 'conference, 15 working days',
  assessment45: 'assessment, 45 working days',
  coreGroup10: 'core group, 10 working days',
  // progress
  open: 'Open',
  inHand: 'In hand',
  inProgress: 'In hand',
  done: 'Done',
  completed: 'Done',
  overdue: 'Overdue',
  cancelled: 'Cancelled',
  couldNot: 'Could not be done',
  // how much was read back
  everything: 'everything',
  decisionsActionsDisagreement: 'decisions, actions and disagreement',
  nothing: 'nothing',
  // conflict of interest
  none: 'None',
  declared: 'Declared',
  // fields of the parents’ row
  informedBefore: 'Told before the meeting',
  reasonNotInformed: 'Why not',
  toldBy: 'Who tells them',
  how: 'How',
  by: 'By',
  mayBeTold: 'May be told',
  mustNotBeTold: 'Must not be told',
  interpreter: 'Interpreter',
  // what follows the lock
  query: 'Query',
  addendum: 'Addendum',
  newInformation: 'New information',
  handedOver: 'Handed over',
  circulated: 'Circulated',
  held: 'Held',
  // answers
  yes: 'Yes',
  no: 'No',
  agrees: 'Agrees',
  disagrees: 'Disagrees',
  abstains: 'No view',
  // children
  subject: 'A decision is needed',
  household: 'In the household, considered',
  // facts that are so or not
  true: 'Yes',
  false: 'No',
};

/** `icpcDue` → `Icpc due`: better than nothing, never wrong. */
export function labelOf(key: string): string {
  const known = Object.hasOwn(LABELS, key) ? LABELS[key] : undefined;
  if (known !== undefined) return known;
  const words = key.replace(/([a-z])([A-Z0-9])/g, '$1 $2').replaceAll(/[_-]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}

/** For a value that may be a choice or somebody's own words: those stay as they were typed. */
export function choiceOf(value: string): string {
  // A word of somebody's own may be a name that every object has.
  return Object.hasOwn(LABELS, value) ? (LABELS[value] ?? value) : value;
}
