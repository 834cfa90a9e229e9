import { pino } from 'pino';
import type { Logger } from 'pino';

export type Log = Logger;

/** Fields that may hold a secret, wherever they stand up to two levels deep. They are written as `[secret]`. */
const SECRETS = [
  'password',
  'new_password',
  'access_token',
  'refresh_token',
  'token',
  'ticket',
  'secret',
  'authorization',
  'cookie',
];

/**
 * The root logger: JSON lines on standard output, or coloured lines where a person reads (`pretty`).
 * Parts take a child by name: `log.child({ part: 'operations' })`.
 */
export function createLog({ level, pretty }: { level: string; pretty: boolean }): Log {
  return pino({
    level,
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[secret]' },
    ...(pretty
      ? { transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname', translateTime: 'HH:MM:ss' } } }
      : {}),
  });
}

/** A logger that says nothing, for tests and commands that print for themselves. */
export const silent: Log = pino({ level: 'silent' });
