import { Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { CategoryField } from '../../design/design.tsx';
import { TagsField } from '../tags-field.tsx';
import type { Edit } from './edit.ts';
import classes from './bulk.module.css';

interface Props {
  readonly busy: boolean;
  onEdit(edit: Edit): void;
  onClose(): void;
}

export function CategoryForm(props: Props) {
  const [category_id, setCategory] = useState<string | null>(null);
  return (
    <EditForm {...props} edit={{ category_id }}>
      <CategoryField opened name="Category" value={category_id} onChange={setCategory} />
      <p className={classes.hint}>What is in parts, and transfers, are left out.</p>
    </EditForm>
  );
}

export function TagsForm(props: Props) {
  const [way, setWay] = useState<'add' | 'remove'>('add');
  const [tags, setTags] = useState<string[]>([]);
  const edit = way === 'add' ? { add_tags: tags } : { remove_tags: tags };
  return (
    <EditForm {...props} edit={tags.length > 0 ? edit : undefined}>
      <SegmentedControl
        fullWidth
        aria-label="What to do"
        value={way}
        data={[
          { value: 'add', label: 'Give' },
          { value: 'remove', label: 'Take off' },
        ]}
        onChange={setWay}
      />
      <TagsField focused value={tags} onChange={setTags} />
    </EditForm>
  );
}

export function PayeeForm(props: Props) {
  const [payee, setPayee] = useState('');
  return (
    <EditForm {...props} edit={payee.trim() === '' ? undefined : { payee: payee.trim() }}>
      <TextInput
        label="Payee"
        data-autofocus
        maxLength={300}
        value={payee}
        onChange={({ currentTarget }) => setPayee(currentTarget.value)}
      />
    </EditForm>
  );
}

/** `edit` undefined: not enough is said yet. */
function EditForm({ edit, busy, onEdit, onClose, children }: Props & { edit: Edit | undefined; children: ReactNode }) {
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (edit) onEdit(edit);
      }}
    >
      {children}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Leave them
        </Button>
        <Button type="submit" loading={busy} disabled={!edit}>
          Preview
        </Button>
      </Group>
    </form>
  );
}
