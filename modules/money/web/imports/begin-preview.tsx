import { useMutation, useQueries } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, ask } from '../../../../web/api/api.ts';
import type { Account, StatementLook } from '../../../../web/api/api.ts';
import { ErrorNotice, Notice, useFormat } from '../../../../web/design/design.tsx';
import { Decision } from '../../../../web/operations/operations.tsx';
import { accountOf } from './choices.ts';
import type { Draft, DraftActs, TakenFile } from './draft.ts';
import { lookOptions } from './look-queries.ts';

interface Props {
  readonly acts: DraftActs;
  readonly accounts: readonly Account[];
  readonly isBusy: boolean;
}

/** At the foot: what would be looked at, and what is still to be said. */
export function BeginPreview({ acts: { draft }, accounts, isBusy }: Props) {
  // Of each file, in their order: what the cards above show.
  const looks = useQueries({ queries: draft.files.map(lookOptions), combine: dataOf });
  const format = useFormat();
  const navigate = useNavigate();
  const preview = useMutation({
    mutationFn: () => begin({ draft, accounts, looks }),
    onSuccess: ({ operation_id: operationId }) =>
      void navigate({ to: '/money/import/$operationId', params: { operationId } }),
  });
  const sources = draft.files.flatMap((file, index) =>
    (looks[index]?.sources ?? []).map((source) => ({
      entries: source.entries,
      chosen: accountOf({ source, file, draft, accounts }),
    })),
  );
  const coming = sources.filter(({ chosen }) => chosen !== undefined && chosen !== 'none');
  const undecided = sources.filter(({ chosen }) => chosen === undefined).length;
  const unnamed = Object.entries(draft.new_accounts).some(
    ([ref, { name }]) => name.trim() === '' && coming.some(({ chosen }) => chosen === ref),
  );
  const bookings = coming.reduce((sum, { entries }) => sum + entries, 0);
  const more = looks.some((look) => look?.more) ? 'more than ' : '';
  const isWaiting = isBusy || looks.includes(undefined);
  return (
    <>
      {preview.error && <ErrorNotice error={preview.error} />}
      {undecided > 0 && coming.length > 0 && (
        <Notice tone="warn" title={`${format.count(undecided, 'account')} not yet chosen`}>
          Nothing of {undecided === 1 ? 'it' : 'them'} comes in until you say which{' '}
          {undecided === 1 ? 'it is' : 'they are'}.
        </Notice>
      )}
      <Decision
        off={0}
        left={isWaiting || unnamed ? 0 : bookings}
        label={bookings === 0 ? 'Preview' : `Preview ${more}${format.count(bookings, 'booking')}`}
        busy={preview.isPending}
        apply={() => preview.mutate()}
      />
    </>
  );
}

const dataOf = (results: readonly { data: StatementLook | undefined }[]) => results.map(({ data }) => data);

function begin({
  draft,
  accounts,
  looks,
}: { draft: Draft } & Pick<Props, 'accounts'> & { looks: readonly (StatementLook | undefined)[] }) {
  const uploads = draft.files.map((file, index) => uploadOf(file, { draft, accounts, look: looks[index] }));
  const chosen = new Set(uploads.flatMap((upload) => Object.values(upload.accounts)));
  const new_accounts = Object.fromEntries(
    Object.entries(draft.new_accounts).flatMap(([ref, { name, ...account }]) =>
      chosen.has(ref) ? [[ref, { ...account, name: name.trim() }]] : [],
    ),
  );
  return ask(api.POST('/api/v1/imports', { body: { uploads, new_accounts, dry_run: true } }));
}

/** A file just as it is shown: read so, of these accounts. */
function uploadOf(
  file: TakenFile,
  { draft, accounts, look }: { draft: Draft; accounts: Props['accounts']; look: StatementLook | undefined },
) {
  const { upload_id, file_name } = file;
  const sources = look?.sources ?? [];
  const chosen = sources.flatMap((source) => {
    const account = accountOf({ source, file, draft, accounts });
    return account === undefined ? [] : [{ source, account }];
  });
  const unnamed = chosen.filter(({ source }) => source.number === '');
  const [only] = unnamed;
  return {
    ...{ upload_id, file_name },
    ...(look?.table && { layout: look.table.layout }),
    accounts: {
      ...Object.fromEntries(chosen.map(({ source, account }) => [source.key, account])),
      // A table's closing balance may name no currency where its rows do.
      ...(only && unnamed.length === 1 && { '*': only.account }),
    },
  };
}
