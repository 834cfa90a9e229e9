import { usePageKeys } from '../../../../web/page-keys.ts';
import { useNarrow } from './use-narrow.ts';

interface Acts {
  /** Asks for the category of those that are chosen. */
  onCategory(): void;
  onDelete(): void;
}

/** What keys do on the page; in the table itself see `useRowKeys`. */
export function useListKeys({ onCategory, onDelete }: Acts): void {
  const { narrow } = useNarrow();
  const into = () => focus('[data-transactions] [data-row][tabindex="0"]');
  usePageKeys([
    { key: 'n', does: 'New transaction', run: () => narrow({ edit: 'new' }) },
    { key: '/', does: 'Search transactions', run: () => focus('[data-transactions-search]') },
    { key: 'ArrowDown', does: 'Into the table; arrows, j and k lead on', run: into },
    { key: 'j', does: 'The next one', run: into },
    { key: 'Enter', does: 'Change it' },
    { key: ' ', does: 'Choose or not; with Shift all in between' },
    { key: 'Ctrl A', does: 'Choose all that are found' },
    { key: 'c', does: 'Category of it, or of those that are chosen', run: onCategory },
    { key: 'x', does: 'Cleared by the bank, or not' },
    { key: 'Delete', does: 'Delete those that are chosen', run: onDelete },
  ]);
}

function focus(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}
