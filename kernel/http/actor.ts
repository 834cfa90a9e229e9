/** Who is asking. Made by identity from a request's token, or by operations from the owner of the work. */
export interface Actor {
  readonly person_id: string;
  readonly role: 'user' | 'admin';
  /** The session behind the token; absent for work in the background. */
  readonly session_id?: string;
  /** IANA name; the person's own. */
  readonly time_zone: string;
  /** BCP 47 tag; the person's own. */
  readonly locale: string;
}
