import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { toProblem } from '../api/api.ts';
import classes from './design.module.css';

export type Tone = 'neutral' | 'accent' | 'good' | 'warn' | 'bad';

interface NoticeProps {
  readonly tone?: Tone;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

const ICONS = {
  neutral: IconInfoCircle,
  accent: IconInfoCircle,
  good: IconCircleCheck,
  warn: IconAlertTriangle,
  bad: IconAlertTriangle,
} as const;

/** A quiet box that says something about what stands around it. */
export function Notice({ tone = 'neutral', title, children, action }: NoticeProps) {
  const Icon = ICONS[tone];
  return (
    <div className={classes.notice} data-tone={tone}>
      <Icon size={20} aria-hidden />
      <div className={classes.noticeText}>
        <strong>{title}</strong>
        {children && <div>{children}</div>}
      </div>
      {action}
    </div>
  );
}

/** What went wrong, and the way out. */
export function ErrorNotice({ error, retry }: { error: unknown; retry?: () => void }) {
  const problem = toProblem(error);
  return (
    <div role="alert">
      <Notice
        tone="bad"
        title={problem.title}
        action={
          retry && (
            <Button variant="default" size="xs" onClick={retry}>
              Try again
            </Button>
          )
        }
      >
        {problem.message === problem.title ? undefined : problem.message}
      </Notice>
    </div>
  );
}

interface EmptyProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** What this place is for, and the first thing to do. */
export function Empty({ icon, title, children, action }: EmptyProps) {
  return (
    <div className={classes.empty}>
      <div className={classes.emptyIcon} aria-hidden>
        {icon}
      </div>
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </div>
  );
}
