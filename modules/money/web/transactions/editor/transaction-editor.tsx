import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useRef, useState } from 'react';
import type { Transaction } from '../../../../../web/api/api.ts';
import { EditorFrame, ErrorNotice, Notice, ThrowAway } from '../../../../../web/design/design.tsx';
import { useChanges } from '../use-changes.ts';
import { newDraft } from './draft.ts';
import type { Draft } from './draft.ts';
import { EditorFields } from './editor-fields.tsx';
import classes from './editor.module.css';
import { Held } from './held.tsx';
import { History } from './history.tsx';
import { Meanwhile } from './meanwhile.tsx';
import { useDraft } from './use-draft.ts';

interface Props {
  /** What is edited; nothing: a new one. */
  readonly transaction?: Transaction;
  /** What a new one begins with. */
  readonly fresh: Draft;
  close(): void;
}

/** One transaction, new or known, beside the list; on a phone it is the whole of it. */
export function TransactionEditor({ transaction, fresh, close }: Props) {
  const phone = useMediaQuery('(max-width: 800px)', undefined, { getInitialValueInEffect: false });
  const [leaving, setLeaving] = useState(false);
  const another = useRef(false);
  const changes = useChanges();
  const editor = useDraft({
    ...{ transaction, fresh },
    onSaved({ account_id, date }) {
      if (another.current) editor.begin(newDraft(account_id, date));
      else close();
    },
  });
  const { draft, refused, meanwhile, theirs, dirty, faults } = editor;
  const held = editor.before.status === 'reconciled';
  const trashed = transaction !== undefined && transaction.deleted_at !== null;
  const leave = () => (dirty && !trashed ? setLeaving(true) : close());
  const beside = Object.keys(faults).length > 0;
  const title = transaction ? editor.before.payee || 'Transaction' : 'New transaction';

  return (
    <EditorFrame
      title={title}
      as={phone ? 'sheet' : 'drawer'}
      close={leave}
      foot={
        trashed ? (
          <Button
            ml="auto"
            loading={changes.restore.isPending}
            onClick={() => changes.restore.mutate(transaction, { onSuccess: close })}
          >
            Restore
          </Button>
        ) : (
          <>
            {transaction && !held && (
              <Button
                variant="subtle"
                color="red"
                loading={changes.remove.isPending}
                onClick={() => changes.remove.mutate(transaction, { onSuccess: close })}
              >
                Delete
              </Button>
            )}
            <Button variant="default" onClick={leave} ml="auto">
              Cancel
            </Button>
            {!transaction && (
              <Button
                type="submit"
                form="transaction"
                variant="default"
                disabled={editor.saving}
                onClick={() => (another.current = true)}
              >
                Add, and another
              </Button>
            )}
            <Button
              type="submit"
              form="transaction"
              loading={editor.saving}
              disabled={transaction !== undefined && !dirty}
              onClick={() => (another.current = false)}
            >
              {transaction ? 'Save' : 'Add it'}
            </Button>
          </>
        )
      }
    >
      <form
        id="transaction"
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          editor.save();
        }}
      >
        {trashed && <Notice title="It is in the trash">Restore it to change it.</Notice>}
        {held && transaction && <Held transaction={transaction} onFree={() => void editor.rebase()} />}
        {refused && !meanwhile && !beside && <ErrorNotice error={refused} />}
        {meanwhile && theirs && (
          <Meanwhile
            before={editor.before}
            mine={draft}
            theirs={theirs}
            onTheirs={editor.takeTheirs}
            onMine={editor.takeMine}
          />
        )}
        <EditorFields
          draft={draft}
          faults={faults}
          known={transaction !== undefined}
          held={held || trashed}
          onChange={editor.set}
        />
      </form>
      {transaction && (
        <div className={classes.after}>
          <History id={transaction.id} onUndone={() => void editor.rebase()} />
        </div>
      )}
      <ThrowAway opened={leaving} onStay={() => setLeaving(false)} onLeave={close} />
    </EditorFrame>
  );
}
