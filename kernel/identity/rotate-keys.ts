import { timestamp } from '../clock/clock.ts';
import { ACCESS_SECONDS } from './access-tokens.ts';
import type { Parts } from './parts.ts';

/**
 * Signs with a new key from now on, in every process, without a restart. Access tokens of the old key live out their 15 minutes, or die
 * at once (`immediately`, for a key that may have leaked); sessions and refresh tokens go on either way, so nobody has to sign in again.
 */
export async function rotateKeys(
  parts: Parts,
  { immediately = false }: { immediately?: boolean } = {},
): Promise<{ kid: string; created_at: string; previous_valid_until: string }> {
  const overlapMs = immediately ? 0 : ACCESS_SECONDS * 1000;
  const { kid, created_at } = await parts.keys.rotate({ overlapMs });
  parts.log.info({ kid, immediately }, 'signing keys rotated');
  return { kid, created_at, previous_valid_until: timestamp(Date.parse(created_at) + overlapMs) };
}
