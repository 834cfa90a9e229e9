import { Button, Textarea } from '@mantine/core';
import { IconArrowLeft, IconCalendarDown, IconCalendarTime, IconCalendarX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { toProblem } from '../../../../web/api/api.ts';
import { ErrorNotice, Notice } from '../../../../web/design/design.tsx';
import { NotThere } from './not-there.tsx';
import { SlotPicker } from './slot-picker.tsx';
import type { Place } from './slot-picker.tsx';
import { VisitorFrame } from './visitor-frame.tsx';
import { bookingOptions, cancelBooking, moveBooking, pageOptions } from './visitor-queries.ts';
import type { Booking } from './visitor-queries.ts';
import classes from './visitor.module.css';
import { whenInWords, zoneInWords } from './words.ts';

interface Props {
  readonly slug: string;
  readonly token: string;
}

/** `/book/:slug/:token`: for who booked, right after it and later. */
export function ManagePage({ slug, token }: Props) {
  const client = useQueryClient();
  const booking = useQuery(bookingOptions(slug, token));
  const [act, setAct] = useState<'look' | 'move' | 'cancel'>('look');
  if (booking.error) return <NotThere error={booking.error} retry={() => void booking.refetch()} />;
  const { data } = booking;
  const done = (changed: Booking) => {
    client.setQueryData(bookingOptions(slug, token).queryKey, changed);
    setAct('look');
  };
  return (
    <VisitorFrame about={data && { ...data, durations: [data.duration] }}>
      {data && act === 'look' && <Ticket booking={data} token={token} act={setAct} />}
      {data && act === 'move' && <Move booking={data} token={token} done={done} back={() => setAct('look')} />}
      {data && act === 'cancel' && <Cancel booking={data} token={token} done={done} back={() => setAct('look')} />}
    </VisitorFrame>
  );
}

function Ticket({ booking, token, act }: { booking: Booking; token: string; act: (what: 'move' | 'cancel') => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const cancelled = booking.status === 'cancelled';
  return (
    <div className={classes.ticket}>
      <h2 ref={heading} tabIndex={-1} className={classes.verdict} data-cancelled={cancelled || undefined}>
        {cancelled ? 'This booking is cancelled' : booking.changeable ? 'You are booked' : 'This booking is over'}
      </h2>
      <p className={classes.when} data-cancelled={cancelled || undefined}>
        {whenInWords(booking, booking.time_zone)}
      </p>
      <p className={classes.quiet}>{zoneInWords(booking.time_zone)}</p>
      <dl className={classes.given}>
        {[
          { question: 'Name', answer: booking.name },
          { question: 'Email', answer: booking.email },
          ...booking.answers,
          ...(booking.notes === '' ? [] : [{ question: 'Anything else', answer: booking.notes }]),
        ].map(({ question, answer }) => (
          <div key={question}>
            <dt>{question}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
      </dl>
      {booking.changeable && (
        <>
          <div className={classes.acts}>
            <Button
              component="a"
              href={`/api/v1/booking/${booking.slug}/bookings/${token}.ics`}
              download="appointment.ics"
              leftSection={<IconCalendarDown size={18} />}
            >
              Add to calendar
            </Button>
            <Button variant="default" leftSection={<IconCalendarTime size={18} />} onClick={() => act('move')}>
              Move
            </Button>
            <Button variant="default" leftSection={<IconCalendarX size={18} />} onClick={() => act('cancel')}>
              Cancel
            </Button>
          </div>
          <p className={classes.quiet}>Keep the address of this page: with it you can come back, move or cancel.</p>
        </>
      )}
      {(cancelled || !booking.changeable) && (
        <Button component="a" href={`/book/${booking.slug}`} variant="default">
          Book another time
        </Button>
      )}
    </div>
  );
}

interface ActProps {
  readonly booking: Booking;
  readonly token: string;
  readonly done: (changed: Booking) => void;
  readonly back: () => void;
}

function Move({ booking, token, done, back }: ActProps) {
  const client = useQueryClient();
  const page = useQuery(pageOptions(booking.slug));
  const [zone, setZone] = useState(booking.time_zone);
  const [place, setPlace] = useState<Place>({});
  const { mutate, error, isPending } = useMutation({
    mutationFn: (starts_at: string) => moveBooking(booking.slug, token, starts_at),
    onSuccess: done,
    onError: () => client.invalidateQueries({ queryKey: ['booking', booking.slug, 'slots'] }),
  });
  return (
    <>
      <BackButton back={back} />
      <h2>Move to another time</h2>
      <p className={classes.quiet}>Until you choose one, {whenInWords(booking, zone)} stays yours.</p>
      {error &&
        (toProblem(error).code === 'appointments.slot-taken' ? (
          <div role="alert">
            <Notice tone="warn" title="This time has just been taken">
              Your booking stays as it was. Please choose another time.
            </Notice>
          </div>
        ) : (
          <ErrorNotice error={error} />
        ))}
      {page.error && <ErrorNotice error={page.error} retry={() => void page.refetch()} />}
      {page.data && (
        <div inert={isPending}>
          <SlotPicker
            page={page.data}
            duration={booking.duration}
            moving={token}
            zone={zone}
            chooseZone={setZone}
            place={place}
            goTo={setPlace}
            choose={({ starts_at }) => mutate(starts_at)}
          />
        </div>
      )}
    </>
  );
}

function Cancel({ booking, token, done, back }: ActProps) {
  const [reason, setReason] = useState('');
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => cancelBooking(booking.slug, token, reason),
    onSuccess: done,
  });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        mutate();
      }}
    >
      <BackButton back={back} />
      <h2>Cancel {whenInWords(booking, booking.time_zone)}?</h2>
      <Textarea
        label={`A word for ${booking.host}`}
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

function BackButton({ back }: { back: () => void }) {
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      className={classes.back ?? ''}
      leftSection={<IconArrowLeft size={16} />}
      onClick={back}
    >
      Back
    </Button>
  );
}
