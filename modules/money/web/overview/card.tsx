import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './overview.module.css';

interface CardProps {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
  /** Of the two columns both. */
  readonly wide?: boolean;
}

/** One sheet of the overview. */
export function Card({ title, action, wide, children }: CardProps) {
  return (
    <section className={classes.card} data-wide={wide || undefined} aria-label={title}>
      <div className={classes.cardHead}>
        <Title order={2} size="h4">
          {title}
        </Title>
        {action}
      </div>
      {children}
    </section>
  );
}
