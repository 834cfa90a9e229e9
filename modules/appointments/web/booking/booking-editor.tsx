import { Button, Skeleton, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { toProblem } from '../../../../web/api/api.ts';
import type { ApiProblem, BookingPage } from '../../../../web/api/api.ts';
import { Dialog, ErrorNotice, Page, Section } from '../../../../web/design/design.tsx';
import { usePerson } from '../../../../web/session/session.tsx';
import { addressOf, changePage, createPage, deletePage, pagesOptions } from './booking-queries.ts';
import classes from './booking.module.css';
import { CalendarFields } from './calendar-fields.tsx';
import { draftOf, newDraft } from './draft.ts';
import type { BookingDraft, FieldsProps } from './draft.ts';
import { HoursFields } from './hours-fields.tsx';
import { Preview } from './preview.tsx';
import { QuestionFields } from './question-fields.tsx';
import { RuleFields } from './rule-fields.tsx';

/** `/appointments/booking/:id`, or `new`. */
export function BookingEditor() {
  const { pageId } = useParams({ strict: false });
  const pages = useQuery(pagesOptions);
  const person = usePerson();
  const page = pages.data?.items.find(({ id }) => id === pageId);
  if (pageId === 'new') return <Editor key="new" page={undefined} initial={newDraft(person.time_zone)} />;
  if (page) return <Editor key={page.id} page={page} initial={draftOf(page)} />;
  return (
    <Page title="Booking page" above={<Above />}>
      {pages.isPending ? (
        <Skeleton h={320} radius="md" aria-hidden />
      ) : (
        <ErrorNotice
          error={pages.error ?? new Error('This page is not there, or not any more.')}
          retry={() => void pages.refetch()}
        />
      )}
    </Page>
  );
}

function Editor({ page, initial }: { page: BookingPage | undefined; initial: BookingDraft }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(initial);
  const set = (change: Partial<BookingDraft>) => setDraft((before) => ({ ...before, ...change }));
  const list = () => navigate({ to: '/appointments/booking' });
  const save = useMutation({
    mutationFn: () => (page ? changePage(page, draft) : createPage(draft)),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: pagesOptions.queryKey });
      await list();
    },
  });
  const problem = save.error ? toProblem(save.error) : undefined;
  const fields = { draft, set, faultOf: faultIn(problem) };
  return (
    <Page title={page ? page.title : 'New booking page'} above={<Above />} wide>
      <form
        className={classes.editor}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <div className={classes.fields}>
          <Words {...fields} />
          <Section title="Opening hours">
            <HoursFields {...fields} />
          </Section>
          <Section title="How bookings are made">
            <RuleFields {...fields} />
          </Section>
          <Section title="Calendars">
            <CalendarFields {...fields} />
          </Section>
          <Section title="Questions">
            <QuestionFields {...fields} />
          </Section>
          {problem && <ErrorNotice error={problem} />}
          <div className={classes.end}>
            <Button type="submit" loading={save.isPending}>
              {page ? 'Save' : 'Make the page'}
            </Button>
            {page && <DeleteButton page={page} done={list} />}
          </div>
        </div>
        <Preview draft={draft} id={page?.id} />
      </form>
    </Page>
  );
}

function faultIn(problem: ApiProblem | undefined): FieldsProps['faultOf'] {
  return (path) => problem?.fields.find((field) => field.path === path || field.path.startsWith(`${path}/`))?.message;
}

function Above() {
  return (
    <Link to="/appointments/booking" className={classes.above}>
      Booking pages
    </Link>
  );
}

function Words({ draft, set, faultOf }: FieldsProps) {
  return (
    <Section title="The page">
      <div className={classes.group}>
        <TextInput
          label="Title"
          required
          maxLength={200}
          placeholder="A half-hour talk"
          value={draft.title}
          error={faultOf('/title')}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <TextInput
          label="Address"
          description={draft.slug !== '' ? addressOf(draft.slug) : 'Left empty: one that nobody can guess.'}
          maxLength={64}
          placeholder="talk-with-me"
          value={draft.slug}
          error={faultOf('/slug')}
          onChange={(event) => set({ slug: event.currentTarget.value })}
        />
        <Textarea
          label="What it is about"
          autosize
          minRows={2}
          maxRows={8}
          maxLength={4000}
          value={draft.description}
          error={faultOf('/description')}
          onChange={(event) => set({ description: event.currentTarget.value })}
        />
        <TextInput
          label="Where"
          description="A place, or the link to a call."
          maxLength={1000}
          value={draft.location}
          error={faultOf('/location')}
          onChange={(event) => set({ location: event.currentTarget.value })}
        />
      </div>
    </Section>
  );
}

function DeleteButton({ page, done }: { page: BookingPage; done: () => Promise<void> }) {
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => deletePage(page.id),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: pagesOptions.queryKey });
      await done();
    },
  });
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setAsked(true)}>
        Delete
      </Button>
      <Dialog opened={asked} onClose={() => setAsked(false)} title={`Delete "${page.title}"?`}>
        <div className={classes.group}>
          <p className={classes.quiet}>
            Its link stops working. What was booked stays in your calendar, and whoever booked can still look at it and
            cancel it.
          </p>
          {error && <ErrorNotice error={error} />}
          <Button color="red" loading={isPending} onClick={() => mutate()}>
            Delete the page
          </Button>
        </div>
      </Dialog>
    </>
  );
}
