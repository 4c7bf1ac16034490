/** Three letters for an agency, two for a person: what stands beside words where a name has no room. */
const CODES: Readonly<Record<string, string>> = {
  childrensSocialCare: 'CSC',
  police: 'POL',
  health: 'HLT',
  primaryCare: 'HLT',
  education: 'EDU',
  earlyYears: 'EDU',
  probation: 'PRO',
  legal: 'LEG',
  housing: 'HOU',
  youthJustice: 'YJS',
  domesticAbuseService: 'VCS',
  voluntarySector: 'VCS',
};

export function agencyCode(agency: string): string {
  return Object.hasOwn(CODES, agency) ? (CODES[agency] ?? 'OTH') : 'OTH';
}

/** Of the last two parts of a name: a title or rank comes before them. */
export function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .filter((part) => part !== '')
    .slice(-2)
    .map((part) => part.charAt(0).toUpperCase())
    .join('');
}
