import { Button, Stack, Text } from '@mantine/core';
import { Dialog } from '../../../web/design/design.tsx';
import type { Scope } from './scope.ts';

/** A change of one that repeats, waiting to know how many it means. */
export interface Question {
  readonly title: string;
  readonly verb: 'Move' | 'Change' | 'Delete';
  readonly scopes: readonly Scope[];
  answer(scope: Scope): void;
}

const WORDS = { one: 'Only this one', following: 'This one and all that follow', all: 'All of them' } as const;

/** One, this and the following, or all? */
export function ScopeDialog({ question, onClose }: { question: Question | undefined; onClose: () => void }) {
  return (
    <Dialog opened={question !== undefined} onClose={onClose} title={`${question?.verb} which ones?`}>
      <Text size="sm" c="dimmed" mb="md">
        “{question?.title}” repeats.
      </Text>
      <Stack gap="xs">
        {question?.scopes.map((scope, index) => (
          <Button
            key={scope}
            variant={index === 0 ? 'filled' : 'default'}
            color={question.verb === 'Delete' && index === 0 ? 'red' : 'petrol'}
            justify="flex-start"
            data-autofocus={index === 0 || undefined}
            onClick={() => {
              question.answer(scope);
              onClose();
            }}
          >
            {WORDS[scope]}
          </Button>
        ))}
      </Stack>
    </Dialog>
  );
}
