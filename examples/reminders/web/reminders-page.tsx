import { Button, Group, Skeleton, TextInput } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Empty, ErrorNotice, Page, RelativeTime } from '../../../web/design/design.tsx';
import { toastProblem } from '../../../web/operations/operations.tsx';
import { addReminder, remindersOptions, sendReminder } from './reminders-queries.ts';

/** What comes up, the next one first. Sending is an operation: the shell tells how it ends, and offers the undo. */
export function RemindersPage() {
  const reminders = useQuery(remindersOptions);
  return (
    <Page title="Reminders" lead="What you want to be told, at the right time.">
      <NewReminder />
      {reminders.error && <ErrorNotice error={reminders.error} retry={() => void reminders.refetch()} />}
      {reminders.isPending && <Skeleton h={64} radius="md" aria-hidden />}
      {reminders.data?.items.length === 0 && (
        <Empty icon={<IconBell size={26} />} title="Nothing to remember">
          Write above what you want to be reminded of, and when.
        </Empty>
      )}
      <ul>
        {reminders.data?.items.map(({ id, text, due_at, sent_at }) => (
          <li key={id}>
            {text}, <RelativeTime at={due_at} />
            {sent_at === null && <SendButton id={id} text={text} />}
          </li>
        ))}
      </ul>
    </Page>
  );
}

function SendButton({ id, text }: { id: string; text: string }) {
  const { mutate, isPending } = useMutation({ mutationFn: () => sendReminder(id), onError: toastProblem });
  return (
    <Button
      size="xs"
      variant="default"
      ml="sm"
      loading={isPending}
      aria-label={`Send "${text}" now`}
      onClick={() => mutate()}
    >
      Send now
    </Button>
  );
}

function NewReminder() {
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [due, setDue] = useState('');
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => addReminder({ text, due_at: new Date(due).toISOString() }),
    async onSuccess() {
      setText('');
      await client.invalidateQueries({ queryKey: remindersOptions.queryKey });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutate();
      }}
    >
      {error && <ErrorNotice error={error} />}
      <Group align="end">
        <TextInput
          label="Remind me of"
          required
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <TextInput
          label="When"
          type="datetime-local"
          required
          value={due}
          onChange={(event) => setDue(event.currentTarget.value)}
        />
        <Button type="submit" loading={isPending}>
          Add
        </Button>
      </Group>
    </form>
  );
}
