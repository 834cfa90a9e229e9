import { Button, Group, NativeSelect, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import type { Calendar } from '../../../../web/api/api.ts';
import { Dialog, ErrorNotice } from '../../../../web/design/design.tsx';
import { useDeleteCalendar } from './use-calendar-changes.ts';

interface Props {
  readonly calendar: Calendar;
  readonly others: readonly Calendar[];
  onClose(): void;
}

/** Deletes a calendar, after it is said what becomes of its appointments. */
export function DeleteCalendar({ calendar, others, onClose }: Props) {
  const [moveTo, setMoveTo] = useState<string>();
  const { mutate, isPending, error } = useDeleteCalendar(calendar, onClose);
  return (
    <Dialog opened onClose={onClose} title={`Delete “${calendar.name}”?`}>
      <Stack gap="md">
        {error && <ErrorNotice error={error} />}
        <Radio.Group
          label="Its appointments"
          value={moveTo === undefined ? 'trash' : 'move'}
          onChange={(value) => setMoveTo(value === 'trash' ? undefined : others[0]?.id)}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="trash" label="go to the trash with it" />
            <Radio value="move" label="go to another calendar" disabled={others.length === 0} />
          </Stack>
        </Radio.Group>
        {moveTo !== undefined && (
          <NativeSelect
            label="To"
            value={moveTo}
            data={others.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={({ currentTarget }) => setMoveTo(currentTarget.value)}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Keep it
          </Button>
          <Button
            color="red"
            loading={isPending}
            onClick={() => mutate(moveTo === undefined ? { appointments: 'trash' } : { move_to: moveTo })}
          >
            Delete the calendar
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
