import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem, toProblem } from '../../../../web/api/api.ts';
import { Notice } from '../../../../web/design/design.tsx';
import { DetailsForm, NO_DETAILS } from './details-form.tsx';
import { NotThere } from './not-there.tsx';
import { SlotPicker } from './slot-picker.tsx';
import type { Place } from './slot-picker.tsx';
import { VisitorFrame } from './visitor-frame.tsx';
import { book, bookingOptions, freshKey, pageOptions } from './visitor-queries.ts';
import type { PublicPage, Slot, Wish } from './visitor-queries.ts';
import classes from './visitor.module.css';
import { ownZone, whenInWords, zoneInWords } from './words.ts';

interface Props {
  readonly slug: string;
  readonly booked: (token: string) => void;
}

/** `/book/:slug`: for anybody who has the address. */
export function BookPage({ slug, booked }: Props) {
  const page = useQuery(pageOptions(slug));
  if (page.error) return <NotThere error={page.error} retry={() => void page.refetch()} />;
  return (
    <VisitorFrame about={page.data}>
      {page.data?.active === false && (
        <Notice title="No bookings at the moment">{page.data.host} does not take bookings here just now.</Notice>
      )}
      {page.data?.active && <Steps page={page.data} booked={booked} />}
    </VisitorFrame>
  );
}

function Steps({ page, booked }: { page: PublicPage; booked: (token: string) => void }) {
  const { slug, durations } = page;
  const client = useQueryClient();
  const [duration, setDuration] = useState(durations[0] ?? 30);
  const [zone, setZone] = useState(ownZone);
  const [place, setPlace] = useState<Place>({});
  const [slot, setSlot] = useChosenSlot();
  const [details, setDetails] = useState(NO_DETAILS);
  const [missed, setMissed] = useState(false);
  const sent = useRef({ wish: '', key: '' });
  const booking = useMutation({
    mutationFn: (wish: Wish) => {
      const text = JSON.stringify(wish);
      if (sent.current.wish !== text) sent.current = { wish: text, key: freshKey() };
      return book(slug, wish, sent.current.key);
    },
    onSuccess({ booking: made, token }) {
      client.setQueryData(bookingOptions(slug, token).queryKey, made);
      booked(token);
    },
    async onError(error) {
      if (!['appointments.slot-taken', 'appointments.slot-not-offered'].includes(toProblem(error).code)) return;
      setMissed(true);
      setSlot(undefined);
      await client.invalidateQueries({ queryKey: ['booking', slug, 'slots'] });
    },
  });

  if (!slot)
    return (
      <>
        {missed && (
          <div role="alert">
            <Notice tone="warn" title="This time has just been taken">
              Please choose another one. What you typed is kept.
            </Notice>
          </div>
        )}
        <SlotPicker
          page={page}
          duration={duration}
          chooseDuration={setDuration}
          zone={zone}
          chooseZone={setZone}
          place={place}
          goTo={setPlace}
          choose={(chosen) => {
            booking.reset();
            setSlot(chosen);
          }}
        />
      </>
    );
  return (
    <>
      <ChosenTime slot={slot} zone={zone} back={() => setSlot(undefined)} />
      <DetailsForm
        questions={page.questions}
        details={details}
        change={setDetails}
        problem={booking.error instanceof ApiProblem ? booking.error : undefined}
        busy={booking.isPending}
        submit={() => booking.mutate({ ...details, starts_at: slot.starts_at, duration, time_zone: zone })}
      />
    </>
  );
}

function ChosenTime({ slot, zone, back }: { slot: Slot; zone: string; back: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={classes.chosen}>
      <Button variant="subtle" color="gray" size="compact-sm" leftSection={<IconArrowLeft size={16} />} onClick={back}>
        Another time
      </Button>
      <h2 ref={heading} tabIndex={-1}>
        {whenInWords(slot, zone)}
      </h2>
      <p className={classes.quiet}>{zoneInWords(zone)}</p>
    </div>
  );
}

/** The browser's Back leads from the form to the times. */
function useChosenSlot() {
  const [slot, setSlot] = useState<Slot>();
  useEffect(() => {
    const onBack = () => setSlot(undefined);
    window.addEventListener('popstate', onBack);
    return () => window.removeEventListener('popstate', onBack);
  }, []);
  const choose = (chosen: Slot | undefined) => {
    if (chosen) window.history.pushState({ chosen: true }, '');
    else if (window.history.state !== null) window.history.back();
    setSlot(chosen);
  };
  return [slot, choose] as const;
}
