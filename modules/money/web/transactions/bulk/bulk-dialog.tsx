import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { api, ask } from '../../../../../web/api/api.ts';
import { Dialog, useFormat } from '../../../../../web/design/design.tsx';
import { toastProblem } from '../../../../../web/operations/operations.tsx';
import type { Choice, Selection } from '../rows/rows.ts';
import type { Asked, Edit } from './edit.ts';
import { BulkPreview } from './bulk-preview.tsx';
import { CategoryForm, PayeeForm, TagsForm } from './edit-forms.tsx';

interface Props {
  readonly asked: Asked;
  readonly choice: Choice;
  onClose(): void;
}

/** Asks what to change where that is not said yet, shows what it would do, and does it. */
export function BulkDialog({ asked, choice, onClose }: Props) {
  const format = useFormat();
  const [operationId, setOperationId] = useState<string>();
  // What was chosen when it was asked: the list may change behind the dialog.
  const [{ selection, count }] = useState(choice);
  const plan = useMutation({
    mutationFn: (body: { selection: Selection; edit: Edit }) =>
      ask(api.POST('/api/v1/transactions/bulk', { body: { ...body.selection, edit: body.edit, dry_run: true } })),
    onSuccess: ({ operation_id }) => setOperationId(operation_id),
    onError(error) {
      toastProblem(error);
      if (typeof asked !== 'string') onClose();
    },
  });
  const preview = (edit: Edit) => plan.mutate({ selection, edit });
  const begin = useEffectEvent(() => typeof asked !== 'string' && preview(asked));
  useEffect(() => void begin(), []);
  const them = format.count(count, 'transaction');
  const form = { busy: plan.isPending, onClose, onEdit: preview };
  return (
    <Dialog opened onClose={onClose} size={operationId === undefined ? 'sm' : 'lg'} title={titleOf(asked, them)}>
      {operationId === undefined && asked === 'category' && <CategoryForm {...form} />}
      {operationId === undefined && asked === 'tags' && <TagsForm {...form} />}
      {operationId === undefined && asked === 'payee' && <PayeeForm {...form} />}
      {(operationId !== undefined || typeof asked !== 'string') && (
        <BulkPreview
          operationId={operationId}
          onClose={onClose}
          onApplied={() => {
            onClose();
            choice.clear();
          }}
        />
      )}
    </Dialog>
  );
}

function titleOf(asked: Asked, them: string): string {
  if (asked === 'category') return `Category of ${them}`;
  if (asked === 'tags') return `Tags of ${them}`;
  if (asked === 'payee') return `Payee of ${them}`;
  return asked.delete ? `Delete ${them}` : `Mark ${them} as ${asked.status}`;
}
