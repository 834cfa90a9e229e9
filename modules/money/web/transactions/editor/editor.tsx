import { Button, Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { dayIn } from '../../../../../web/day-field/day-field.tsx';
import { EditorFrame, ErrorNotice, useFormat, useNow } from '../../../../../web/design/design.tsx';
import { accountsOptions } from '../../money-queries.ts';
import { transactionOptions } from '../transaction-queries.ts';
import { newDraft } from './draft.ts';
import classes from './editor.module.css';
import { TransactionEditor } from './transaction-editor.tsx';

interface Props {
  /** Of the one that is edited, or "new". */
  readonly edit: string;
  /** On which a new one is. */
  readonly account_id: string | undefined;
  close(): void;
}

/** The editor as soon as there is what it edits. */
export function Editor({ edit, account_id, close }: Props) {
  const { zone } = useFormat();
  const today = dayIn(zone, useNow());
  const accounts = useQuery(accountsOptions);
  const known = useQuery({ ...transactionOptions(edit), enabled: edit !== 'new' });
  const open = accounts.data?.items.filter(({ closed_at }) => closed_at === null);
  const own = open?.find(({ id }) => id === account_id) ?? open?.[0];
  if (accounts.data && (edit === 'new' || known.data)) {
    return (
      <TransactionEditor
        key={edit}
        {...(known.data && { transaction: known.data })}
        fresh={newDraft(own?.id ?? '', today)}
        close={close}
      />
    );
  }
  return <Waiting error={known.error ?? accounts.error} retry={() => void known.refetch()} close={close} />;
}

function Waiting({ error, retry, close }: { error: unknown; retry: () => void; close: () => void }) {
  const phone = useMediaQuery('(max-width: 800px)', undefined, { getInitialValueInEffect: false });
  return (
    <EditorFrame title="Transaction" as={phone ? 'sheet' : 'drawer'} close={close}>
      {error ? (
        <>
          <ErrorNotice error={error} retry={retry} />
          <Button mt="md" variant="default" onClick={close}>
            Back to the list
          </Button>
        </>
      ) : (
        <div className={classes.form} aria-hidden>
          {[36, 60, 60, 60, 60].map((height, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- they never change
            <Skeleton key={index} h={height} />
          ))}
        </div>
      )}
    </EditorFrame>
  );
}
