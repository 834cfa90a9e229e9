import { Button } from '@mantine/core';
import { IconAdjustments, IconAlertTriangle, IconHistory } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { StatementLook } from '../../../../web/api/api.ts';
import type { DraftActs, Layout, Shape, TakenFile } from './draft.ts';
import classes from './imports.module.css';
import { doubts, layoutWords } from './layout-words.ts';
import type { Table } from './layout-words.ts';
import { LayoutFields } from './layout-fields.tsx';
import { SampleTable } from './sample-table.tsx';

interface Props {
  readonly file: TakenFile;
  readonly look: StatementLook;
  readonly table: Table;
  /** It is being read anew. */
  readonly isOld: boolean;
  readonly isOnly: boolean;
  readonly currency: string | undefined;
  readonly acts: DraftActs;
}

/** How a table is read: shown on its first rows, and corrected there. */
export function Reading({ file, look, table, isOld, isOnly, currency, acts }: Props) {
  const unsure = doubts(table, file.layout !== undefined);
  const [isOpen, setOpen] = useState(isOnly || unsure.length > 0 || !table.readable);
  const [isDetailed, setDetailed] = useState(false);
  const id = useId();
  // What the person says stands there before Steward has read it so.
  const layout: Layout = file.layout ?? { ...table.layout, ...said(file.shape) };
  const reshape = (change: Shape) => {
    const isFixed = file.layout !== undefined && change.delimiter === undefined;
    if (isFixed) acts.correct(file.upload_id, { shape: file.shape, layout: { ...layout, ...change } });
    else acts.correct(file.upload_id, { shape: { ...file.shape, ...change }, layout: undefined });
  };
  const relayout = (next: Layout) => acts.correct(file.upload_id, { shape: file.shape, layout: next });
  return (
    <section className={classes.reading} aria-label={`How ${file.file_name} is read`}>
      <div className={classes.readingHead}>
        <h3>How it is read</h3>
        <span className={classes.quiet}>{layoutWords(layout)}</span>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? 'Hide the rows' : 'Show the rows'}
        </Button>
        <Button
          variant={isDetailed ? 'light' : 'default'}
          size="compact-sm"
          leftSection={<IconAdjustments size={16} aria-hidden />}
          aria-expanded={isDetailed}
          onClick={() => {
            setDetailed(!isDetailed);
            setOpen(true);
          }}
        >
          Correct it
        </Button>
      </div>
      {table.layout_id !== null && !file.layout && (
        <p className={classes.remembered}>
          <IconHistory size={16} aria-hidden /> Remembered: files like this one were read so before.
        </p>
      )}
      {unsure.length > 0 && (
        <p className={classes.unsure}>
          <IconAlertTriangle size={16} aria-hidden /> Not sure {unsure.join(', or ')}. Look at the rows below.
        </p>
      )}
      <div id={id} hidden={!isOpen} className={classes.readingBody} aria-busy={isOld}>
        {isDetailed && <LayoutFields {...{ layout, table, reshape, relayout }} />}
        <SampleTable {...{ look, table, layout, isOld, currency, relayout }} isCorrected={file.layout !== undefined} />
      </div>
    </section>
  );
}

/** Without what is left to be guessed. */
function said(shape: Shape = {}): Partial<Layout> {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined));
}
