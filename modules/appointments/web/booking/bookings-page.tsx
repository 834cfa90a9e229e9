import { Button, SegmentedControl, Skeleton, Textarea } from '@mantine/core';
import { IconCalendarShare } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Dialog, Empty, ErrorNotice, Page } from '../../../../web/design/design.tsx';
import { usePerson } from '../../../../web/session/session.tsx';
import { bookingsOptions, cancelBooking, pagesOptions } from './booking-queries.ts';
import type { BookingOfPage } from './booking-queries.ts';
import classes from './booking.module.css';

/** `/appointments/booking/:id/bookings`: who booked, and when. */
export function BookingsPage() {
  const { pageId = '' } = useParams({ strict: false });
  const [when, setWhen] = useState<'upcoming' | 'past'>('upcoming');
  const pages = useQuery(pagesOptions);
  const bookings = useQuery(bookingsOptions(pageId, when));
  const items = bookings.data?.items;
  return (
    <Page
      title={pages.data?.items.find(({ id }) => id === pageId)?.title ?? 'Bookings'}
      above={
        <Link to="/appointments/booking" className={classes.above}>
          Booking pages
        </Link>
      }
      actions={
        <SegmentedControl
          aria-label="Which bookings"
          data={[
            { value: 'upcoming', label: 'Upcoming' },
            { value: 'past', label: 'Past' },
          ]}
          value={when}
          onChange={(value) => setWhen(value === 'past' ? 'past' : 'upcoming')}
        />
      }
    >
      {bookings.error && <ErrorNotice error={bookings.error} retry={() => void bookings.refetch()} />}
      {bookings.isPending && <Skeleton h={120} radius="md" aria-hidden />}
      {items?.length === 0 && (
        <Empty icon={<IconCalendarShare size={26} />} title={when === 'upcoming' ? 'Nothing booked' : 'Nothing yet'}>
          {when === 'upcoming' ? 'Who books on this page stands here.' : 'What is over stands here.'}
        </Empty>
      )}
      <ul className={classes.list}>
        {items?.map((booking) => (
          <BookingRow key={booking.id} pageId={pageId} booking={booking} />
        ))}
      </ul>
    </Page>
  );
}

function BookingRow({ pageId, booking }: { pageId: string; booking: BookingOfPage }) {
  const { locale, time_zone } = usePerson();
  const [asked, setAsked] = useState(false);
  const cancelled = booking.status === 'cancelled';
  const date = Temporal.Instant.from(booking.starts_at).toZonedDateTimeISO(time_zone).toPlainDate().toString();
  const when = new Intl.DateTimeFormat(locale, {
    ...{ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit' },
    timeZone: time_zone,
  }).formatRange(new Date(booking.starts_at), new Date(booking.ends_at));
  const said = [
    ...booking.answers,
    ...(booking.notes === '' ? [] : [{ question: 'Anything else', answer: booking.notes }]),
    ...(booking.reason === '' ? [] : [{ question: 'Why cancelled', answer: booking.reason }]),
  ];
  return (
    <li className={classes.row}>
      <div className={classes.rowText}>
        <strong>{booking.name}</strong>
        <a className={classes.address} href={`mailto:${booking.email}`}>
          {booking.email}
        </a>
        {cancelled ? (
          <span>
            <s>{when}</s> – cancelled
          </span>
        ) : (
          <Link to="/appointments" search={{ view: 'day', date }}>
            {when}
          </Link>
        )}
        {said.length > 0 && (
          <dl className={classes.said}>
            {said.map(({ question, answer }) => (
              <div key={question}>
                <dt>{question}</dt>
                <dd>{answer}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      {booking.changeable && (
        <Button variant="default" onClick={() => setAsked(true)} aria-label={`Cancel the booking of ${booking.name}`}>
          Cancel
        </Button>
      )}
      <Dialog opened={asked} onClose={() => setAsked(false)} title={`Cancel the booking of ${booking.name}?`}>
        <Cancel pageId={pageId} booking={booking} done={() => setAsked(false)} />
      </Dialog>
    </li>
  );
}

function Cancel({ pageId, booking, done }: { pageId: string; booking: BookingOfPage; done: () => void }) {
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => cancelBooking(pageId, booking.id, reason),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: ['booking-pages', pageId] });
      done();
    },
  });
  return (
    <form
      className={classes.group}
      onSubmit={(event) => {
        event.preventDefault();
        mutate();
      }}
    >
      <Textarea
        label={`A word for ${booking.name}`}
        description="It is mailed to them with the cancellation."
        autosize
        minRows={2}
        maxRows={6}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {error && <ErrorNotice error={error} />}
      <Button type="submit" color="red" loading={isPending}>
        Cancel the booking
      </Button>
    </form>
  );
}
