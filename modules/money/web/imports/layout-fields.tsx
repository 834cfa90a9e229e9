import { Checkbox, NativeSelect, NumberInput } from '@mantine/core';
import type { Layout, Shape } from './draft.ts';
import classes from './imports.module.css';
import { CHARSETS, DATE_ORDERS, DECIMAL_MARKS, DELIMITERS } from './layout-words.ts';
import type { Table } from './layout-words.ts';

interface Props {
  readonly layout: Layout;
  readonly table: Table;
  /** What the table is made of changes: the rest is guessed again around it. */
  reshape(change: Shape): void;
  relayout(layout: Layout): void;
}

const MOST_SKIPPED = 1000;

/** Everything that Steward guessed of a table, each with the rows read anew at once. */
export function LayoutFields({ layout, table, reshape, relayout }: Props) {
  const { sure, first_lines } = table;
  const doubt = (how: string) => (how === 'guess' ? 'Not sure of this.' : undefined);
  return (
    <div className={classes.layoutFields}>
      <NativeSelect
        label="Between columns"
        description={doubt(sure.delimiter)}
        data={[...DELIMITERS]}
        value={layout.delimiter}
        onChange={({ currentTarget: { value } }) => reshape({ delimiter: value as Layout['delimiter'] })}
      />
      <NativeSelect
        label="Amounts"
        description={doubt(sure.decimal_mark)}
        data={[...DECIMAL_MARKS]}
        value={layout.decimal_mark}
        onChange={({ currentTarget: { value } }) =>
          relayout({ ...layout, decimal_mark: value as Layout['decimal_mark'] })
        }
      />
      <NativeSelect
        label="Dates"
        description={doubt(sure.date_order)}
        data={[...DATE_ORDERS]}
        value={layout.date_order}
        onChange={({ currentTarget: { value } }) => relayout({ ...layout, date_order: value as Layout['date_order'] })}
      />
      <NativeSelect
        label="Letters"
        data={[...CHARSETS]}
        value={layout.charset}
        onChange={({ currentTarget: { value } }) => reshape({ charset: value })}
      />
      <NumberInput
        label="Lines to skip"
        min={0}
        max={MOST_SKIPPED}
        clampBehavior="strict"
        allowDecimal={false}
        value={layout.skip_lines}
        onChange={(value) => typeof value === 'number' && reshape({ skip_lines: value })}
      />
      <div className={classes.checks}>
        <Checkbox
          label="The first row names the columns"
          checked={layout.has_header}
          onChange={({ currentTarget: { checked } }) => reshape({ has_header: checked })}
        />
        <Checkbox
          label="What was spent has no minus: turn the sign"
          description={doubt(sure.inverted)}
          checked={layout.inverted}
          onChange={({ currentTarget: { checked } }) => relayout({ ...layout, inverted: checked })}
        />
      </div>
      <details className={classes.firstLines}>
        <summary>The file’s first lines</summary>
        {/* What scrolls has to be reached. */}
        <pre tabIndex={0}>
          {first_lines.map((line, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a line is its place
            <span key={index} data-skipped={index < layout.skip_lines || undefined}>{`${line}\n`}</span>
          ))}
        </pre>
      </details>
    </div>
  );
}
