import { ActionIcon, Button, CopyButton, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload, IconTrash } from '@tabler/icons-react';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../../../web/api/api.ts';
import type { Calendar } from '../../../../web/api/api.ts';
import { Dialog, ErrorNotice, RelativeTime, saveFile } from '../../../../web/design/design.tsx';
import { toastProblem } from '../../../../web/operations/operations.tsx';
import { appointmentKeys } from '../calendar-queries.ts';
import classes from './import.module.css';

const feedsOptions = (id: string) =>
  queryOptions({
    queryKey: [...appointmentKeys.calendars, id, 'feeds'],
    queryFn: () => ask(api.GET('/api/v1/calendars/{id}/feeds', { params: { path: { id } } })),
  });

/** A calendar for others: addresses that phones subscribe to, made and revoked, and files. */
export function ShareDialog({ calendar, onClose }: { calendar: Calendar; onClose: () => void }) {
  return (
    <Dialog opened onClose={onClose} title={`Share “${calendar.name}”`} size="md">
      <Stack gap="xl">
        <Feeds calendar={calendar} />
        <Files calendar={calendar} />
      </Stack>
    </Dialog>
  );
}

function Feeds({ calendar: { id } }: { calendar: Calendar }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const { data, error, refetch } = useQuery(feedsOptions(id));
  const changed = () => client.invalidateQueries({ queryKey: feedsOptions(id).queryKey });
  const create = useMutation({
    mutationFn: () =>
      ask(
        api.POST('/api/v1/calendars/{id}/feeds', { params: { path: { id } }, body: { name: name.trim() || 'Feed' } }),
      ),
    onSuccess: () => {
      setName('');
      return changed();
    },
    onError: toastProblem,
  });
  const revoke = useMutation({
    mutationFn: (feed_id: string) =>
      ask(api.DELETE('/api/v1/calendars/{id}/feeds/{feed_id}', { params: { path: { id, feed_id } } })),
    onSuccess: changed,
    onError: toastProblem,
  });
  return (
    <section aria-label="Secret addresses">
      <Text fw={600}>Secret addresses</Text>
      <Text size="sm" c="dimmed" mb="sm">
        Whoever has one can read this calendar, and nothing else. Make one for each phone or person, and revoke it when
        you like.
      </Text>
      {error && <ErrorNotice error={error} retry={() => void refetch()} />}
      {create.data && <Secret url={create.data.url} webcal={create.data.webcal_url} />}
      <ul className={classes.feeds}>
        {data?.items.map((feed) => (
          <li key={feed.id}>
            <span className={classes.entryText}>
              <span className={classes.subject}>{feed.name}</span>
              <span className={classes.target}>
                {feed.last_used_at === null ? (
                  'not read yet'
                ) : (
                  <>
                    last read <RelativeTime at={feed.last_used_at} />
                  </>
                )}
              </span>
            </span>
            <ActionIcon
              size={44}
              variant="subtle"
              color="red"
              aria-label={`Revoke ${feed.name}`}
              loading={revoke.isPending && revoke.variables === feed.id}
              onClick={() => revoke.mutate(feed.id)}
            >
              <IconTrash size={18} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <form
        className={classes.newFeed}
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        <TextInput
          aria-label="Who is it for?"
          placeholder="Who is it for? My phone"
          maxLength={100}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Button type="submit" loading={create.isPending}>
          Make an address
        </Button>
      </form>
    </section>
  );
}

/** Shown this once. */
function Secret({ url, webcal }: { url: string; webcal: string }) {
  return (
    <div className={classes.secret} role="status">
      <Text size="sm">Copy it now: it is not shown again.</Text>
      <code>{url}</code>
      <div className={classes.acts}>
        <CopyButton value={url}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
              onClick={copy}
            >
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
        <Button variant="subtle" component="a" href={webcal}>
          Subscribe on this device
        </Button>
      </div>
    </div>
  );
}

function Files({ calendar }: { calendar: Calendar }) {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const save = useMutation({
    mutationFn: (kind: 'ics' | 'csv') => download(kind, { calendar, from, to }),
    onError: toastProblem,
  });
  return (
    <section aria-label="Files">
      <Text fw={600}>As a file</Text>
      <div className={classes.range}>
        <TextInput
          type="date"
          label="From"
          value={from}
          onChange={({ currentTarget }) => setFrom(currentTarget.value)}
        />
        <TextInput type="date" label="To" value={to} onChange={({ currentTarget }) => setTo(currentTarget.value)} />
      </div>
      <div className={classes.acts}>
        {(['ics', 'csv'] as const).map((kind) => (
          <Button
            key={kind}
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            loading={save.isPending && save.variables === kind}
            onClick={() => save.mutate(kind)}
          >
            {kind === 'ics' ? 'Calendar (.ics)' : 'Table (.csv)'}
          </Button>
        ))}
      </div>
    </section>
  );
}

async function download(
  kind: 'ics' | 'csv',
  { calendar: { id, name }, from, to }: { calendar: Calendar; from: string; to: string },
): Promise<void> {
  const query = { calendar_id: id, ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) };
  const options = { params: { query }, parseAs: 'blob' as const };
  const blob = await (kind === 'ics'
    ? ask(api.GET('/api/v1/appointments/export.ics', options))
    : ask(api.GET('/api/v1/appointments/export', options)));
  saveFile(blob, `${name}.${kind}`);
}
