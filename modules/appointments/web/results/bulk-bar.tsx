import { Autocomplete, Button, CloseButton, Group, Menu } from '@mantine/core';
import { IconCalendar, IconChevronDown, IconCircleCheck, IconTag, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Appointment, Calendar } from '../../../../web/api/api.ts';
import { Dialog, useFormat } from '../../../../web/design/design.tsx';
import { categoriesOptions } from '../calendar-queries.ts';
import classes from './results.module.css';
import { useBulk } from './use-bulk.ts';
import type { Edit } from './use-bulk.ts';

interface Props {
  readonly selected: readonly Appointment[];
  readonly calendars: readonly Calendar[];
  onDone(): void;
}

interface Question {
  readonly edit: Edit;
  /** "Delete 12 appointments" */
  readonly words: string;
}

const STATUSES = [
  { status: 'confirmed', label: 'Confirmed' },
  { status: 'tentative', label: 'Tentative' },
  { status: 'cancelled', label: 'Cancelled' },
] as const;

/** What can be done with those that are chosen; one button then says exactly what will be done. */
export function BulkBar({ selected, calendars, onDone }: Props) {
  const format = useFormat();
  const [question, setQuestion] = useState<Question>();
  const [naming, setNaming] = useState(false);
  const { mutate, isPending } = useBulk(() => {
    setQuestion(undefined);
    onDone();
  });
  if (selected.length === 0) return null;
  const them = format.count(selected.length, 'appointment');
  const repeating = selected.filter(({ rrule }) => rrule !== null).length;
  return (
    <div className={classes.bar} role="region" aria-label="What to do with those that are chosen">
      <strong>{them}</strong>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconTag size={16} aria-hidden />}
        onClick={() => setNaming(true)}
      >
        Category
      </Button>
      <Choice label="Calendar" icon={<IconCalendar size={16} aria-hidden />}>
        {calendars.map(({ id, name }) => (
          <Menu.Item
            key={id}
            onClick={() => setQuestion({ edit: { calendar_id: id }, words: `Move ${them} to ${name}` })}
          >
            {name}
          </Menu.Item>
        ))}
      </Choice>
      <Choice label="Status" icon={<IconCircleCheck size={16} aria-hidden />}>
        {STATUSES.map(({ status, label }) => (
          <Menu.Item
            key={status}
            onClick={() => setQuestion({ edit: { status }, words: `Set ${them} to ${label.toLowerCase()}` })}
          >
            {label}
          </Menu.Item>
        ))}
      </Choice>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => setQuestion({ edit: { delete: true }, words: `Delete ${them}` })}
      >
        Delete
      </Button>
      <CloseButton aria-label="Choose none" onClick={onDone} />
      <Dialog opened={question !== undefined} onClose={() => setQuestion(undefined)} title={`${question?.words}?`}>
        <p className={classes.question}>
          {repeating > 0 && `Those that repeat (${format.number(repeating)}) change whole. `}It can be undone
          afterwards.
        </p>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setQuestion(undefined)}>
            Leave them
          </Button>
          <Button
            data-autofocus
            color={question?.edit.delete ? 'red' : 'petrol'}
            loading={isPending}
            onClick={() => question && mutate({ ids: selected.map(({ id }) => id), edit: question.edit })}
          >
            {question?.words}
          </Button>
        </Group>
      </Dialog>
      {naming && (
        <CategoryDialog
          onClose={() => setNaming(false)}
          onChoose={(category) => {
            setNaming(false);
            const words = category === null ? `Take the category from ${them}` : `Set ${them} to #${category}`;
            setQuestion({ edit: { category }, words });
          }}
        />
      )}
    </div>
  );
}

function Choice({ label, icon, children }: { label: string; icon: React.ReactNode; children: React.ReactNode }) {
  return (
    <Menu position="top-start">
      <Menu.Target>
        <Button variant="default" size="xs" leftSection={icon} rightSection={<IconChevronDown size={14} aria-hidden />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}

function CategoryDialog({ onClose, onChoose }: { onClose: () => void; onChoose: (category: string | null) => void }) {
  const { data } = useQuery(categoriesOptions);
  const [name, setName] = useState('');
  return (
    <Dialog opened onClose={onClose} title="Which category?">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onChoose(name.trim() === '' ? null : name.trim());
        }}
      >
        <Autocomplete
          label="Category"
          description="Empty: none"
          data={data?.items.map((category) => category.name) ?? []}
          value={name}
          maxLength={100}
          data-autofocus
          comboboxProps={{ withinPortal: false }}
          onChange={setName}
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={onClose}>
            Leave them
          </Button>
          <Button type="submit">Go on</Button>
        </Group>
      </form>
    </Dialog>
  );
}
