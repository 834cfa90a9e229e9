import { useSessionStorage } from '@mantine/hooks';
import type { Account, StatementLook } from '../../../../web/api/api.ts';
import { usePerson } from '../../../../web/session/session.tsx';

export type Layout = NonNullable<StatementLook['table']>['layout'];
export type SourceInFile = StatementLook['sources'][number];

/** What a person says of a table's shape; the rest is guessed again around it. */
export type Shape = Partial<Pick<Layout, 'charset' | 'delimiter' | 'skip_lines' | 'has_header'>>;

/** A file that Steward has, and what was corrected of how it is read. */
export interface TakenFile {
  readonly upload_id: string;
  readonly file_name: string;
  readonly bytes: number;
  readonly shape?: Shape | undefined;
  readonly layout?: Layout | undefined;
}

/** An account that the import makes. */
export interface AccountToMake {
  readonly name: string;
  readonly kind: Account['kind'];
  readonly currency: string;
}

/** What is chosen so far; a reload, or the way back from the preview, loses nothing. */
export interface Draft {
  readonly files: readonly TakenFile[];
  /** Which account a source is, by `placeOf`; `none`: it stays out. */
  readonly choices: Readonly<Record<string, string>>;
  readonly new_accounts: Readonly<Record<string, AccountToMake>>;
}

const EMPTY: Draft = { files: [], choices: {}, new_accounts: {} };

export function useDraft() {
  const { id } = usePerson();
  const [draft, setDraft] = useSessionStorage<Draft>({
    key: `steward-money-import-${id}`,
    defaultValue: EMPTY,
    getInitialValueInEffect: false,
  });
  return {
    draft,
    clear: () => setDraft(EMPTY),
    add: (file: TakenFile) => setDraft((before) => ({ ...before, files: [...before.files, file] })),
    remove: (upload_id: string) =>
      setDraft((before) => {
        const files = before.files.filter((file) => file.upload_id !== upload_id);
        return files.length === 0 ? EMPTY : { ...before, files };
      }),
    correct: (upload_id: string, how: Pick<TakenFile, 'shape' | 'layout'>) =>
      setDraft((before) => ({
        ...before,
        files: before.files.map((file) => (file.upload_id === upload_id ? { ...file, ...how } : file)),
      })),
    choose: (place: string, choice: string) =>
      setDraft((before) => ({ ...before, choices: { ...before.choices, [place]: choice } })),
    /** Chosen where nothing is, or anew: `again`. */
    make: (place: string, { ref, account, again }: { ref: string; account: AccountToMake; again?: boolean }) =>
      setDraft((before) =>
        before.choices[place] !== undefined && !again
          ? before
          : {
              ...before,
              choices: { ...before.choices, [place]: ref },
              new_accounts: { ...before.new_accounts, [ref]: account },
            },
      ),
    describe: (ref: string, change: Partial<AccountToMake>) =>
      setDraft(({ new_accounts, ...before }) => {
        const account = new_accounts[ref];
        return {
          ...before,
          new_accounts: account ? { ...new_accounts, [ref]: { ...account, ...change } } : new_accounts,
        };
      }),
  };
}

export type DraftActs = ReturnType<typeof useDraft>;

/** A numbered account is one wherever it stands; what has no number is of its file alone. */
export function placeOf({ key, number }: SourceInFile, { upload_id }: Pick<TakenFile, 'upload_id'>): string {
  return number === '' ? `${upload_id} ${key}` : key;
}
