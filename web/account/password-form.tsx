import { Alert, Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask, holdToken, toProblem } from '../api/api.ts';
import classes from './account.module.css';

const SHORTEST_PASSWORD = 8;

/** A new password ends every session but gives this one new tokens. */
export function PasswordForm() {
  const client = useQueryClient();
  const form = useForm({
    initialValues: { current_password: '', new_password: '' },
    validateInputOnBlur: true,
    validate: {
      new_password: (password) =>
        password.length >= SHORTEST_PASSWORD ? null : `At least ${SHORTEST_PASSWORD} characters; a few words are good.`,
    },
  });
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: typeof form.values) => ask(api.PUT('/api/v1/auth/password', { body })),
    onSuccess(tokens) {
      holdToken(tokens);
      form.reset();
      void client.invalidateQueries({ queryKey: ['sessions'] });
      notifications.show({
        color: 'green',
        title: 'Your password is changed',
        message: 'Everywhere else you are signed out.',
      });
    },
    onError: (fault) => {
      const problem = toProblem(fault);
      form.setErrors({
        new_password: problem.field('new_password'),
        current_password: problem.field('current_password'),
      });
    },
  });
  const problem = error ? toProblem(error) : undefined;
  return (
    <form className={classes.form} onSubmit={form.onSubmit((values) => mutate(values))}>
      <PasswordInput
        label="Current password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        {...form.getInputProps('current_password')}
      />
      <PasswordInput
        label="New password"
        description={`At least ${SHORTEST_PASSWORD} characters`}
        autoComplete="new-password"
        required
        withAsterisk={false}
        {...form.getInputProps('new_password')}
      />
      {problem && problem.fields.length === 0 && (
        <Alert color="red" role="alert">
          {problem.message}
        </Alert>
      )}
      <Button type="submit" loading={isPending}>
        Change the password
      </Button>
    </form>
  );
}
