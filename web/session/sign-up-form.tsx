import { Alert, Anchor, Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { toProblem } from '../api/api.ts';
import { signUp } from './session-store.ts';

const SHORTEST_PASSWORD = 8;

interface Props {
  /** Nobody is here yet: whoever signs up becomes the admin. */
  readonly first?: boolean;
  readonly signIn?: () => void;
}

export function SignUpForm({ first, signIn }: Props) {
  const { mutate, isPending, error } = useMutation({
    mutationFn: signUp,
    onError: (fault) => form.setErrors(Object.fromEntries(FIELDS.map((name) => [name, toProblem(fault).field(name)]))),
  });
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { full_name: '', email: '', password: '' },
    validateInputOnBlur: true,
    validate: {
      full_name: (name) => (name.trim() ? null : 'How may Steward call you?'),
      email: (email) => (/^\S+@\S+$/.test(email.trim()) ? null : 'An email address has an @ in it.'),
      password: (password) =>
        password.length >= SHORTEST_PASSWORD ? null : `At least ${SHORTEST_PASSWORD} characters; a few words are good.`,
    },
  });
  const problem = error ? toProblem(error) : undefined;
  const toldBeside = FIELDS.some((name) => problem?.field(name) !== undefined);
  return (
    <form noValidate onSubmit={form.onSubmit((values) => mutate(values))}>
      <Stack gap="lg">
        <div>
          <Title order={1}>{first ? 'Welcome to Steward' : 'Sign up'}</Title>
          <Text c="dimmed" mt={4}>
            {first
              ? 'You are the first person here, so you become the admin: you decide who else may come in and which folders Steward may look after.'
              : 'A minute, and you are in.'}
          </Text>
        </div>
        <Stack gap="md">
          <TextInput
            label="Your name"
            autoComplete="name"
            autoFocus
            key={form.key('full_name')}
            {...form.getInputProps('full_name')}
          />
          <TextInput
            label="Email"
            type="email"
            autoComplete="email"
            key={form.key('email')}
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label="Password"
            description={`At least ${SHORTEST_PASSWORD} characters`}
            autoComplete="new-password"
            key={form.key('password')}
            {...form.getInputProps('password')}
          />
        </Stack>
        {problem && !toldBeside && (
          <Alert color="red" role="alert">
            {problem.message}
          </Alert>
        )}
        <Button type="submit" size="md" loading={isPending} fullWidth>
          {first ? 'Begin' : 'Sign up'}
        </Button>
        {signIn && (
          <Text size="sm" c="dimmed">
            Been here before?{' '}
            <Anchor component="button" type="button" size="sm" underline="always" onClick={signIn}>
              Sign in
            </Anchor>
          </Text>
        )}
      </Stack>
    </form>
  );
}

const FIELDS = ['full_name', 'email', 'password'] as const;
