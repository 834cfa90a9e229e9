import { Button, Skeleton } from '@mantine/core';
import { IconFileImport, IconTrash } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { DropFile, Notice, useFormat } from '../../../../web/design/design.tsx';
import { MoneyFrame } from '../design/design.tsx';
import { accountsOptions } from '../money-queries.ts';
import { BeginPreview } from './begin-preview.tsx';
import { useDraft } from './draft.ts';
import { FileCard } from './file-card.tsx';
import { focusTitle } from './focus-title.ts';
import classes from './imports.module.css';
import { SendingRow } from './sending-row.tsx';
import { Steps } from './steps.tsx';
import { MOST_FILES, useSending } from './use-sending.ts';

const ACCEPT =
  '.csv,.tsv,.txt,.ofx,.qfx,.qif,.xml,.camt,.sta,.mt940,.940,.mta,text/csv,text/plain,application/xml,text/xml';

/** Files in, each looked at at once: how it is read, and which account it is of. Then the preview, on a page of its own. */
export function ImportPage() {
  return (
    <MoneyFrame
      title="Import statements"
      lead="Files of your bank, however often they overlap: nothing comes in twice, and you see everything before it does."
    >
      <Suspense fallback={<Skeleton h={260} radius="lg" aria-hidden />}>
        <Choosing />
      </Suspense>
    </MoneyFrame>
  );
}

function Choosing() {
  const { data: accounts } = useSuspenseQuery(accountsOptions);
  const acts = useDraft();
  const format = useFormat();
  const { draft } = acts;
  const sending = useSending(acts, accounts.items);
  const isEmpty = draft.files.length === 0 && sending.all.length === 0;
  return (
    <div className={classes.wizard}>
      <Steps at={isEmpty ? 'choose' : 'check'} />
      <DropFile
        icon={<IconFileImport size={30} stroke={1.5} aria-hidden />}
        label="Files of your bank"
        accept={ACCEPT}
        busy={false}
        compact={!isEmpty}
        onFiles={(files) => void sending.take(files)}
      >
        {isEmpty
          ? 'Drop files of your bank here, or a whole folder: CSV, OFX, QFX, QIF, CAMT, MT940.'
          : 'Drop more files here; all of them come in together.'}
      </DropFile>
      <p className={classes.listener} role="status">
        {sending.isBusy ? 'Looking at files' : isEmpty ? '' : `${format.count(draft.files.length, 'file')} looked at`}
      </p>
      {isEmpty && <WhereFrom />}
      {draft.files.length >= MOST_FILES && (
        <Notice tone="warn" title={`An import has ${MOST_FILES} files at most.`}>
          Bring these in first, then the others.
        </Notice>
      )}
      {sending.all.length > 0 && (
        <ul className={classes.sending} aria-label="Files under way">
          {sending.all.map((each) => (
            <SendingRow
              key={each.id}
              sending={each}
              drop={() => {
                sending.drop(each.id);
                focusTitle();
              }}
            />
          ))}
        </ul>
      )}
      {draft.files.map((file) => (
        <FileCard
          key={file.upload_id}
          {...{ file, acts }}
          isOnly={draft.files.length === 1}
          accounts={accounts.items}
        />
      ))}
      {draft.files.length > 1 && (
        <Button
          className={classes.clear ?? ''}
          variant="subtle"
          color="gray"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={() => {
            acts.clear();
            focusTitle();
          }}
        >
          Take all files out
        </Button>
      )}
      {draft.files.length > 0 && <BeginPreview acts={acts} accounts={accounts.items} isBusy={sending.isBusy} />}
    </div>
  );
}

function WhereFrom() {
  return (
    <p className={classes.quiet}>
      Your bank’s website has them under “Export”, “Download” or “Statements”. Where you can choose, take CAMT or OFX:
      they carry the bank’s own numbers of each booking. PDF and pictures cannot be read.
    </p>
  );
}
