import { CloseButton, Drawer, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './design.module.css';
import { useEscape } from './use-escape.ts';

interface Props {
  readonly title: string;
  /** A column beside what it is about, a drawer over it, or the whole of a phone. */
  readonly as: 'panel' | 'drawer' | 'sheet';
  readonly foot?: ReactNode;
  readonly children: ReactNode;
  close(): void;
}

/** Where a thing is made or changed: a head, what scrolls, and what to do at the foot. */
export function EditorFrame({ title, as, foot, children, close }: Props) {
  useEscape(true, close);
  const inside = (
    <>
      <div className={classes.editorHead}>
        <h2>{title}</h2>
        <CloseButton aria-label="Close the editor" size="lg" onClick={close} />
      </div>
      <div className={classes.editorBody}>{children}</div>
      {foot && <div className={classes.editorFoot}>{foot}</div>}
    </>
  );
  if (as === 'panel') {
    return (
      <section className={classes.editorPanel} aria-label={title}>
        {inside}
      </section>
    );
  }
  if (as === 'drawer') {
    return (
      <Drawer.Root opened onClose={close} size={520} position="right" closeOnEscape={false}>
        <Drawer.Overlay backgroundOpacity={0.35} />
        <Drawer.Content aria-label={title}>
          <div className={classes.editorSheet}>{inside}</div>
        </Drawer.Content>
      </Drawer.Root>
    );
  }
  return (
    <Modal.Root opened onClose={close} fullScreen closeOnEscape={false} transitionProps={{ duration: 120 }}>
      <Modal.Content aria-label={title}>
        <div className={classes.editorSheet}>{inside}</div>
      </Modal.Content>
    </Modal.Root>
  );
}
