import { ActionIcon, Button, Checkbox, CloseButton, Drawer, Select, Title } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Calendar } from '../../../../web/api/api.ts';
import { useEscape } from '../../../../web/design/design.tsx';
import { useClock } from '../clock.tsx';
import { useSecondZone } from '../second-zone.ts';
import { CalendarForm } from './calendar-form.tsx';
import classes from './calendars.module.css';
import { Categories } from './categories.tsx';
import { DeleteCalendar } from './delete-calendar.tsx';

interface Props {
  readonly calendars: readonly Calendar[];
  /** The ids of those that are shown, with commas between; undefined: all of them. */
  readonly shown: string | undefined;
  onShow(shown: string | undefined): void;
  onClose(): void;
}

const MOST_ZONES = 60;

type Doing = { readonly what: 'new' } | { readonly what: 'change' | 'delete'; readonly calendar: Calendar };

/** A person's calendars: which are shown, and all that can be done with one. */
export function CalendarsPanel({ calendars, shown, onShow, onClose }: Props) {
  const [doing, setDoing] = useState<Doing>();
  const [second, setSecond] = useSecondZone();
  const { zone } = useClock();
  useEscape(true, onClose);
  const ids = shown?.split(',') ?? calendars.map(({ id }) => id);
  const toggle = (id: string, on: boolean) => {
    const next = calendars.map((each) => each.id).filter((each) => (each === id ? on : ids.includes(each)));
    onShow(next.length === calendars.length ? undefined : next.join(','));
  };
  const done = () => setDoing(undefined);
  return (
    <>
      <Drawer
        opened
        onClose={onClose}
        size="sm"
        withCloseButton={false}
        attributes={{ content: { 'aria-label': 'Calendars' } }}
      >
        <div className={classes.panelHead}>
          <Title order={2}>Calendars</Title>
          <CloseButton aria-label="Close" size="lg" onClick={onClose} />
        </div>
        <ul className={classes.list}>
          {calendars.map((calendar) => (
            <li key={calendar.id}>
              <Checkbox
                className={classes.show ?? ''}
                label={calendar.name}
                color={calendar.color}
                checked={ids.includes(calendar.id)}
                onChange={({ currentTarget }) => toggle(calendar.id, currentTarget.checked)}
              />
              <ActionIcon aria-label={`Change ${calendar.name}`} onClick={() => setDoing({ what: 'change', calendar })}>
                <IconPencil size={18} stroke={1.7} />
              </ActionIcon>
              <ActionIcon aria-label={`Delete ${calendar.name}`} onClick={() => setDoing({ what: 'delete', calendar })}>
                <IconTrash size={18} stroke={1.7} />
              </ActionIcon>
            </li>
          ))}
        </ul>
        <Button
          variant="default"
          mt="sm"
          leftSection={<IconPlus size={17} aria-hidden />}
          onClick={() => setDoing({ what: 'new' })}
        >
          New calendar
        </Button>
        <Title order={3} className={classes.heading ?? ''}>
          Categories
        </Title>
        <Categories />
        <Title order={3} className={classes.heading ?? ''}>
          Time zones
        </Title>
        <Select
          label="A second zone beside the hours"
          description={`Beside your own, ${zone.replaceAll('_', ' ')}. Only on this device.`}
          placeholder="None"
          data={Intl.supportedValuesOf('timeZone')}
          value={second === '' ? null : second}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': 'No second zone' }}
          limit={MOST_ZONES}
          nothingFoundMessage="No such zone"
          comboboxProps={{ withinPortal: false }}
          onChange={(name) => setSecond(name ?? '')}
        />
        <Title order={3} className={classes.heading ?? ''}>
          What was deleted
        </Title>
        <Button
          variant="default"
          leftSection={<IconTrash size={17} aria-hidden />}
          renderRoot={(props) => <Link {...props} to="/appointments/trash" />}
        >
          Open the trash
        </Button>
      </Drawer>
      {doing?.what === 'delete' && (
        <DeleteCalendar
          calendar={doing.calendar}
          others={calendars.filter(({ id }) => id !== doing.calendar.id)}
          onClose={done}
        />
      )}
      {(doing?.what === 'new' || doing?.what === 'change') && (
        <CalendarForm
          calendar={doing.what === 'change' ? doing.calendar : undefined}
          count={calendars.length}
          onClose={done}
        />
      )}
    </>
  );
}
