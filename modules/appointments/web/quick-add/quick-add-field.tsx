import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle, IconCalendarPlus, IconMapPin, IconRepeat, IconTag } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { toProblem } from '../../../../web/api/api.ts';
import type { Appointment } from '../../../../web/api/api.ts';
import { useClock } from '../clock.tsx';
import { draftWords } from './draft-words.ts';
import { addDraft, askDraft, draftOptions } from './drafts.ts';
import type { Said } from './drafts.ts';
import classes from './quick-add.module.css';

interface Props {
  /** Opens the editor with what was understood. */
  onEdit(text: string): void;
  onAdded?(appointment: Appointment): void;
}

/** How long typing has stopped before the API is asked. */
const QUIET_MS = 150;

/** One line in one's own words: Enter adds it, Tab opens it in the editor, and below stands how it is understood. */
export function QuickAdd({ onEdit, onAdded }: Props) {
  const clock = useClock();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, QUIET_MS);
  const id = useId();
  const { data, error } = useQuery(draftOptions(asked, clock.zone));
  const adding = useMutation({
    // What stands there now, not what was understood a moment ago.
    mutationFn: async (line: string) => {
      const { draft } = await askDraft(line, clock.zone);
      return draft.title === '' ? undefined : addDraft(client, draft);
    },
    onSuccess(added, line) {
      if (!added) return edit(line);
      setText('');
      onAdded?.(added);
    },
  });
  const edit = (line: string) => {
    setText('');
    onEdit(line);
  };
  const empty = text.trim() === '';

  const onKeyDown = (event: KeyboardEvent) => {
    if (empty || event.nativeEvent.isComposing) return;
    if (event.key === 'Tab' && !event.shiftKey) {
      event.preventDefault();
      edit(text);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      setText('');
    }
  };
  const problem = adding.error ?? error;
  return (
    <form
      className={classes.quickAdd}
      onSubmit={(event) => {
        event.preventDefault();
        if (!empty && !adding.isPending) adding.mutate(text);
      }}
    >
      <TextInput
        data-quick-add
        aria-label="Add an appointment"
        aria-describedby={`${id}-hint`}
        placeholder="Dentist Tue 15:00 1h"
        leftSection={<IconCalendarPlus size={18} stroke={1.7} aria-hidden />}
        value={text}
        maxLength={1000}
        autoComplete="off"
        enterKeyHint="done"
        onChange={({ currentTarget }) => {
          adding.reset();
          setText(currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      <span id={`${id}-hint`} hidden>
        In your own words. Enter adds it, Tab opens it in the editor.
      </span>
      <div role="status" className={classes.understood} hidden={empty}>
        {problem && !empty && <p className={classes.doubt}>{toProblem(problem).message}</p>}
        {data && !empty && !problem && <Understood said={data} />}
        {!empty && (
          <p className={classes.keys}>
            <kbd>Enter</kbd> adds it, <kbd>Tab</kbd> opens it in the editor
          </p>
        )}
      </div>
    </form>
  );
}

function Understood({ said: { draft, left, conflicts, repeats } }: { said: Said }) {
  const clock = useClock();
  return (
    <>
      <p className={classes.what}>
        <strong>{draft.title === '' ? 'What is it?' : draft.title}</strong>
        <span>
          {draftWords(draft, clock)}
          {conflicts.length === 0 && ', no conflict'}
        </span>
      </p>
      <ul className={classes.parts}>
        {repeats !== null && (
          <li>
            <IconRepeat size={15} stroke={1.7} aria-hidden /> {repeats}
          </li>
        )}
        {draft.location !== '' && (
          <li>
            <IconMapPin size={15} stroke={1.7} aria-hidden /> {draft.location}
          </li>
        )}
        {draft.category !== null && (
          <li>
            <IconTag size={15} stroke={1.7} aria-hidden /> {draft.category}
          </li>
        )}
      </ul>
      {conflicts.length > 0 && (
        <p className={classes.conflict}>
          <IconAlertTriangle size={15} stroke={1.7} aria-hidden /> At the same time:{' '}
          {conflicts
            .slice(0, 3)
            .map(({ title }) => title)
            .join(', ')}
          {conflicts.length > 3 && ` and ${conflicts.length - 3} more`}
        </p>
      )}
      {left.length > 0 && <p className={classes.doubt}>Not understood: {left.join(', ')}</p>}
    </>
  );
}
