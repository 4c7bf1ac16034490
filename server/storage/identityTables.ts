/** Tables of people's ways in. Secrets are stored as keyed hashes only. Times are ISO 8601 UTC. */
export interface IdentityTables {
  partnership: { id: string; name: string; set_up: string | null };
  invitation: {
    id: string;
    partnership: string;
    meeting: string;
    person: string;
    code_hash: string;
    tries: number;
    /** Its end at the earliest; an open meeting keeps it longer. */
    until: string;
    voided_at: string | null;
  };
  session: {
    hash: string;
    id: string;
    partnership: string;
    meeting: string;
    person: string;
    until: string;
    ended_at: string | null;
  };
  lock_code: {
    id: string;
    partnership: string;
    meeting: string;
    person: string;
    code_hash: string;
    tries: number;
    used_at: string | null;
    approved_digest: string | null;
    voided_at: string | null;
    /** Of a convenor's own code: the link that it belongs to; null: it was given. */
    convenor_link: string | null;
  };
  convenor: {
    id: string;
    partnership: string;
    name: string;
    job: string;
    organisation: string;
    agency: string;
    added_at: string;
    ended_at: string | null;
  };
  convenor_link: {
    id: string;
    partnership: string;
    convenor: string;
    code_hash: string;
    tries: number;
    until: string;
    voided_at: string | null;
  };
  convenor_session: {
    hash: string;
    id: string;
    partnership: string;
    convenor: string;
    until: string;
    ended_at: string | null;
  };
  /** Which meetings a convenor's sessions are good for. */
  convened_meeting: {
    meeting: string;
    convenor: string;
    partnership: string;
    at: string;
    ended_at: string | null;
  };
}
