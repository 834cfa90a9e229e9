import { Alert, Autocomplete, Button, Checkbox, Group, NativeSelect, TextInput, Textarea } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { toProblem } from '../../../../web/api/api.ts';
import type { Appointment } from '../../../../web/api/api.ts';
import { EditorFrame, ErrorNotice, ThrowAway } from '../../../../web/design/design.tsx';
import { appointmentOptions, categoriesOptions } from '../calendar-queries.ts';
import { useClock } from '../clock.tsx';
import { RepeatField } from '../repeat/repeat.tsx';
import type { Scope } from '../scope.ts';
import { dayOfWall } from '../time/time.ts';
import { ConflictsLine } from './conflicts-line.tsx';
import { changeOf, timesIn, writeAt } from './draft.ts';
import type { Draft } from './draft.ts';
import type { EditorProps } from './editor-props.ts';
import classes from './editor.module.css';
import { RemindersField } from './reminders-field.tsx';
import { useCheck } from './use-check.ts';
import { useSave } from './use-save.ts';
import { WhenFields } from './when-fields.tsx';

interface Props extends EditorProps {
  readonly appointment: Appointment | undefined;
  readonly initial: Draft;
}

const FIELDS = ['title', 'starts_at', 'ends_at', 'time_zone', 'rrule', 'url', 'category', 'location', 'notes'];

export function EditorForm({ entry, at, appointment, initial, calendars, ...props }: Props) {
  const clock = useClock();
  const client = useQueryClient();
  // What was read when it was opened stays the ground, however often it is read again.
  const [before, setBefore] = useState(initial);
  const [revision, setRevision] = useState(appointment?.revision);
  const [draft, setDraft] = useState(initial);
  const [leaving, setLeaving] = useState(false);
  const title = useRef<HTMLInputElement>(null);
  const { data: categories } = useQuery(categoriesOptions);
  const master = appointment?.master_id ?? appointment?.id;
  const { check, problem } = useCheck(draft, master);
  const { mutate, isPending, error, reset } = useSave(() => {
    props.onSaved(timesIn(draft, clock.zone));
    props.close();
  });
  const calendar = calendars.find(({ id }) => id === draft.calendar_id);
  const change = changeOf(before, draft);
  const dirty = Object.keys(change).length > 0;

  const refused = error ? toProblem(error) : undefined;
  const meanwhile = refused?.status === 412;
  const errors = (name: string) => refused?.field(name) ?? problem?.field(name);
  const beside = refused?.fields.some(({ path }) => FIELDS.includes(path.split('/').at(-1) ?? '')) ?? false;

  const set = (next: Draft) => {
    if (refused) reset();
    setDraft(next);
  };

  const tellPlanned = useEffectEvent(props.onPlanned);
  const planned = timesIn(draft, clock.zone);
  useEffect(() => {
    tellPlanned({ start: planned.start, end: planned.end, allDay: planned.allDay });
    return () => tellPlanned(undefined);
  }, [planned.start, planned.end, planned.allDay]);

  // A click elsewhere in the calendar means: there instead.
  const asked = at && writeAt(at);
  const [taken, setTaken] = useState(asked);
  if (asked !== taken) {
    setTaken(asked);
    if (!entry && at)
      setDraft({ ...draft, ...at, zone: clock.zone, busy: at.allDay === draft.allDay ? draft.busy : !at.allDay });
  }

  useEffect(() => title.current?.focus({ preventScroll: true }), []);

  const close = () => (dirty && draft.title !== '' ? setLeaving(true) : props.close());

  const save = (keep: Partial<{ revision: number | undefined }> = { revision }) => {
    const saving = { draft, before, entry, revision: keep.revision };
    if (!entry?.occurrence.repeating) return mutate({ ...saving, scope: 'all' });
    const wide = 'rrule' in change || 'calendar_id' in change;
    const scopes: Scope[] = wide ? ['following', 'all'] : ['one', 'following', 'all'];
    props.ask({ title: before.title, verb: 'Change', scopes, answer: (scope) => mutate({ ...saving, scope }) });
  };

  const seeTheirs = async () => {
    if (!appointment) return;
    const theirs = await client.fetchQuery({ ...appointmentOptions(appointment.id), staleTime: 0 });
    const { title: name, notes, location, category, url, status, busy } = theirs;
    setRevision(theirs.revision);
    const next = { ...before, title: name, notes, location, category: category ?? '', url: url ?? '', status, busy };
    setBefore(next);
    setDraft(next);
    reset();
  };

  return (
    <EditorFrame
      title={entry ? 'Change appointment' : 'New appointment'}
      as={props.phone ? 'sheet' : 'panel'}
      close={close}
      foot={
        <>
          {entry && (
            <Button
              variant="subtle"
              color="red"
              leftSection={<IconTrash size={17} aria-hidden />}
              onClick={() => props.remove(entry)}
            >
              Delete
            </Button>
          )}
          <Button variant="default" onClick={close} ml="auto">
            Cancel
          </Button>
          <Button type="submit" form="appointment" loading={isPending} disabled={entry !== undefined && !dirty}>
            {entry ? 'Save' : 'Plan it'}
          </Button>
        </>
      }
    >
      <form
        id="appointment"
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {refused && !beside && !meanwhile && <ErrorNotice error={refused} />}
        {meanwhile && (
          <Alert color="brass" title="It was changed in the meantime" role="alert">
            Somewhere else it was saved after you opened it.
            <Group gap="xs" mt="xs">
              <Button size="compact-sm" variant="default" onClick={() => void seeTheirs()}>
                See theirs
              </Button>
              <Button size="compact-sm" onClick={() => save({ revision: undefined })}>
                Keep mine
              </Button>
            </Group>
          </Alert>
        )}
        <TextInput
          ref={title}
          label="Title"
          placeholder="Dentist"
          required
          withAsterisk={false}
          value={draft.title}
          error={refused?.field('title')}
          onChange={({ currentTarget }) => set({ ...draft, title: currentTarget.value })}
        />
        <WhenFields draft={draft} errors={errors} onChange={set} />
        <ConflictsLine conflicts={check?.conflicts ?? []} day={dayOfWall(planned.start)} />
        <RepeatField
          value={draft.rrule}
          first={dayOfWall(draft.start)}
          zone={draft.allDay ? 'UTC' : draft.zone}
          error={errors('rrule')}
          check={check}
          onChange={(rrule) => set({ ...draft, rrule })}
        />
        <NativeSelect
          label="Calendar"
          value={draft.calendar_id}
          data={calendars.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ currentTarget }) => set({ ...draft, calendar_id: currentTarget.value })}
        />
        <Autocomplete
          label="Category"
          placeholder="None"
          data={categories?.items.map(({ name }) => name) ?? []}
          value={draft.category}
          error={errors('category')}
          onChange={(category) => set({ ...draft, category })}
        />
        <TextInput
          label="Where"
          value={draft.location}
          error={errors('location')}
          onChange={({ currentTarget }) => set({ ...draft, location: currentTarget.value })}
        />
        <div className={classes.row}>
          <NativeSelect
            label="Status"
            value={draft.status}
            data={[
              { value: 'confirmed', label: 'Confirmed' },
              { value: 'tentative', label: 'Tentative' },
              { value: 'cancelled', label: 'Cancelled' },
            ]}
            onChange={({ currentTarget }) => set({ ...draft, status: currentTarget.value as Draft['status'] })}
          />
          <Checkbox
            label="Takes my time"
            checked={draft.busy}
            className={classes.beside ?? ''}
            onChange={({ currentTarget }) => set({ ...draft, busy: currentTarget.checked })}
          />
        </div>
        <Textarea
          label="Notes"
          autosize
          minRows={2}
          maxRows={10}
          value={draft.notes}
          error={errors('notes')}
          onChange={({ currentTarget }) => set({ ...draft, notes: currentTarget.value })}
        />
        <TextInput
          label="Link"
          type="url"
          placeholder="https://"
          value={draft.url}
          error={refused?.field('url')}
          onChange={({ currentTarget }) => set({ ...draft, url: currentTarget.value })}
        />
        <RemindersField draft={draft} calendar={calendar} onChange={set} />
      </form>
      <ThrowAway opened={leaving} onStay={() => setLeaving(false)} onLeave={props.close} />
    </EditorFrame>
  );
}
