import { Title } from '@mantine/core';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import classes from './design.module.css';

interface PageProps {
  /** Also the name of the browser's tab. */
  readonly title: string;
  readonly lead?: ReactNode;
  /** Above the title: where this page belongs. */
  readonly above?: ReactNode;
  readonly actions?: ReactNode;
  /** A page that fills the window and scrolls inside. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** One page: its heading, what it is about in a line, what to do, and the rest. Navigation moves the focus to the heading. */
export function Page({ title, lead, above, actions, wide, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Steward`;
  }, [title]);
  return (
    <div className={classes.page} data-wide={wide || undefined}>
      <header className={classes.pageHead}>
        <div className={classes.pageTitle}>
          {above}
          <Title order={1} tabIndex={-1} data-page-title className={classes.pageHeading}>
            {title}
          </Title>
          {lead && <div className={classes.lead}>{lead}</div>}
        </div>
        {actions && <div className={classes.pageActions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

interface SectionProps {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, action, children }: SectionProps) {
  return (
    <section className={classes.section} aria-label={title}>
      <div className={classes.sectionHead}>
        <Title order={2}>{title}</Title>
        {action}
      </div>
      {children}
    </section>
  );
}

/** A figure and what it counts. */
export function Figure({ value, label, tone = 'neutral' }: { value: ReactNode; label: ReactNode; tone?: FigureTone }) {
  return (
    <div className={classes.figure} data-tone={tone}>
      <dd>{value}</dd>
      <dt>{label}</dt>
    </div>
  );
}

type FigureTone = 'neutral' | 'warn' | 'bad' | 'good';

export function Figures({ children }: { children: ReactNode }) {
  return <dl className={classes.figures}>{children}</dl>;
}
