import { CloseButton, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEscape } from '../../../../web/design/design.tsx';
import classes from './editor.module.css';

interface Props {
  readonly title: string;
  readonly phone: boolean;
  readonly foot?: ReactNode;
  readonly children: ReactNode;
  close(): void;
}

/** A column beside the calendar, or the whole of a phone. */
export function EditorFrame({ title, phone, foot, children, close }: Props) {
  useEscape(true, close);
  const inside = (
    <>
      <div className={classes.head}>
        <h2>{title}</h2>
        <CloseButton aria-label="Close the editor" size="lg" onClick={close} />
      </div>
      <div className={classes.body}>{children}</div>
      {foot && <div className={classes.foot}>{foot}</div>}
    </>
  );
  if (!phone) {
    return (
      <section className={classes.panel} aria-label={title}>
        {inside}
      </section>
    );
  }
  return (
    <Modal.Root opened onClose={close} fullScreen closeOnEscape={false} transitionProps={{ duration: 120 }}>
      <Modal.Content aria-label={title}>
        <div className={classes.sheet}>{inside}</div>
      </Modal.Content>
    </Modal.Root>
  );
}
