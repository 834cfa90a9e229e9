/** What the address of the accounts says. */
export interface AccountsSearch {
  /** The editor is open: on one of them, or for a new one. */
  readonly edit?: string | undefined;
  /** An account that is held against a statement. */
  readonly reconcile?: string | undefined;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What an address may say; what it says wrongly is left out. */
export function readAccountsSearch(search: Record<string, unknown>): AccountsSearch {
  const [edit, reconcile] = [text(search['edit']), text(search['reconcile'])];
  return {
    ...((edit === 'new' || ID.test(edit)) && { edit }),
    ...(ID.test(reconcile) && { reconcile }),
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
