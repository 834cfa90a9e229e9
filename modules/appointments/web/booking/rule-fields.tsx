import { Chip, Input, NativeSelect, NumberInput } from '@mantine/core';
import type { FieldsProps } from './draft.ts';
import classes from './booking.module.css';
import { minutesInWords } from './minutes.ts';

const DURATIONS = [15, 20, 30, 45, 60, 90, 120];
const STEPS = [5, 10, 15, 20, 30, 60, 120];
const BUFFERS = [0, 5, 10, 15, 30, 45, 60, 120];
const NOTICES = [0, 60, 120, 240, 720, 1440, 2880, 10_080];

export function RuleFields({ draft, set, faultOf }: FieldsProps) {
  return (
    <div className={classes.group}>
      <Input.Wrapper label="How long" labelElement="div" error={faultOf('/durations')}>
        <Chip.Group
          multiple
          value={draft.durations.map(String)}
          onChange={(chosen) => chosen.length > 0 && set({ durations: chosen.map(Number).toSorted((a, b) => a - b) })}
        >
          <div className={classes.chips} role="group" aria-label="How long">
            {withCurrent(DURATIONS, draft.durations).map((minutes) => (
              <Chip key={minutes} value={String(minutes)}>
                {minutesInWords(minutes)}
              </Chip>
            ))}
          </div>
        </Chip.Group>
      </Input.Wrapper>
      <div className={classes.pair}>
        <Minutes
          label="A slot begins every"
          choices={STEPS}
          value={draft.slot_step_minutes}
          change={(slot_step_minutes) => set({ slot_step_minutes })}
        />
        <Minutes
          label="At the latest before it begins"
          choices={NOTICES}
          value={draft.notice_minutes}
          change={(notice_minutes) => set({ notice_minutes })}
        />
        <Minutes
          label="Free time before"
          choices={BUFFERS}
          value={draft.buffer_before_minutes}
          change={(buffer_before_minutes) => set({ buffer_before_minutes })}
        />
        <Minutes
          label="Free time after"
          choices={BUFFERS}
          value={draft.buffer_after_minutes}
          change={(buffer_after_minutes) => set({ buffer_after_minutes })}
        />
        <NumberInput
          label="How many days ahead"
          min={1}
          max={365}
          allowDecimal={false}
          clampBehavior="strict"
          value={draft.ahead_days}
          error={faultOf('/ahead_days')}
          onChange={(days) => typeof days === 'number' && set({ ahead_days: days })}
        />
        <Most
          label="At most a day"
          value={draft.limit_per_day}
          fault={faultOf('/limit_per_day')}
          change={(limit_per_day) => set({ limit_per_day })}
        />
        <Most
          label="At most a week"
          value={draft.limit_per_week}
          fault={faultOf('/limit_per_week')}
          change={(limit_per_week) => set({ limit_per_week })}
        />
      </div>
    </div>
  );
}

interface MinutesProps {
  readonly label: string;
  readonly choices: readonly number[];
  readonly value: number;
  readonly change: (minutes: number) => void;
}

function Minutes({ label, choices, value, change }: MinutesProps) {
  return (
    <NativeSelect
      label={label}
      value={value}
      data={withCurrent(choices, [value]).map((minutes) => ({
        value: String(minutes),
        label: minutes === 0 ? 'None' : minutesInWords(minutes),
      }))}
      onChange={(event) => change(Number(event.currentTarget.value))}
    />
  );
}

interface MostProps {
  readonly label: string;
  readonly value: number | null;
  readonly fault: string | undefined;
  readonly change: (most: number | null) => void;
}

function Most({ label, value, fault, change }: MostProps) {
  return (
    <NumberInput
      label={label}
      placeholder="As many as fit"
      min={1}
      max={1000}
      allowDecimal={false}
      value={value ?? ''}
      error={fault}
      onChange={(most) => change(typeof most === 'number' && most > 0 ? most : null)}
    />
  );
}

/** What was set over the API may stand between the usual choices. */
function withCurrent(choices: readonly number[], current: readonly number[]): number[] {
  return [...new Set([...choices, ...current])].toSorted((a, b) => a - b);
}
