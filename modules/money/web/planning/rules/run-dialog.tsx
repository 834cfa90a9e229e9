import { Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ask } from '../../../../../web/api/api.ts';
import type { Account } from '../../../../../web/api/api.ts';
import { Dialog } from '../../../../../web/design/design.tsx';
import { usePlanning } from '../planning-queries.ts';
import classes from './rules.module.css';

/** Which transactions the rules are run over; then what would change is shown, and nothing has changed yet. */
export function RunDialog({ accounts, onClose }: { accounts: readonly Account[]; onClose(): void }) {
  const navigate = useNavigate();
  const [choice, setChoice] = useState({ account_id: '', from: '', to: '', only_uncategorised: true });
  const look = usePlanning(async () => {
    const { account_id, from, to, only_uncategorised } = choice;
    const filter = {
      only_uncategorised,
      ...(account_id !== '' && { account_id }),
      ...(from !== '' && { from }),
      ...(to !== '' && { to }),
    };
    const { operation_id } = await ask(api.POST('/api/v1/rules/apply', { body: { filter, dry_run: true } }));
    onClose();
    await navigate({ to: '/money/rules/run/$operationId', params: { operationId: operation_id } });
  });
  const set = (given: Partial<typeof choice>) => setChoice({ ...choice, ...given });
  return (
    <Dialog opened onClose={onClose} title="Run the rules over history">
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          look.mutate(undefined);
        }}
      >
        <NativeSelect
          label="Account"
          value={choice.account_id}
          data={[{ value: '', label: 'All accounts' }, ...accounts.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={({ currentTarget }) => set({ account_id: currentTarget.value })}
        />
        <div className={classes.days}>
          <TextInput
            {...{ type: 'date', label: 'From (may stay empty)' }}
            value={choice.from}
            onChange={({ currentTarget }) => set({ from: currentTarget.value })}
          />
          <TextInput
            {...{ type: 'date', label: 'To' }}
            value={choice.to}
            onChange={({ currentTarget }) => set({ to: currentTarget.value })}
          />
        </div>
        <Checkbox
          label="Only what has no category yet"
          checked={choice.only_uncategorised}
          onChange={({ currentTarget }) => set({ only_uncategorised: currentTarget.checked })}
        />
        <p className={classes.quiet}>
          You see what would change before it does. Transfers and split ones are left alone.
        </p>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={look.isPending}>
            See what changes
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
