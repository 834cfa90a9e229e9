import { Button, Checkbox, Group, NativeSelect, NumberInput, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Dialog, Notice } from '../../../../web/design/design.tsx';
import { dayOf, isoDay } from '../time/time.ts';
import type { Day } from '../time/time.ts';
import { formWords, nthWords, ordinal, unitWords, weekdayWords } from './repeat-words.ts';
import classes from './repeat.module.css';
import { FREQUENCIES, WEEKDAYS, dateOf, placesOf, ruleOf, weekdayAt } from './rule-form.ts';
import type { Nth, RuleForm } from './rule-form.ts';

interface Props {
  readonly opened: boolean;
  readonly form: RuleForm;
  /** The words of a rule that this dialog cannot show; it stays unless another one is chosen. */
  readonly replaces?: string | undefined;
  readonly first: Day;
  onClose(): void;
  onChange(rrule: string): void;
}

interface PartProps {
  readonly form: RuleForm;
  readonly first: Day;
  onChange(change: Partial<RuleForm>): void;
}

const NTHS: readonly Nth[] = [1, 2, 3, 4, 5, -1];
const MOST = 999;

/** A repetition put together: every so many weeks, on these days, until then. */
export function CustomRepeat({ opened, form: given, replaces, first, onClose, onChange }: Props) {
  const [form, setForm] = useState(given);
  const change = (part: Partial<RuleForm>) => setForm((before) => ({ ...before, ...part }));
  const part = { form, first, onChange: change };
  return (
    <Dialog opened={opened} onClose={onClose} title="Repeat" size="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          onChange(ruleOf(form));
        }}
      >
        <Stack gap="md">
          {replaces !== undefined && (
            <Notice title="It has a rule of its own">
              {replaces}. It stays so, unless you choose another one here.
            </Notice>
          )}
          <Every {...part} />
          {form.frequency === 'WEEKLY' && <OfTheWeek {...part} />}
          {form.frequency === 'MONTHLY' && <OfTheMonth {...part} />}
          <Ends {...part} />
          <p className={classes.words} role="status">
            {formWords(form, first)}
          </p>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={form.frequency === 'WEEKLY' && form.weekdays.length === 0}>
              Repeat so
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function Every({ form, onChange }: PartProps) {
  return (
    <Part label="Every">
      <Group gap="xs" wrap="nowrap">
        <Count label="How many" value={form.interval} onChange={(interval) => onChange({ interval })} />
        <NativeSelect
          aria-label="Days, weeks, months or years"
          value={form.frequency}
          data={FREQUENCIES.map((value) => ({ value, label: unitWords(value, form.interval) }))}
          onChange={({ currentTarget }) =>
            onChange({ frequency: FREQUENCIES.find((each) => each === currentTarget.value) ?? 'WEEKLY' })
          }
        />
      </Group>
    </Part>
  );
}

function OfTheWeek({ form: { weekdays }, onChange }: PartProps) {
  return (
    <Part label="On">
      <div className={classes.weekdays}>
        {WEEKDAYS.map((day) => (
          <Checkbox.Card
            key={day}
            className={classes.weekday ?? ''}
            checked={weekdays.includes(day)}
            aria-label={weekdayWords(day)}
            onChange={(checked) =>
              onChange({ weekdays: checked ? [...weekdays, day] : weekdays.filter((each) => each !== day) })
            }
          >
            {weekdayWords(day, 'short')}
          </Checkbox.Card>
        ))}
      </div>
    </Part>
  );
}

function OfTheMonth({ form: { ofMonth }, first, onChange }: PartProps) {
  const byDay = 'day' in ofMonth;
  return (
    <Part label="On the">
      <Stack gap="xs">
        <Group gap="xs" wrap="nowrap">
          <Radio
            name="of-month"
            label="day"
            checked={byDay}
            onChange={() => onChange({ ofMonth: { day: dateOf(first) } })}
          />
          <NativeSelect
            aria-label="Day of the month"
            disabled={!byDay}
            value={byDay ? ofMonth.day : dateOf(first)}
            data={[
              ...Array.from({ length: 31 }, (_, index) => ({ value: String(index + 1), label: ordinal(index + 1) })),
              { value: '-1', label: 'last day' },
            ]}
            onChange={({ currentTarget }) => onChange({ ofMonth: { day: Number(currentTarget.value) } })}
          />
        </Group>
        <Group gap="xs" wrap="nowrap">
          <Radio
            name="of-month"
            label="weekday"
            checked={!byDay}
            onChange={() => onChange({ ofMonth: { nth: placesOf(first)[0] ?? 1, weekday: weekdayAt(first) } })}
          />
          <NativeSelect
            aria-label="Which one of the month"
            disabled={byDay}
            value={byDay ? (placesOf(first)[0] ?? 1) : ofMonth.nth}
            data={NTHS.map((nth) => ({ value: String(nth), label: nthWords(nth) }))}
            onChange={({ currentTarget }) => {
              const nth = NTHS.find((each) => String(each) === currentTarget.value) ?? 1;
              if (!byDay) onChange({ ofMonth: { ...ofMonth, nth } });
            }}
          />
          <NativeSelect
            aria-label="Weekday"
            disabled={byDay}
            value={byDay ? weekdayAt(first) : ofMonth.weekday}
            data={WEEKDAYS.map((value) => ({ value, label: weekdayWords(value) }))}
            onChange={({ currentTarget }) => {
              const weekday = WEEKDAYS.find((each) => each === currentTarget.value) ?? 'MO';
              if (!byDay) onChange({ ofMonth: { ...ofMonth, weekday } });
            }}
          />
        </Group>
      </Stack>
    </Part>
  );
}

function Ends({ form: { ends }, first, onChange }: PartProps) {
  const on = ends && 'on' in ends ? ends.on : undefined;
  const after = ends && 'after' in ends ? ends.after : undefined;
  return (
    <Part label="Ends">
      <Stack gap="xs">
        <Radio name="ends" label="Never" checked={!ends} onChange={() => onChange({ ends: undefined })} />
        <Group gap="xs" wrap="nowrap">
          <Radio
            name="ends"
            label="On"
            checked={on !== undefined}
            onChange={() => onChange({ ends: { on: first + 91 } })}
          />
          <TextInput
            type="date"
            aria-label="Last day"
            disabled={on === undefined}
            min={isoDay(first)}
            value={isoDay(on ?? first + 91)}
            onChange={({ currentTarget: { value } }) => value !== '' && onChange({ ends: { on: dayOf(value) } })}
          />
        </Group>
        <Group gap="xs" wrap="nowrap">
          <Radio
            name="ends"
            label="After"
            checked={after !== undefined}
            onChange={() => onChange({ ends: { after: 10 } })}
          />
          <Count
            label="How many times"
            disabled={after === undefined}
            value={after ?? 10}
            onChange={(times) => onChange({ ends: { after: times } })}
          />
          <span aria-hidden>times</span>
        </Group>
      </Stack>
    </Part>
  );
}

function Count({
  label,
  value,
  disabled,
  onChange,
}: {
  label: string;
  value: number;
  disabled?: boolean;
  onChange(value: number): void;
}) {
  return (
    <NumberInput
      className={classes.count ?? ''}
      aria-label={label}
      value={value}
      disabled={disabled ?? false}
      min={1}
      max={MOST}
      clampBehavior="strict"
      allowDecimal={false}
      allowNegative={false}
      onChange={(next) => typeof next === 'number' && next >= 1 && onChange(next)}
    />
  );
}

function Part({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className={classes.part}>
      <legend>{label}</legend>
      {children}
    </fieldset>
  );
}
