import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconArrowsSplit2, IconPlus, IconTrash } from '@tabler/icons-react';
import { useFormat } from '../../../../../web/design/design.tsx';
import { Amount, CategoryField, typedAmount } from '../../design/design.tsx';
import { decimalOf } from '../../minor.ts';
import type { Draft, PartDraft } from './draft.ts';
import classes from './editor.module.css';
import { restOf } from './to-wire.ts';
import type { Faults } from './to-wire.ts';

interface Props {
  readonly draft: Draft;
  readonly currency: string;
  readonly faults: Faults;
  readonly disabled: boolean;
  onChange(change: Pick<Draft, 'parts'> & Partial<Draft>): void;
}

const MOST = 100;

/** One category, or parts with one each; what is left of the amount is told as one types. */
export function PartsField({ draft, currency, faults, disabled, onChange }: Props) {
  const { locale } = useFormat();
  const { parts } = draft;
  const rest = restOf(draft, { locale, currency });
  const left = rest !== undefined && rest !== 0n ? typedAmount(decimalOf(rest, currency), locale) : '';
  const next = Math.max(-1, ...parts.map(({ key }) => key)) + 1;
  const empty = { category_id: null, memo: '' };
  const set = (key: number, change: Partial<PartDraft>) =>
    onChange({ parts: parts.map((part) => (part.key === key ? { ...part, ...change } : part)) });
  if (parts.length === 0) {
    return (
      <div className={classes.category}>
        <CategoryField
          label="Category"
          value={draft.category_id}
          error={faults['category_id']}
          kind={draft.way === 'out' ? 'expense' : 'income'}
          onChange={(category_id) => onChange({ parts, category_id })}
        />
        {!disabled && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconArrowsSplit2 size={16} aria-hidden />}
            onClick={() =>
              onChange({
                category_id: null,
                parts: [
                  { ...empty, key: next, category_id: draft.category_id, amount: left },
                  { ...empty, key: next + 1, amount: '' },
                ],
              })
            }
          >
            Split it
          </Button>
        )}
      </div>
    );
  }
  return (
    <fieldset className={classes.parts} disabled={disabled}>
      <legend>Parts</legend>
      {parts.map((part, index) => (
        <div key={part.key} className={classes.part}>
          <CategoryField
            name={`Category of part ${index + 1}`}
            value={part.category_id}
            kind={draft.way === 'out' ? 'expense' : 'income'}
            disabled={disabled}
            onChange={(category_id) => set(part.key, { category_id })}
          />
          <TextInput
            aria-label={`Amount of part ${index + 1}`}
            placeholder={left}
            inputMode="decimal"
            value={part.amount}
            error={faults[`part-${part.key}`]}
            classNames={{ input: classes.figure ?? '' }}
            onChange={({ currentTarget }) => set(part.key, { amount: currentTarget.value })}
            // What is left falls to the part that one comes to with nothing in it.
            onFocus={() => part.amount === '' && left !== '' && set(part.key, { amount: left })}
          />
          <ActionIcon
            aria-label={`Without part ${index + 1}`}
            onClick={() => {
              const others = parts.filter(({ key }) => key !== part.key);
              const [only] = others;
              // One part alone is no part.
              if (others.length === 1 && only) onChange({ parts: [], category_id: only.category_id });
              else onChange({ parts: others });
            }}
          >
            <IconTrash size={17} stroke={1.7} />
          </ActionIcon>
          <TextInput
            className={classes.partMemo ?? ''}
            aria-label={`Memo of part ${index + 1}`}
            placeholder="Memo"
            size="xs"
            maxLength={2000}
            value={part.memo}
            onChange={({ currentTarget }) => set(part.key, { memo: currentTarget.value })}
          />
        </div>
      ))}
      <div className={classes.rest}>
        <Button
          variant="subtle"
          size="compact-sm"
          disabled={parts.length >= MOST}
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => onChange({ parts: [...parts, { ...empty, key: next, amount: left }] })}
        >
          Add a part
        </Button>
        <span role="status" data-off={(rest !== undefined && rest !== 0n) || undefined}>
          {rest === 0n && 'Adds up'}
          {rest !== undefined && rest !== 0n && (
            <>
              <Amount money={{ amount: decimalOf(rest, currency), currency }} /> left
            </>
          )}
        </span>
      </div>
      {faults['splits'] && <p className={classes.fault}>{faults['splits']}</p>}
    </fieldset>
  );
}
