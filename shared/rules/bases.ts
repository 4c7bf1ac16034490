/** Why only some people may read something, as the room offers it; a script may name others. */
export const BASES = [
  'policeIntelligence',
  'victimSafety',
  'legalPrivilege',
  'thirdPartyHealth',
  'informant',
  'criminalCase',
] as const;
