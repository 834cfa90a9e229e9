/** A page on which others book time with its owner. */
export interface BookingPageTable {
  id: string;
  owner_id: string;
  /** The end of its address; unique among the pages that are there. */
  slug: string;
  title: string;
  description: string;
  calendar_id: string | null;
  time_zone: string;
  active: number;
  /** JSON: `PageRules`. */
  rules: string;
  revision: number;
  created_at: string;
  updated_at: string;
  /** Bookings outlive their page: who has one can still look at it and cancel it. */
  deleted_at: string | null;
}

/** Who booked what. When it takes place, and whether it does, its appointment says: moved or deleted in the calendar is moved or cancelled here. */
export interface BookingTable {
  id: string;
  page_id: string;
  owner_id: string;
  appointment_id: string;
  /** Of the token with which the visitor comes back. */
  token_hash: string;
  /** Of the Idempotency-Key, and of what was sent with it; null where none was. */
  key_hash: string | null;
  request_hash: string | null;
  name: string;
  email: string;
  /** The visitor's. */
  time_zone: string;
  /** JSON: `Answer[]`. */
  answers: string;
  notes: string;
  duration: number;
  /** As the visitor was told last; also what is shown once the appointment is gone for good. */
  starts_at: string;
  ends_at: string;
  /** 1: the visitor was told that the owner cancelled it. */
  told_cancelled: number;
  /** What was promised around it, in minutes: the page may have changed since. */
  buffer_before: number;
  buffer_after: number;
  created_at: string;
  cancelled_at: string | null;
  cancel_reason: string | null;
}

declare module '../../../kernel/database/database.ts' {
  interface Tables {
    booking_pages: BookingPageTable;
    bookings: BookingTable;
  }
}
