import { NativeSelect, UnstyledButton } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useClock } from '../clock.tsx';
import { dayOf, dayOfWall, wallOf } from '../time/time.ts';
import type { Day } from '../time/time.ts';
import { CustomRepeat } from './custom-repeat.tsx';
import { formWords, presets } from './repeat-words.ts';
import classes from './repeat.module.css';
import { formOf, newForm, sameRule } from './rule-form.ts';

interface Props {
  /** An RFC 5545 rule; null: it takes place once. */
  readonly value: string | null;
  /** The day on which it begins: what can be chosen comes from it. */
  readonly first: Day;
  /** Where UNTIL is a day. */
  readonly zone: string;
  readonly error?: string | undefined;
  /** As the API reads the rule: its words, and the next beginnings. */
  readonly check?: { readonly repeats: string | null; readonly next: readonly string[] } | undefined;
  onChange(rrule: string | null): void;
}

const NEVER = '';
const CUSTOM = 'custom';

/** How often it takes place: chosen from what is usual for its day, or put together. A rule that cannot be shown is kept as it is. */
export function RepeatField({ value, first, zone, error, check, onChange }: Props) {
  const [open, setOpen] = useState(false);
  const usual = presets(first);
  const preset = value === null ? undefined : usual.find(({ rrule }) => sameRule(rrule, value, first, zone));
  const form = value === null ? undefined : formOf(value, first, zone);
  const own =
    value === null || preset
      ? undefined
      : form
        ? formWords(form, first)
        : upperFirst(check?.repeats ?? 'By its own rule');
  return (
    <div>
      <NativeSelect
        label="Repeats"
        error={error}
        value={value === null ? NEVER : (preset?.rrule ?? value)}
        data={[
          { value: NEVER, label: 'Does not repeat' },
          ...usual.map(({ rrule, label }) => ({ value: rrule, label })),
          ...(own === undefined ? [] : [{ value: value ?? '', label: own }]),
          { value: CUSTOM, label: own === undefined ? 'Something else …' : 'Change it …' },
        ]}
        onChange={({ currentTarget: { value: chosen } }) =>
          chosen === CUSTOM ? setOpen(true) : onChange(chosen === NEVER ? null : chosen)
        }
      />
      {value !== null && (
        <div className={classes.below}>
          <NextDays next={check?.next ?? []} />
          <UnstyledButton className={classes.change ?? ''} onClick={() => setOpen(true)}>
            <IconPencil size={14} stroke={1.7} aria-hidden /> Days and end
          </UnstyledButton>
        </div>
      )}
      <CustomRepeat
        key={String(open)}
        opened={open}
        form={form ?? newForm('WEEKLY', first)}
        replaces={value !== null && !form ? own : undefined}
        first={first}
        onClose={() => setOpen(false)}
        onChange={(rrule) => {
          setOpen(false);
          onChange(rrule);
        }}
      />
    </div>
  );
}

/** "Next: Tue, 1 Dec · Tue, 8 Dec": the rule by what comes of it. */
function NextDays({ next }: { next: readonly string[] }) {
  const clock = useClock();
  if (next.length === 0) return <span />;
  const days = next.map((at) => clock.shortDay(at.length === 10 ? dayOf(at) : dayOfWall(wallOf(at, clock.zone))));
  return (
    <p className={classes.next}>
      Next: {days.join(' · ')}
      {next.length === 5 && ' …'}
    </p>
  );
}

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
