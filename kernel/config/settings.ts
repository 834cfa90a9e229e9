import { z } from 'zod';

interface Setting<Schema extends z.ZodType> {
  readonly schema: Schema;
  /** One sentence for `docs/configuration.md` and `steward config`. */
  readonly about: string;
  readonly secret?: true;
}

const setting = <Schema extends z.ZodType>(about: string, schema: Schema): Setting<Schema> => ({ about, schema });
const secret = <Schema extends z.ZodType>(about: string, schema: Schema): Setting<Schema> => ({
  about,
  schema,
  secret: true,
});

const text = z.string().optional();
const url = (...protocols: string[]) =>
  z
    .string()
    .refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol.slice(0, -1)), {
      error: `give a URL that starts with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}`,
    })
    .optional();
const whole = (least: number, most: number, otherwise: number) =>
  z.coerce.number({ error: 'give a whole number' }).int('give a whole number').min(least).max(most).default(otherwise);

/** `Name <address>` or an address; nothing that could end a header or begin another. */
const SENDER =
  /^(?:[^\p{C}"(),:;<>@[\\\]]*<[^\p{C}\s"(),:;<>@[\\\]]+@[^\p{C}\s"(),:;<>@[\\\]]+>|[^\p{C}\s"(),:;<>@[\\\]]+@[^\p{C}\s"(),:;<>@[\\\]]+)$/u;

/** The one schema of all settings: name in the environment, meaning, validation and default. */
export const settings = {
  PORT: setting('The port that the web app and the API answer on.', whole(0, 65_535, 8000)),
  HOST: setting(
    'The address to listen on. 127.0.0.1 serves this machine only; 0.0.0.0 serves the network.',
    z.string().default('127.0.0.1'),
  ),
  STEWARD_DATA: setting(
    'The folder that holds the database, the queue, the secret key and stored files. Scaled out, all processes share it, for the files.',
    z.string().default('./data'),
  ),
  DATABASE_URL: secret(
    'A PostgreSQL database, postgresql://user:password@host:5432/name. Absent: SQLite in the data folder.',
    url('postgresql', 'postgres'),
  ),
  REDIS_URL: secret(
    'A Redis server for the queue and live events. Absent: the embedded queue, or PostgreSQL where only that is given.',
    url('redis', 'rediss'),
  ),
  SECRET_KEY: secret(
    'Signs every token. Absent: made once and kept in the data folder. Changing it signs everybody out.',
    text,
  ),
  JWT_SECRET_KEY: secret('Another name for SECRET_KEY.', text),
  STEWARD_FILES_BASES: setting(
    'Folders under which people may add roots, separated by ":". Default: `files` in the data folder and, while HOST is local, your home folder.',
    text,
  ),
  SMTP_URL: secret(
    'The mail server, smtp://user:password@host:587 or smtps://host:465. Absent: no mail is sent.',
    url('smtp', 'smtps'),
  ),
  STEWARD_MAIL_FROM: setting(
    'Who mails come from: steward@example.com, or Steward <steward@example.com>. Needed with SMTP_URL.',
    z.string().regex(SENDER, 'give a mail address, or a name and the address in <>').optional(),
  ),
  STEWARD_PUBLIC_URL: setting(
    'The address that people reach Steward at, for links, cookies and the allowed origin.',
    url('http', 'https'),
  ),
  STEWARD_SIGNUPS_OPEN: setting(
    'May people sign up by themselves? Set to false, only the first person may; an admin adds the others.',
    z.stringbool().default(true),
  ),
  STEWARD_TRUST_PROXY: setting(
    'Set to true behind a reverse proxy: the client address is taken from X-Forwarded-For.',
    z.stringbool().default(false),
  ),
  STEWARD_AI_BASE_URL: setting(
    'An OpenAI-compatible server whose models write texts or draw pictures, with its /v1 (http://localhost:11434/v1). Absent: Steward does both itself.',
    url('http', 'https'),
  ),
  STEWARD_AI_MODEL: setting('The model on that server that writes. Absent: Steward writes texts itself.', text),
  STEWARD_AI_IMAGE_MODEL: setting(
    'The model on that server that draws creatures (POST /images/generations, base64). Absent: Steward draws them itself.',
    text,
  ),
  STEWARD_AI_API_KEY: secret('The key of that server, where it wants one.', text),
  STEWARD_AI_TIMEOUT_SECONDS: setting(
    'How long a model may take for one answer. A text or picture that needs several has three times as long, 280 s at most.',
    whole(1, 240, 60),
  ),
  STEWARD_AI_CONCURRENCY: setting(
    'How many texts, and how many pictures, one process, or one thread of it, has a model make at once.',
    whole(1, 64, 2),
  ),
  STEWARD_AI_SERVICE_URL: setting(
    'Where `steward ai` runs, if models are asked by a process of its own (http://ai:8010). Needs STEWARD_AI_SERVICE_SECRET.',
    url('http', 'https'),
  ),
  STEWARD_AI_SERVICE_PORT: setting('The port that `steward ai` listens on, at HOST.', whole(0, 65_535, 8010)),
  STEWARD_AI_SERVICE_SECRET: secret(
    'What `steward ai` and its callers share: 16 characters or more.',
    z.string().min(16, 'give at least 16 characters').optional(),
  ),
  STEWARD_LOG_LEVEL: setting(
    'How much is logged: fatal, error, warn, info, debug or trace.',
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  ),
  STEWARD_THREADS: setting(
    'Threads that carry out operations. 0 runs them beside the API, for tests only.',
    whole(0, 64, 2),
  ),
} as const;
