import { z } from 'zod';

/** No control characters and no halves of characters: PostgreSQL refuses the one, and nobody can type the other. */
const PLAIN = /^[^\p{Cc}\p{Cs}]*$/u;

const line = (longest: number) => z.string().trim().min(1).max(longest).regex(PLAIN, 'no control characters here');

const Email = z
  .string()
  .trim()
  .max(254)
  .regex(z.regexes.unicodeEmail, 'give an email address')
  .regex(PLAIN, 'no control characters here')
  .meta({ examples: ['user@example.com'] });

/** No `@`: what is typed at sign-in is an email address exactly when it has one. */
const Username = z
  .string()
  .trim()
  .min(2)
  .max(40)
  .regex(/^[\p{L}\p{N}._-]+$/u, 'letters, digits, dots, dashes and underscores only')
  .meta({ examples: ['testuser'] });

/** Length and the rest are checked by the rule (`checkPassword`), which the command line meets too. */
const NewPassword = z
  .string()
  .min(8)
  .max(1024)
  .meta({ format: 'password', examples: ['secure123!'] });
const Password = z.string().min(1).max(1024).meta({ format: 'password' });

const TimeZone = z
  .string()
  .max(64)
  .transform((name, check) => canonicalTimeZone(name) ?? refuse(check, 'give an IANA time zone, like Europe/Berlin'))
  .meta({ examples: ['Europe/Berlin'] });

const Locale = z
  .string()
  .max(64)
  .transform((tag, check) => canonicalLocale(tag) ?? refuse(check, 'give a language tag, like en-GB'))
  .meta({ examples: ['en-GB'] });

export const SignUp = z.object({
  email: Email,
  username: Username.nullish(),
  password: NewPassword,
  full_name: line(200).nullish(),
  time_zone: TimeZone.optional(),
  locale: Locale.optional(),
});

/** JSON with `email` or `username`, and the OAuth 2 password form (RFC 6749, 4.3), whose `username` may be an email address. */
export const LogIn = z
  .object({ email: z.string().max(254).optional(), username: z.string().max(254).optional(), password: Password })
  .transform(({ email, username, password }, check) => {
    const name = email?.trim() || username?.trim();
    if (name) return { name, password };
    check.addIssue({ code: 'custom', path: ['username'], message: 'give an email address or a username' });
    return z.NEVER;
  });

export const RefreshToken = z.object({ refresh_token: z.string().max(512).optional() }).nullish();

export const ChangePassword = z.object({ current_password: Password, new_password: NewPassword });

export const ChangeMe = z.object({
  username: Username.nullable().optional(),
  full_name: line(200).nullable().optional(),
  time_zone: TimeZone.optional(),
  locale: Locale.optional(),
});

export const RotateKeys = z.object({ immediately: z.boolean().default(false) }).nullish();

export const Tokens = z.object({
  access_token: z.string(),
  /** Left out where it is in the cookie. */
  refresh_token: z.string().optional(),
  token_type: z.literal('bearer'),
  expires_in: z.int(),
});

export const Person = z.object({
  id: z.uuid(),
  email: z.string(),
  username: z.string().nullable(),
  full_name: z.string().nullable(),
  role: z.enum(['user', 'admin']),
  time_zone: z.string(),
  locale: z.string(),
  created_at: z.iso.datetime(),
});

export const SessionId = z.object({ id: z.uuid() });

export const Sessions = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      current: z.boolean(),
      client: z.enum(['web', 'program']),
      user_agent: z.string().nullable(),
      address: z.string().nullable(),
      created_at: z.iso.datetime(),
      last_used_at: z.iso.datetime(),
      expires_at: z.iso.datetime(),
    }),
  ),
  next_cursor: z.null(),
});

export const SocketTicket = z.object({ ticket: z.string(), expires_in: z.int() });
export const Status = z.object({ has_people: z.boolean(), signups_open: z.boolean() });
export const Pong = z.object({ status: z.literal('ok') });
export const RotatedKeys = z.object({
  kid: z.string(),
  created_at: z.iso.datetime(),
  previous_valid_until: z.iso.datetime(),
});

function canonicalTimeZone(name: string): string | undefined {
  try {
    // Intl takes offsets ("+02:00") for zones too; they know no summer time.
    return /^[A-Za-z]/.test(name)
      ? new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
      : undefined;
  } catch {
    return undefined;
  }
}

function canonicalLocale(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

function refuse(check: z.RefinementCtx, message: string): never {
  check.addIssue(message);
  return z.NEVER;
}
