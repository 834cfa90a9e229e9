/** A person who may sign in. The `…_key` columns are what uniqueness and look-ups go by; see `names.ts`. */
export interface PersonTable {
  id: string;
  email: string;
  email_key: string;
  username: string | null;
  username_key: string | null;
  full_name: string | null;
  role: 'user' | 'admin';
  /** A PHC or older format, see `password-hash.ts`; null for a person who signs in by other means. */
  password_hash: string | null;
  time_zone: string;
  locale: string;
  created_at: string;
  updated_at: string;
  signed_in_at: string | null;
}

/** At most one row: its primary key decides who was first, whatever runs at the same time. */
export interface FirstPersonTable {
  place: 'first';
  person_id: string;
}

/** One sign-in on one device, and the family of all refresh tokens that came from it. */
export interface SessionTable {
  id: string;
  person_id: string;
  /** `web` keeps its refresh token in a cookie. */
  client: 'web' | 'program';
  user_agent: string | null;
  address: string | null;
  /** Of the SECRET_KEY under which it was opened; under another one it is dead. */
  secret_fingerprint: string;
  created_at: string;
  last_used_at: string;
  /** When its newest refresh token expires. */
  expires_at: string;
  ended_at: string | null;
  end_reason: SessionEnd | null;
}

export type SessionEnd = 'logout' | 'password' | 'theft';

/** Every refresh token that has not expired, used ones too: a second use is how a theft shows. */
export interface RefreshTokenTable {
  token_hash: string;
  session_id: string;
  expires_at: string;
  used_at: string | null;
}

export interface SocketTicketTable {
  ticket_hash: string;
  session_id: string;
  expires_at: string;
}

/** The key itself is derived from `salt` and SECRET_KEY; neither alone signs anything. */
export interface SigningKeyTable {
  kid: string;
  salt: string;
  secret_fingerprint: string;
  created_at: string;
  /** Null while it signs; then the end of its overlap. */
  expires_at: string | null;
}

declare module '../database/database.ts' {
  interface Tables {
    people: PersonTable;
    first_person: FirstPersonTable;
    sessions: SessionTable;
    refresh_tokens: RefreshTokenTable;
    socket_tickets: SocketTicketTable;
    signing_keys: SigningKeyTable;
  }
}
