/** Tables of the journal and of the sealed record. Bytes are opaque here: canonical JSON in clear, bodies encrypted. */
export interface JournalTables {
  stream: {
    id: string;
    partnership: string;
    head_seq: number;
    head_hash: string;
    sealed_seq: number | null;
    last_at: string;
  };
  entry: {
    stream: string;
    seq: number;
    partnership: string;
    bytes: Uint8Array;
    hash: string;
    kind: string;
    document: string | null;
    command_id: string | null;
  };
  body: {
    stream: string;
    seq: number;
    partnership: string;
    salt: Uint8Array;
    key_id: string;
    ciphertext: Uint8Array | null;
  };
  meeting_key: {
    id: string;
    partnership: string;
    stream: string;
    class: string;
    instance_key: string;
    wrapped: Uint8Array;
  };
  snapshot: {
    stream: string;
    partnership: string;
    upto_seq: number;
    key_id: string;
    sha256: string;
    ciphertext: Uint8Array;
  };
  record: { meeting: string; partnership: string; seq: number; digest: string; header: Uint8Array };
  record_part: {
    meeting: string;
    part: string;
    partnership: string;
    class: string;
    key_id: string;
    ciphertext: Uint8Array;
  };
  log_leaf: { partnership: string; idx: number; leaf: Uint8Array; kind: string; stream: string };
}
