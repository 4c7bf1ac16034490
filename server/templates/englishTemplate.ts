/** The default template: English practice. A partnership changes it as data; the record embeds what was in force. */
import type { Template } from '../../shared/rules/template.ts';

const QUORUM = ['childrensSocialCare', 'police', 'health'];

export const englishTemplate: Template = {
  id: 'english-practice',
  version: '1',
  edition: 'English practice, to be checked against the local procedures manual',
  region: 'england-and-wales',
  quorum: QUORUM,
  sections: [
    { key: 'meetingDetails', title: 'Meeting', text: false },
    { key: 'attendance', title: 'Attendance', text: false },
    { key: 'household', title: 'Children and household', text: false },
    { key: 'reasonForMeeting', title: 'Reason for the meeting', text: true },
    { key: 'agencyInformation', title: 'What each organisation knows', text: false },
    { key: 'childVoice', title: 'The child’s voice', text: true },
    { key: 'analysis', title: 'Analysis', text: true },
    { key: 'thresholdViews', title: 'Views on the threshold', text: false },
    { key: 'decisions', title: 'Decisions', text: false },
    { key: 'enquiryPlan', title: 'Plan of the enquiries', text: true },
    { key: 'immediateSafety', title: 'Immediate safety', text: true },
    { key: 'actions', title: 'Actions', text: false },
    { key: 'contingency', title: 'If things change', text: true },
    { key: 'familyNeeds', title: 'What would help the family', text: true },
    { key: 'parentCommunication', title: 'Telling parents and carers', text: true },
    { key: 'dissent', title: 'Disagreement', text: false },
    { key: 'actionReview', title: 'Earlier actions', text: true },
    { key: 'nextMeeting', title: 'Next meeting', text: false },
    { key: 'readBack', title: 'Read back', text: true },
  ],
  agencies: [
    { key: 'childrensSocialCare', label: 'Children’s social care' },
    { key: 'police', label: 'Police' },
    { key: 'health', label: 'Health' },
    { key: 'education', label: 'Education' },
    { key: 'earlyYears', label: 'Early years' },
    { key: 'probation', label: 'Probation' },
    { key: 'domesticAbuseService', label: 'Domestic abuse service' },
    { key: 'legal', label: 'Legal' },
    { key: 'primaryCare', label: 'Primary care' },
  ],
  outcomes: [
    ...labelled(true, {
      section47Joint: 'Joint section 47 enquiries',
      section47SocialCareOnly: 'Section 47 enquiries by social care alone',
      policeInvestigationOnly: 'Police investigation only',
      section47Continues: 'Section 47 enquiries continue',
      childInNeedAssessment: 'Child in need assessment',
      familyHelp: 'Family help',
      earlyHelp: 'Early help',
      noFurtherAction: 'No further action',
      decisionDeferred: 'Decision deferred',
      notSubject: 'Considered, not subject to enquiries',
    }),
    ...labelled(false, {
      emergencyProtectionOrder: 'Emergency protection order',
      policeProtection: 'Police protection',
      emergencyActionNotNeeded: 'Emergency action not needed',
      medicalAssessmentRequired: 'Medical assessment',
      medicalNotRequired: 'Medical assessment not required',
      videoInterviewPlanned: 'Video-recorded interview',
      videoInterviewNotRequired: 'Video-recorded interview not required',
      criminalInvestigationStarts: 'Criminal investigation starts',
      criminalInvestigationContinues: 'Criminal investigation continues',
      legalPlanningMeeting: 'Legal planning meeting',
      contactArrangement: 'Contact arrangement',
      familyArrangement: 'Family arrangement',
      section20Accommodation: 'Accommodation under section 20',
      referToLado: 'Referral to the designated officer',
      referToMarac: 'Referral to the domestic abuse conference',
      referToAdultSafeguarding: 'Referral to adult safeguarding',
      nationalReferralMechanism: 'National referral mechanism',
      considerSeriousIncidentNotification: 'Consider notifying a serious incident',
      convertToStrategyMeeting: 'Convert to a strategy meeting',
      reviewStrategyMeeting: 'Review strategy meeting',
      concernsNotSubstantiated: 'Concerns not substantiated',
      concernsSubstantiatedNoContinuingRisk: 'Concerns substantiated, no continuing risk',
      concernsSubstantiatedContinuingRisk: 'Concerns substantiated, continuing risk',
      initialChildProtectionConference: 'Initial child protection conference',
      otherOutcome: 'Other',
    }),
  ],
  presets: Object.entries({
    immediate: 'Tonight',
    sameDay: 'Today',
    hours24: 'Within 24 hours',
    hours72: 'Within 72 hours',
    workingDays1: 'Within 1 working day',
    workingDays2: 'Within 2 working days',
    workingDays3: 'Within 3 working days',
    workingDays5: 'Within 5 working days',
    workingDays10: 'Within 10 working days',
    none: 'Chosen by the chair',
  }).map(([key, label]) => ({ key, label })),
  statements: [
    { key: 'confidentiality', label: 'Lawful basis and confidentiality statement read out', asks: false },
    { key: 'noRecording', label: 'No recording, transcript or AI notes: asked', asks: true },
  ],
};

function labelled(threshold: boolean, labels: Record<string, string>): Template['outcomes'] {
  return Object.entries(labels).map(([key, label]) => ({ key, label, threshold }));
}

/** A label for an identifier that no template knows: `domesticAbuseService` reads "Domestic abuse service". */
export function labelFor(key: string): string {
  const words = key.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
