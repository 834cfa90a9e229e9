import { ActionIcon, Button, CloseButton, Drawer, Popover } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBell,
  IconCalendarEvent,
  IconClock,
  IconExternalLink,
  IconMapPin,
  IconPencil,
  IconRepeat,
  IconTrash,
  IconWorld,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useLayoutEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Calendar } from '../../../web/api/api.ts';
import { Dialog, Pill, useEscape } from '../../../web/design/design.tsx';
import { appointmentOptions } from './calendar-queries.ts';
import { cityOf, useClock } from './clock.tsx';
import classes from './calendar.module.css';
import type { Entry } from './entries.ts';
import { reminderWords } from './reminder-words.ts';
import { dayOfWall, wallOf } from './time/time.ts';
import { whenWords } from './when-words.ts';

interface DetailsProps {
  readonly entry: Entry;
  readonly color: string;
  readonly calendar: Calendar | undefined;
  readonly phone: boolean;
  edit(entry: Entry): void;
  remove(entry: Entry): void;
  close(): void;
}

/** The essentials of one occurrence: beside it, or on a phone from below. */
export function Details(props: DetailsProps) {
  const { entry, phone, close } = props;
  const anchor = useAnchor(entry.key);
  useEscape(phone || anchor !== undefined, close);
  const label = useId();
  const content = <Content {...props} label={label} />;
  if (phone) {
    return (
      <Drawer
        opened
        onClose={close}
        position="bottom"
        size="auto"
        radius="lg"
        withCloseButton={false}
        attributes={{ content: { 'aria-label': entry.occurrence.title } }}
        classNames={{ content: classes.bottomSheet ?? '' }}
      >
        {content}
      </Drawer>
    );
  }
  if (!anchor) {
    return (
      <Dialog opened onClose={close} title="Appointment">
        {content}
      </Dialog>
    );
  }
  return (
    <Popover
      opened
      onDismiss={close}
      closeOnEscape={false}
      position="right-start"
      middlewares={{ flip: { crossAxis: false, fallbackPlacements: ['left-start', 'bottom'] }, shift: { padding: 12 } }}
      offset={6}
      width={340}
      shadow="lg"
      radius="lg"
      trapFocus
      returnFocus
      transitionProps={{ duration: 80 }}
    >
      <Popover.Target>
        <div className={classes.anchor} style={anchor} aria-hidden />
      </Popover.Target>
      <Popover.Dropdown aria-labelledby={label} data-details>
        {content}
      </Popover.Dropdown>
    </Popover>
  );
}

/** Where it stands on the screen, as long as it does. */
function useAnchor(key: string) {
  const [box, setBox] = useState<{ top: number; left: number; width: number; height: number }>();
  useLayoutEffect(() => {
    const measure = () => {
      const element = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
      if (!element) return setBox(undefined);
      const { top, left, width, height } = element.getBoundingClientRect();
      setBox({ top, left, width, height });
    };
    measure();
    window.addEventListener('scroll', measure, true);
    window.addEventListener('resize', measure);
    return () => {
      window.removeEventListener('scroll', measure, true);
      window.removeEventListener('resize', measure);
    };
  }, [key]);
  return box;
}

function Content({ entry, color, calendar, phone, edit, remove, close, label }: DetailsProps & { label: string }) {
  const { occurrence } = entry;
  const clock = useClock();
  const { data: appointment } = useQuery(appointmentOptions(occurrence.appointment_id));
  const reminders = appointment?.reminders ?? (occurrence.all_day ? calendar?.all_day_reminders : calendar?.reminders);
  return (
    <div className={classes.details}>
      <div className={classes.detailsHead}>
        <span className={classes.dot} style={{ background: color }} aria-hidden />
        <h2 id={label}>{occurrence.title}</h2>
        {!phone && (
          <ActionIcon aria-label="Edit" title="Edit" onClick={() => edit(entry)} data-autofocus>
            <IconPencil size={19} stroke={1.7} />
          </ActionIcon>
        )}
        <ActionIcon aria-label="Delete" title="Delete" onClick={() => remove(entry)}>
          <IconTrash size={19} stroke={1.7} />
        </ActionIcon>
        <CloseButton aria-label="Close" size="lg" onClick={close} />
      </div>
      {occurrence.status !== 'confirmed' && (
        <Pill tone={occurrence.status === 'cancelled' ? 'bad' : 'warn'}>
          {occurrence.status === 'cancelled' ? 'Cancelled' : 'Tentative'}
        </Pill>
      )}
      <Line icon={<IconClock size={18} stroke={1.7} />}>
        <strong>{whenWords(entry, clock)}</strong>
        <ThereLine entry={entry} />
      </Line>
      {appointment?.repeats && <Line icon={<IconRepeat size={18} stroke={1.7} />}>{appointment.repeats}</Line>}
      {occurrence.location && <Line icon={<IconMapPin size={18} stroke={1.7} />}>{occurrence.location}</Line>}
      {occurrence.conflict && (
        <Line icon={<IconAlertTriangle size={18} stroke={1.7} className={classes.warn} />}>
          Something else takes the same time.
        </Line>
      )}
      {appointment?.url && (
        <Line icon={<IconExternalLink size={18} stroke={1.7} />}>
          <a href={appointment.url} target="_blank" rel="noreferrer noopener">
            {appointment.url}
          </a>
        </Line>
      )}
      {reminders && reminders.length > 0 && (
        <Line icon={<IconBell size={18} stroke={1.7} />}>
          {reminders.map((each) => reminderWords(each, occurrence.all_day)).join(', ')}
        </Line>
      )}
      {calendar && (
        <Line icon={<IconCalendarEvent size={18} stroke={1.7} />}>
          {calendar.name}
          {occurrence.category && <> · {occurrence.category}</>}
        </Line>
      )}
      {appointment?.notes && <p className={classes.notes}>{appointment.notes}</p>}
      {phone && (
        <Button variant="default" fullWidth mt="sm" onClick={() => edit(entry)}>
          Edit
        </Button>
      )}
    </div>
  );
}

/** For one who travels: what the clocks show where it takes place. */
function ThereLine({ entry: { occurrence } }: { entry: Entry }) {
  const clock = useClock();
  const there = occurrence.time_zone;
  if (there === null || there === clock.zone) return null;
  const [start, end] = [wallOf(occurrence.starts_at, there), wallOf(occurrence.ends_at, there)];
  if (start === wallOf(occurrence.starts_at, clock.zone)) return null;
  const otherDay =
    dayOfWall(start) === dayOfWall(wallOf(occurrence.starts_at, clock.zone))
      ? ''
      : `${clock.shortDay(dayOfWall(start))}, `;
  return (
    <span className={classes.there}>
      <IconWorld size={15} stroke={1.7} aria-hidden /> {otherDay}
      {clock.times(start, end)} in {cityOf(there)}
    </span>
  );
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.detailsLine}>
      <span aria-hidden>{icon}</span>
      <div>{children}</div>
    </div>
  );
}
