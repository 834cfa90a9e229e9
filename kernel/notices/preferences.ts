import type { Database, Reader, Writer } from '../database/database.ts';
import { identityError } from '../identity/identity.ts';
import { isMailAddress, mailLater } from './mail-later.ts';
import type { Mail } from './mail-later.ts';

/** Where a person gets mail, and whether they want it. @throws identity.person-not-found */
export async function mailPreference(reader: Reader, owner_id: string): Promise<{ address: string; wanted: boolean }> {
  const { email, mail } = await reader
    .selectFrom('people')
    .leftJoin('notification_preferences as preference', 'preference.owner_id', 'people.id')
    .select(['people.email', 'preference.mail'])
    .where('people.id', '=', owner_id)
    .executeTakeFirstOrThrow(() => identityError('identity.person-not-found'));
  return { address: email, wanted: mail !== 0 };
}

export async function setMailWanted(database: Database, owner_id: string, wanted: boolean): Promise<void> {
  const mail = wanted ? 1 : 0;
  await database.write((tx) =>
    tx
      .insertInto('notification_preferences')
      .values({ owner_id, mail })
      .onConflict((conflict) => conflict.column('owner_id').doUpdateSet({ mail }))
      .execute(),
  );
}

/**
 * Mails a person of this Steward, where they want mail and have an address that mail can go to; see `mailLater`.
 *
 * @returns whether a mail was queued
 * @throws identity.person-not-found
 */
export async function mailPersonLater(
  tx: Writer,
  { owner_id, ...mail }: Omit<Mail, 'to'> & { owner_id: string },
): Promise<boolean> {
  const { address, wanted } = await mailPreference(tx, owner_id);
  // Nobody's odd address may keep what else is done in this transaction from being done.
  return wanted && isMailAddress(address) && (await mailLater(tx, { ...mail, to: address }));
}
