import { Anchor, Button, Group, Skeleton } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CSSProperties } from 'react';
import { Dialog, Empty, ErrorNotice, Page, RelativeTime, Section } from '../../../../web/design/design.tsx';
import { usePerson } from '../../../../web/session/session.tsx';
import { ClockProvider } from '../clock.tsx';
import { useZoneChoice } from '../zone-choice.ts';
import { trashOptions, trashedCalendarsOptions } from './trash-queries.ts';
import { TrashedAppointment } from './trashed-appointment.tsx';
import classes from './trash.module.css';
import { useTrash } from './use-trash.ts';
import type { Loss } from './use-trash.ts';

/** What was deleted: it can come back, or go for ever. */
export function TrashPage() {
  const { locale } = usePerson();
  const { zone } = useZoneChoice();
  return (
    <ClockProvider locale={locale} zone={zone}>
      <Trash />
    </ClockProvider>
  );
}

function Trash() {
  const trashed = useInfiniteQuery(trashOptions);
  const calendars = useQuery(trashedCalendarsOptions);
  const [losing, setLosing] = useState<Loss>();
  const { restore, lose, isPending } = useTrash(() => setLosing(undefined));
  const items = trashed.data?.pages.flatMap((page) => page.items) ?? [];
  const gone = calendars.data?.items ?? [];
  const error = trashed.error ?? calendars.error;
  const empty = items.length === 0 && gone.length === 0;
  return (
    <Page
      title="Trash"
      lead="What was deleted waits here until you restore it or delete it for ever."
      above={
        <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/appointments" />}>
          Appointments
        </Anchor>
      }
      actions={
        items.length > 0 && (
          <Button variant="default" color="red" onClick={() => setLosing({ what: 'all', title: 'the trash' })}>
            Empty the trash
          </Button>
        )
      }
    >
      {error && <ErrorNotice error={error} retry={() => void Promise.all([trashed.refetch(), calendars.refetch()])} />}
      {trashed.isPending && [1, 2, 3].map((each) => <Skeleton key={each} h={52} mb={8} radius="md" aria-hidden />)}
      {!trashed.isPending && !error && empty && (
        <Empty icon={<IconTrash size={26} />} title="The trash is empty">
          Appointments and calendars that you delete come here first.
        </Empty>
      )}
      {gone.length > 0 && (
        <Section title="Calendars">
          <ul className={classes.list}>
            {gone.map((calendar) => (
              <li key={calendar.id}>
                <div className={classes.what} style={{ '--color': calendar.color } as CSSProperties}>
                  <strong>{calendar.name}</strong>
                </div>
                <Group gap="xs">
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`Restore the calendar ${calendar.name}`}
                    onClick={() => restore({ what: 'calendar', id: calendar.id, title: calendar.name })}
                  >
                    Restore
                  </Button>
                  <Button
                    size="xs"
                    variant="subtle"
                    color="red"
                    aria-label={`Delete the calendar ${calendar.name} for ever`}
                    onClick={() => setLosing({ what: 'calendar', id: calendar.id, title: calendar.name })}
                  >
                    Delete for ever
                  </Button>
                </Group>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {items.length > 0 && (
        <Section title="Appointments">
          <ul className={classes.list}>
            {items.map((appointment) => (
              <TrashedAppointment
                key={appointment.id}
                appointment={appointment}
                deleted={<RelativeTime at={appointment.deleted_at ?? appointment.updated_at} />}
                onRestore={() => restore({ what: 'appointment', id: appointment.id, title: appointment.title })}
                onLose={() => setLosing({ what: 'appointment', id: appointment.id, title: appointment.title })}
              />
            ))}
          </ul>
          {trashed.hasNextPage && (
            <Button
              variant="default"
              mt="sm"
              loading={trashed.isFetchingNextPage}
              onClick={() => void trashed.fetchNextPage()}
            >
              Show more
            </Button>
          )}
        </Section>
      )}
      <Dialog
        opened={losing !== undefined}
        onClose={() => setLosing(undefined)}
        title={losing?.what === 'all' ? 'Empty the trash?' : `Delete “${losing?.title}” for ever?`}
      >
        <p className={classes.warning}>
          {losing?.what === 'calendar' && 'Everything that was in it goes, too. '}
          {losing?.what === 'all' && 'Every appointment in it goes. '}
          This cannot be undone.
        </p>
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={() => setLosing(undefined)}>
            Keep it
          </Button>
          <Button color="red" loading={isPending} onClick={() => losing && lose(losing)}>
            {losing?.what === 'all' ? 'Empty the trash' : 'Delete for ever'}
          </Button>
        </Group>
      </Dialog>
    </Page>
  );
}
