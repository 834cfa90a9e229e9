import { Page, Section } from '../design/design.tsx';
import { NotificationSettings } from './notification-settings.tsx';
import { PasswordForm } from './password-form.tsx';
import { ProfileForm } from './profile-form.tsx';
import { SessionList } from './session-list.tsx';
import { usePerson } from '../session/session.tsx';

export function AccountPage() {
  const person = usePerson();
  return (
    <Page title="Account" lead={person.role === 'admin' ? `${person.email} · admin` : person.email}>
      <Section title="You">
        <ProfileForm />
      </Section>
      <Section title="Notifications">
        <NotificationSettings />
      </Section>
      <Section title="Password">
        <PasswordForm />
      </Section>
      <Section title="Where you are signed in">
        <SessionList />
      </Section>
    </Page>
  );
}
