import { useNavigate } from '@tanstack/react-router';
import type { CreatureInList } from '../../../../web/api/api.ts';
import { usePageKeys } from '../../../../web/page-keys.ts';
import { useDelete } from '../change-creatures.ts';
import type { Choice } from './use-choice.ts';
import { useRedraw } from './use-bulk.ts';

interface Options {
  readonly items: readonly CreatureInList[];
  readonly choice: Choice;
  /** Asks before many are deleted. */
  ask(): void;
}

/** What keys do in the gallery: with those that are chosen, or else with the one that has the focus. */
export function useGalleryKeys({ items, choice, ask }: Options): void {
  const navigate = useNavigate();
  const redraw = useRedraw(choice.clear);
  const remove = useDelete();
  const focused = () => {
    const cell = document.activeElement?.closest<HTMLElement>('[data-index]');
    return cell ? items[Number(cell.dataset['index'])] : undefined;
  };
  const redrawThem = () => {
    const one = focused();
    if (choice.count > 0) redraw.mutate({ selection: choice.selection });
    else if (one) redraw.mutate({ selection: { ids: [one.id] } });
  };
  const deleteThem = () => {
    const one = choice.count === 0 ? focused() : undefined;
    if (choice.count > 0) ask();
    else if (one) remove.mutate(one);
  };
  usePageKeys([
    { key: 'n', does: 'New creature', run: () => void navigate({ to: '/creatures/new' }) },
    { key: 'q', does: 'Add one in a line', run: () => focus('[data-quick-add]') },
    { key: '/', does: 'Search creatures', run: () => focus('[data-gallery-search]') },
    { key: 'ArrowDown', does: 'Into the gallery; arrows lead on', run: () => focus('[data-gallery] [tabindex="0"]') },
    { key: ' ', does: 'Choose or not; with Shift all in between' },
    { key: 'Ctrl A', does: 'Choose all that are found' },
    { key: 'r', does: 'Redraw the chosen ones', run: redrawThem },
    { key: 'Delete', does: 'Delete the chosen ones', run: deleteThem },
  ]);
}

function focus(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}
