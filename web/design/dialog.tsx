import { Modal } from '@mantine/core';
import type { MantineSize } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './design.module.css';
import { useEscape } from './use-escape.ts';

interface DialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly size?: MantineSize;
  readonly children: ReactNode;
}

/** A small window over the page, for one thing. Its head is no `<header>`: the page has that landmark already. */
export function Dialog({ opened, onClose, title, size = 'sm', children }: DialogProps) {
  useEscape(opened, onClose);
  return (
    <Modal.Root opened={opened} onClose={onClose} size={size} closeOnEscape={false} centered radius="lg">
      <Modal.Overlay backgroundOpacity={0.35} />
      <Modal.Content>
        <div className={classes.dialogHead}>
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label="Close" />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
