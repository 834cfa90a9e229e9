import { Button, ColorSwatch, Group, Stack, TextInput, UnstyledButton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../../../web/api/api.ts';
import type { Category } from '../../../../web/api/api.ts';
import { ColorField, Dialog, ErrorNotice, useFormat } from '../../../../web/design/design.tsx';
import { appointmentKeys, categoriesOptions } from '../calendar-queries.ts';
import { useBulk } from '../results/results.tsx';
import classes from './calendars.module.css';

/** The categories in use: a click changes the name or the colour. */
export function Categories() {
  const format = useFormat();
  const { data } = useQuery(categoriesOptions);
  const [changing, setChanging] = useState<Category>();
  if (data?.items.length === 0)
    return <p className={classes.quiet}>An appointment may have one; then it stands here.</p>;
  return (
    <>
      <ul className={classes.list}>
        {data?.items.map((category) => (
          <li key={category.name}>
            <UnstyledButton
              className={classes.category ?? ''}
              aria-label={`Change the category ${category.name}`}
              onClick={() => setChanging(category)}
            >
              <ColorSwatch color={category.color} size={16} aria-hidden />
              <span className={classes.show}>{category.name}</span>
              <span className={classes.quiet}>{format.number(category.appointments)}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {changing && <CategoryForm category={changing} onClose={() => setChanging(undefined)} />}
    </>
  );
}

/** Another name is a change of all its appointments: an operation, with its undo. */
function CategoryForm({ category, onClose }: { category: Category; onClose: () => void }) {
  const client = useQueryClient();
  const format = useFormat();
  const [name, setName] = useState(category.name);
  const [color, setColor] = useState(category.color);
  const renaming = useBulk(onClose);
  const coloring = useMutation({
    mutationFn: () =>
      ask(
        api.PUT('/api/v1/appointments/categories/{name}', {
          params: { path: { name: name.trim() } },
          body: { color },
        }),
      ),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: appointmentKeys.all });
      if (name.trim() === category.name) onClose();
      else renaming.mutate({ filter: { category: category.name }, edit: { category: name.trim() } });
    },
  });
  return (
    <Dialog opened onClose={onClose} title="Change the category">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          coloring.mutate();
        }}
      >
        <Stack gap="md">
          {coloring.error && <ErrorNotice error={coloring.error} />}
          <TextInput
            label="Name"
            description={`Of ${format.count(category.appointments, 'appointment')}; another name changes them all`}
            required
            withAsterisk={false}
            data-autofocus
            maxLength={100}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <ColorField value={color} onChange={setColor} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={coloring.isPending || renaming.isPending} disabled={name.trim() === ''}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
