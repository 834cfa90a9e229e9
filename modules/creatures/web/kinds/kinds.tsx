import {
  IconBook,
  IconBrush,
  IconFileImport,
  IconMoodPlus,
  IconPalette,
  IconPencilCog,
  IconTag,
  IconTags,
} from '@tabler/icons-react';
import { stateOf } from '../../../../web/operations/operations.tsx';
import type { KindScreens } from '../../../../web/operations/operations.tsx';
import { countWords, numbersOf, sentence, stoppedAt } from './numbers.ts';

export { numbersOf } from './numbers.ts';

export const drawKind: KindScreens = {
  kind: 'creatures.draw',
  name: 'Draw a creature',
  icon: IconBrush,
  stages: { drawing: 'Drawing', 'taking back': 'Taking the picture before' },
  headline(operation) {
    if (operation.status === 'rolled_back') return 'The picture before is back';
    if (operation.status !== 'completed') return stateOf(operation).words;
    return insteadOf(operation.result) ? 'Drawn by Steward itself: the image model did not answer' : 'A new picture';
  },
  applyLabel: () => 'Draw it',
  page: pageOfCreature,
};

/** The bulk redraw: how it is told on its own page too. */
export const redrawKind: KindScreens = {
  kind: 'creatures.redraw',
  name: 'Redraw creatures',
  icon: IconPalette,
  stages: {
    looking: 'Looking at every creature',
    drawing: 'Drawing pictures',
    'taking back': 'Taking the pictures before',
  },
  headline(operation, format) {
    const { to_draw, done, skipped, failed, taken_back, left } = numbersOf(operation);
    if (taken_back !== undefined)
      return sentence(`${format.count(taken_back, 'creature')} with the picture before`, format, [
        [left, 'left as they are'],
      ]);
    if (done !== undefined)
      return sentence(done === 0 ? 'Nothing new to draw' : `Drew ${format.count(done, 'picture')}`, format, [
        [skipped, 'up to date'],
        [failed, 'failed'],
      ]);
    if (to_draw !== undefined)
      return (
        stoppedAt(operation, format) ??
        sentence(`${format.count(to_draw, 'picture')} to draw`, format, [[skipped, 'up to date']])
      );
    return stateOf(operation).words;
  },
  applyLabel: (operation, format) =>
    countWords(numbersOf(operation).to_draw, (count) => `Draw ${format.count(count, 'picture')}`),
  schedules: [{ title: 'Draw what is new or was changed', input: {} }],
};

export const storyKind: KindScreens = {
  kind: 'creatures.tell-story',
  name: 'Tell a story',
  icon: IconBook,
  stages: { writing: 'Writing the story' },
  headline(operation) {
    if (operation.status === 'rolled_back') return 'The story before is back';
    if (operation.status !== 'completed') return stateOf(operation).words;
    return insteadOf(operation.result) ? 'Told by Steward itself: the model did not answer' : 'A new story';
  },
  applyLabel: () => 'Tell it',
  page: pageOfCreature,
};

const editKind: KindScreens = {
  kind: 'creatures.edit',
  name: 'Change creatures',
  icon: IconPencilCog,
  stages: {
    looking: 'Looking at every creature',
    changing: 'Changing creatures',
    'changing back': 'Changing them back',
  },
  headline(operation, format) {
    const { creatures, unchanged, changed, skipped, failed, restored, left } = numbersOf(operation);
    if (restored !== undefined)
      return sentence(`${format.count(restored, 'creature')} as before`, format, [[left, 'left as they are']]);
    if (changed !== undefined)
      return sentence(
        `${deletes(operation.input) ? 'Deleted' : 'Changed'} ${format.count(changed, 'creature')}`,
        format,
        [
          [skipped, 'as wanted already'],
          [failed, 'failed'],
        ],
      );
    if (creatures !== undefined)
      return (
        stoppedAt(operation, format) ??
        sentence(`${format.count(creatures, 'creature')} to change`, format, [[unchanged, 'as wanted already']])
      );
    return stateOf(operation).words;
  },
  applyLabel: (operation, format) =>
    countWords(
      numbersOf(operation).creatures,
      (count) => `${deletes(operation.input) ? 'Delete' : 'Change'} ${format.count(count, 'creature')}`,
    ),
};

const renameKind: KindScreens = {
  kind: 'creatures.rename-tag',
  name: 'Rename a tag',
  icon: IconTag,
  headline(operation) {
    const { renamed, restored } = numbersOf(operation);
    if (restored !== undefined)
      return restored > 0 ? 'It has its name again' : 'It was changed since, and stays as it is';
    return renamed === undefined ? stateOf(operation).words : 'Renamed wherever it is';
  },
  applyLabel: () => 'Rename it',
  page: () => ({ to: '/creatures/tags' }),
};

const mergeKind: KindScreens = {
  kind: 'creatures.merge-tags',
  name: 'Merge tags',
  icon: IconTags,
  stages: { merging: 'Merging tags', 'giving back': 'Taking them apart again' },
  headline(operation, format) {
    const { tags, given, moved, restored, left } = numbersOf(operation);
    if (tags === undefined) return stateOf(operation).words;
    const them = format.count(tags, 'tag');
    if (restored !== undefined) return sentence(`${them} apart again`, format, [[left, 'left as they are']]);
    if (given !== undefined) return `${them} to merge, ${format.count(given, 'creature')} to get the other`;
    return sentence(`Merged ${them}`, format, [
      [moved, moved === 1 ? 'creature got the other' : 'creatures got the other'],
      [left, 'left as they were'],
    ]);
  },
  applyLabel: () => 'Merge them',
  page: () => ({ to: '/creatures/tags' }),
};

export const importKind: KindScreens = {
  kind: 'creatures.import',
  name: 'Import creatures',
  icon: IconFileImport,
  stages: { reading: 'Reading the file', importing: 'Bringing creatures in', 'taking back': 'Taking creatures back' },
  headline(operation, format) {
    const numbers = numbersOf(operation);
    const { imported, taken_back, left, broken, unchanged, changed } = numbers;
    const fresh = numbers.new;
    if (fresh === 0 && changed === 0)
      return broken ? 'Nothing that can be brought in' : 'Nothing new: all of it is here';
    if (taken_back !== undefined)
      return sentence(`Took back ${format.count(taken_back, 'creature')}`, format, [[left, 'left as they are']]);
    if (imported !== undefined)
      return sentence(`Imported ${format.count(imported, 'creature')}`, format, [
        [left, 'left as they were'],
        [broken, 'broken'],
      ]);
    if (fresh !== undefined)
      return sentence(format.count(fresh, 'new creature'), format, [
        [changed, 'changed'],
        [unchanged, 'here already'],
        [broken, 'broken'],
      ]);
    return stateOf(operation).words;
  },
  applyLabel(operation, format) {
    const numbers = numbersOf(operation);
    const wanted = (numbers.new ?? 0) + (numbers.changed ?? 0);
    return wanted === 0 ? undefined : `Import ${format.count(wanted, 'creature')}`;
  },
  page: ({ operation_id: operationId }) => ({ to: '/creatures/import/$operationId', params: { operationId } }),
  again: () => ({ to: '/creatures/import' }),
};

const examplesKind: KindScreens = {
  kind: 'creatures.add-examples',
  name: 'Example collection',
  icon: IconMoodPlus,
  stages: { adding: 'Adding creatures', 'taking back': 'Taking them away again' },
  headline(operation, format) {
    const { added, skipped, taken_back, left } = numbersOf(operation);
    if (taken_back !== undefined)
      return sentence(`Took ${format.count(taken_back, 'creature')} away again`, format, [[left, 'left as they are']]);
    if (added === undefined) return stateOf(operation).words;
    if (added === 0) return 'All of them are here already';
    return sentence(`${format.count(added, 'creature')} moved in`, format, [[skipped, 'here already']]);
  },
  applyLabel: () => 'Add them',
  page: () => ({ to: '/creatures' }),
};

/** How the operations of creatures are told. */
export const creatureKinds: readonly KindScreens[] = [
  ...[drawKind, redrawKind, storyKind, editKind],
  ...[renameKind, mergeKind, importKind, examplesKind],
];

function pageOfCreature({ input }: { input: unknown }) {
  const { creature_id: creatureId } = input as { creature_id?: string };
  return creatureId === undefined
    ? { to: '/creatures' as const }
    : { to: '/creatures/$creatureId' as const, params: { creatureId } };
}

/** A model was asked, and the builtin part did the work in its place. */
function insteadOf(result: unknown): boolean {
  const {
    faults = [],
    drawn_by,
    written_by,
  } = (result ?? {}) as { faults?: readonly unknown[]; drawn_by?: string; written_by?: string };
  return faults.length > 0 && [drawn_by, written_by].includes('builtin');
}

function deletes(input: unknown): boolean {
  return (input as { edit?: { delete?: true } }).edit?.delete === true;
}
