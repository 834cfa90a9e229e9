import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '../../../../web/api/api.ts';
import type { Creature } from '../../../../web/api/api.ts';
import { EditorFrame, ErrorNotice, Notice, ThrowAway } from '../../../../web/design/design.tsx';
import { creatureOptions } from '../creature-options.ts';
import { NEW_DRAFT, changedFields, draftOf, mergedDraft } from './draft.ts';
import type { Draft } from './draft.ts';
import { EditorFields } from './editor-fields.tsx';
import classes from './editor.module.css';
import { LiveSketch } from './live-sketch.tsx';
import { Meanwhile } from './meanwhile.tsx';
import { useSave } from './use-save.ts';

interface Props {
  /** What is edited; nothing: a new one. */
  readonly creature?: Creature;
  close(): void;
  /** Of a new one; leads on from here. */
  onMade?(creature: Creature): void;
}

const FIELDS = ['name', 'species', 'tags', 'colors', 'temperament', 'habitat', 'features', 'description', 'story'];

/** One creature, new or known, over the page; on a phone it is the whole of it. A sketch shows what it will look like. */
export function CreatureEditor({ creature, close, onMade }: Props) {
  const client = useQueryClient();
  const phone = useMediaQuery('(max-width: 800px)', undefined, { getInitialValueInEffect: false });
  // What was read when it was opened stays the ground, however often it is read again.
  const [ground, setGround] = useState({
    before: creature ? draftOf(creature) : NEW_DRAFT,
    revision: creature?.revision,
  });
  const [draft, setDraft] = useState(ground.before);
  const [theirs, setTheirs] = useState<Creature>();
  const [leaving, setLeaving] = useState(false);
  const { mutate, isPending, error, reset } = useSave((saved) => {
    if (!creature && onMade) onMade(saved);
    else close();
  });
  const refused = error ? toProblem(error) : undefined;
  const meanwhile = refused?.status === 412;
  const trashed = creature !== undefined && creature.deleted_at !== null;
  const dirty = changedFields(ground.before, draft).length > 0;
  const beside = refused?.fields.some(({ path }) => FIELDS.some((field) => path.split('/').includes(field))) ?? false;

  const save = (saving: { draft: Draft; before: Draft; revision: number | undefined }) =>
    mutate(
      { ...saving, trashed, id: creature?.id },
      {
        onError(problem) {
          if (!creature) return;
          const { status } = toProblem(problem);
          if (status === 412) void seeTheirs(creature);
          if (status === 404 || trashed)
            void client.invalidateQueries({ queryKey: creatureOptions(creature.id).queryKey });
        },
      },
    );
  const seeTheirs = async ({ id }: Creature) =>
    setTheirs(await client.fetchQuery({ ...creatureOptions(id), staleTime: 0 }).catch(() => undefined));
  const set = (next: Draft) => {
    if (refused && !meanwhile) reset();
    setDraft(next);
  };
  const leave = () => (dirty ? setLeaving(true) : close());
  const goOnWith = (latest: Creature, next: Draft) => {
    const rebased = { before: draftOf(latest), revision: latest.revision };
    setGround(rebased);
    setDraft(next);
    setTheirs(undefined);
    reset();
    return rebased;
  };

  return (
    <EditorFrame
      title={creature ? `Change ${creature.name}` : 'New creature'}
      as={phone ? 'sheet' : 'drawer'}
      close={leave}
      foot={
        <>
          <Button variant="default" onClick={leave} ml="auto">
            Cancel
          </Button>
          <Button type="submit" form="creature" loading={isPending} disabled={creature !== undefined && !dirty}>
            {creature ? (trashed ? 'Restore and save' : 'Save') : 'Add it'}
          </Button>
        </>
      }
    >
      <form
        id="creature"
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          save({ draft, ...ground });
        }}
      >
        {trashed && (
          <div role="alert">
            <Notice tone="warn" title={`${creature.name} is in the trash`}>
              Save, and it comes back with your changes.
            </Notice>
          </div>
        )}
        {refused && !meanwhile && !beside && !trashed && <ErrorNotice error={refused} />}
        {meanwhile && theirs && (
          <Meanwhile
            before={ground.before}
            mine={draft}
            theirs={draftOf(theirs)}
            onTheirs={() => goOnWith(theirs, draftOf(theirs))}
            onMine={() => {
              const merged = mergedDraft(ground.before, draft, draftOf(theirs));
              save({ draft: merged, ...goOnWith(theirs, merged) });
            }}
          />
        )}
        <LiveSketch draft={draft} />
        <EditorFields draft={draft} problem={refused} onChange={set} />
      </form>
      <ThrowAway opened={leaving} onStay={() => setLeaving(false)} onLeave={close} />
    </EditorFrame>
  );
}
