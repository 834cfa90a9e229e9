import { Button } from '@mantine/core';
import type { ButtonProps } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { Operation } from '../api/api.ts';
import { useAct } from './use-acts.ts';

interface Props extends Pick<ButtonProps, 'size' | 'variant'> {
  readonly operation: Operation;
}

export function UndoButton({ operation, size = 'sm', variant = 'default' }: Props) {
  const { mutate, isPending } = useAct('rollback');
  return (
    <Button
      size={size}
      variant={variant}
      loading={isPending}
      leftSection={<IconArrowBackUp size={16} aria-hidden />}
      onClick={() => mutate({ operation })}
    >
      Undo
    </Button>
  );
}
