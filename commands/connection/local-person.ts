import { userInfo } from 'node:os';
import type { Identity, Person } from '../../kernel/identity/identity.ts';

/**
 * Who the command acts as: the person named by `email`, else the first admin. Where nobody has signed up yet, an account is made for
 * whoever sits at the keyboard; the first person who signs up with a browser takes it over, with all that was done here.
 */
export async function localPerson(identity: Identity, email?: string): Promise<Person> {
  if (email !== undefined) {
    const person = await identity.findPersonByEmail(email);
    if (person) return person;
    throw new Error(`Nobody here has the email address ${email}.`);
  }
  const admin = (await identity.listPeople()).find(({ role }) => role === 'admin');
  if (admin) return admin;
  const name =
    userInfo()
      .username.toLowerCase()
      .replaceAll(/[^a-z0-9._-]/g, '') || 'local';
  return identity.createLocalPerson({
    email: `${name}@localhost`,
    full_name: name,
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
}
