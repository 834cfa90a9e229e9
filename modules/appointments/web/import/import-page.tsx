import { Anchor, Button, NativeSelect } from '@mantine/core';
import { IconFileImport, IconShare3 } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ask } from '../../../../web/api/api.ts';
import { DropFile, ErrorNotice, Page, Section } from '../../../../web/design/design.tsx';
import { calendarsOptions } from '../calendar-queries.ts';
import classes from './import.module.css';
import { ShareDialog } from './share-dialog.tsx';

/** A file in: choose or drop it, then look at what it would bring. And the ways out: files and secret addresses. */
export function ImportPage() {
  const { data, error, refetch } = useQuery(calendarsOptions);
  const calendars = data?.items ?? [];
  const [shared, setShared] = useState<string>();
  const calendar = calendars.find(({ id }) => id === shared);
  return (
    <Page
      title="Import and share"
      above={
        <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/appointments" />}>
          Appointments
        </Anchor>
      }
      lead="Bring a calendar in from a file, or let others and your phone read yours."
    >
      {error && <ErrorNotice error={error} retry={() => void refetch()} />}
      <Section title="Bring a calendar in">
        <FileImport calendars={calendars} />
      </Section>
      <Section title="Take yours elsewhere">
        <ul className={classes.calendars}>
          {calendars.map(({ id, name, color }) => (
            <li key={id}>
              <span className={classes.dot} style={{ background: color }} aria-hidden />
              <span className={classes.calendarName}>{name}</span>
              <Button
                variant="default"
                leftSection={<IconShare3 size={16} aria-hidden />}
                aria-label={`Share or export ${name}`}
                onClick={() => setShared(id)}
              >
                Share or export
              </Button>
            </li>
          ))}
        </ul>
      </Section>
      {calendar && <ShareDialog calendar={calendar} onClose={() => setShared(undefined)} />}
    </Page>
  );
}

function FileImport({ calendars }: { calendars: readonly { id: string; name: string }[] }) {
  const [calendarId, setCalendarId] = useState<string>();
  const navigate = useNavigate();
  const preview = useMutation({
    mutationFn: (file: File) => upload(file, calendarId ?? calendars[0]?.id),
    onSuccess: ({ operation_id: operationId }) =>
      void navigate({ to: '/appointments/import/$operationId', params: { operationId } }),
  });
  return (
    <div className={classes.bringing}>
      {preview.error && <ErrorNotice error={preview.error} />}
      <DropFile
        icon={<IconFileImport size={30} stroke={1.5} aria-hidden />}
        label="Calendar file"
        accept=".ics,.ical,text/calendar"
        busy={preview.isPending}
        onFile={(file) => preview.mutate(file)}
      >
        Drop an .ics file here. You see what it would bring before anything changes.
      </DropFile>
      {calendars.length > 1 && (
        <NativeSelect
          label="Into which calendar?"
          value={calendarId ?? calendars[0]?.id ?? ''}
          onChange={({ currentTarget }) => setCalendarId(currentTarget.value)}
          data={calendars.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </div>
  );
}

function upload(file: File, calendarId: string | undefined) {
  return ask(
    api.POST('/api/v1/appointments/import', {
      params: {
        query: {
          dry_run: 'true',
          file_name: file.name || 'calendar.ics',
          ...(calendarId === undefined ? {} : { calendar_id: calendarId }),
        },
      },
      body: file,
      bodySerializer: (body) => body as File,
      headers: { 'content-type': 'application/octet-stream' },
    }),
  );
}
