import { Alert, Anchor, Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { toProblem } from '../api/api.ts';
import { signIn } from './session-store.ts';

interface Props {
  readonly why: 'not-yet' | 'signed-out' | 'ended';
  /** Absent where new people are added by an admin. */
  readonly signUp?: () => void;
}

export function SignInForm({ why, signUp }: Props) {
  const form = useForm({ mode: 'uncontrolled', initialValues: { email: '', password: '' } });
  const { mutate, isPending, error } = useMutation({ mutationFn: signIn });
  return (
    <form onSubmit={form.onSubmit((values) => mutate(values))}>
      <Stack gap="lg">
        <div>
          <Title order={1}>Sign in</Title>
          <Text c="dimmed" mt={4} aria-live="polite">
            {why === 'ended'
              ? 'Your session has ended. Sign in and you are back where you were.'
              : why === 'signed-out'
                ? 'You are signed out.'
                : 'Good to see you.'}
          </Text>
        </div>
        <Stack gap="md">
          <TextInput
            label="Email or username"
            autoComplete="username"
            autoCapitalize="none"
            autoFocus
            required
            withAsterisk={false}
            key={form.key('email')}
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            key={form.key('password')}
            {...form.getInputProps('password')}
          />
        </Stack>
        {error && (
          <Alert color="red" role="alert">
            {toProblem(error).message}
          </Alert>
        )}
        <Button type="submit" size="md" loading={isPending} fullWidth>
          Sign in
        </Button>
        {signUp && (
          <Text size="sm" c="dimmed">
            New here?{' '}
            <Anchor component="button" type="button" size="sm" underline="always" onClick={signUp}>
              Sign up
            </Anchor>
          </Text>
        )}
      </Stack>
    </form>
  );
}
