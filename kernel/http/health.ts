import { z } from 'zod';
import { timestamp } from '../clock/clock.ts';
import type { Clock } from '../clock/clock.ts';
import type { Log } from '../log/log.ts';
import { httpError } from './http.errors.ts';
import { routeFor } from './route.ts';
import type { Route } from './route.ts';

/** Name → resolves when that part answers, rejects when it does not. */
export type ReadinessChecks = Readonly<Record<string, () => Promise<unknown>>>;

/** What a server says of itself beside being alive; anybody may read it. */
export interface HealthDetails {
  readonly shape: z.ZodRawShape;
  now(): Readonly<Record<string, unknown>>;
}

const SLOWEST_CHECK_MS = 2000;

/** `/health` says that the process lives; `/health/ready` that it can work; `/api/v1/status` which Steward this is. */
export function healthRoutes<C>({
  checks,
  details = { shape: {}, now: () => ({}) },
  version,
  clock,
  log,
}: {
  checks: ReadinessChecks;
  details?: HealthDetails | undefined;
  version: string;
  clock: Clock;
  log: Log;
}): Route<C>[] {
  const route = routeFor<C>();
  const started_at = timestamp(clock.nowMs());
  return [
    route({
      method: 'GET',
      path: '/health',
      root: true,
      allow: 'anyone',
      summary: 'Is the process alive?',
      tag: 'Health',
      replies: { 200: z.object({ status: z.literal('healthy'), ...details.shape }) },
      handle: () => ({ status: 'healthy' as const, ...details.now() }),
    }),
    route({
      method: 'GET',
      path: '/health/ready',
      root: true,
      allow: 'anyone',
      summary: 'Can it do its work? Asks the database and the queue.',
      tag: 'Health',
      replies: { 200: z.object({ status: z.literal('ready'), checks: z.record(z.string(), z.string()) }) },
      handle: () => runChecks(checks, log),
    }),
    route({
      method: 'GET',
      path: '/status',
      allow: 'anyone',
      summary: 'Name, version and start of this Steward',
      tag: 'Health',
      replies: { 200: z.object({ name: z.literal('Steward'), version: z.string(), started_at: z.iso.datetime() }) },
      handle: () => ({ name: 'Steward', version, started_at }),
    }),
  ];
}

async function runChecks(checks: ReadinessChecks, log: Log) {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await runCheck(name, check, log)] as const),
  );
  const answer = Object.fromEntries(results);
  if (results.some(([, result]) => result !== 'ok')) throw httpError('http.not-ready', { details: { checks: answer } });
  return { status: 'ready', checks: answer };
}

/** Says only whether it works: why it does not is for the log, not for a page that anyone may read. */
async function runCheck(name: string, check: () => Promise<unknown>, log: Log): Promise<'ok' | 'failing' | 'too slow'> {
  const { promise: slow, resolve } = Promise.withResolvers<'too slow'>();
  const timer = setTimeout(() => resolve('too slow'), SLOWEST_CHECK_MS);
  try {
    return await Promise.race([check().then(() => 'ok' as const), slow]);
  } catch (error) {
    log.warn({ err: error, check: name }, 'a readiness check failed');
    return 'failing';
  } finally {
    clearTimeout(timer);
  }
}
