import { Button, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { api, ask } from '../api/api.ts';
import { useFormat } from '../design/design.tsx';
import { toastProblem } from '../operations/operations.tsx';
import { showPerson, usePerson } from '../session/session.tsx';
import classes from './account.module.css';

const LOCALES = [
  'en-GB',
  'en-US',
  'de-DE',
  'de-AT',
  'de-CH',
  'fr-FR',
  'es-ES',
  'it-IT',
  'nl-NL',
  'pl-PL',
  'pt-BR',
  'sv-SE',
  'ja-JP',
];

/** Name, time zone and how numbers and dates are written. */
export function ProfileForm() {
  const person = usePerson();
  const format = useFormat();
  const form = useForm({
    initialValues: { full_name: person.full_name ?? '', time_zone: person.time_zone, locale: person.locale },
  });
  const { mutate, isPending } = useMutation({
    mutationFn: ({ full_name, ...rest }: typeof form.values) =>
      ask(api.PATCH('/api/v1/auth/me', { body: { ...rest, full_name: full_name.trim() || null } })),
    onSuccess(changed) {
      showPerson(changed);
      form.resetDirty();
      notifications.show({ color: 'green', message: 'Saved' });
    },
    onError: toastProblem,
  });
  const nameOf = new Intl.DisplayNames(person.locale, { type: 'language' });
  const locales = [...new Set([person.locale, ...LOCALES])];
  return (
    <form className={classes.form} onSubmit={form.onSubmit((values) => mutate(values))}>
      <TextInput label="Name" autoComplete="name" {...form.getInputProps('full_name')} />
      <Select
        label="Time zone"
        searchable
        allowDeselect={false}
        limit={60}
        data={[...new Set([person.time_zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])]}
        {...form.getInputProps('time_zone')}
      />
      <Select
        label="Numbers and dates"
        description={`As in ${format.number(1234.5)} and ${format.day(Date.parse('2026-03-01T12:00:00Z'))}`}
        allowDeselect={false}
        data={locales.map((value) => ({ value, label: nameOf.of(value) ?? value }))}
        {...form.getInputProps('locale')}
      />
      <Button type="submit" loading={isPending} disabled={!form.isDirty()}>
        Save
      </Button>
    </form>
  );
}
