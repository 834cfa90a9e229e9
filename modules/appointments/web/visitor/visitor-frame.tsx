import { Skeleton } from '@mantine/core';
import { IconClock, IconMapPin } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Mark } from '../../../../web/design/design.tsx';
import classes from './visitor.module.css';
import { minutesInWords } from './words.ts';

interface Props {
  readonly about?: About | undefined;
  readonly children: ReactNode;
}

/** What is booked, with whom. */
export interface About {
  readonly title: string;
  readonly host: string;
  readonly durations: readonly number[];
  readonly location: string;
  readonly description?: string;
}

/** The one sheet of a visitor's page: what it is about at the side, what to do in the middle. */
export function VisitorFrame({ about, children }: Props) {
  useEffect(() => {
    document.title = about ? `${about.title} · ${about.host}` : 'Steward';
  }, [about]);
  return (
    <div className={classes.page}>
      <div className={classes.sheet}>
        <aside className={classes.about} aria-label="About">
          {about ? <AboutPage {...about} /> : <Skeleton h={140} aria-hidden />}
        </aside>
        <main className={classes.main} id="main">
          {children}
        </main>
      </div>
      <footer className={classes.foot}>
        <Mark size={20} /> <span>Steward</span>
      </footer>
    </div>
  );
}

function AboutPage({ title, host, durations, location, description = '' }: About) {
  return (
    <>
      <span className={classes.face} aria-hidden>
        {initials(host)}
      </span>
      <p className={classes.host}>{host}</p>
      <h1>{title}</h1>
      <ul className={classes.facts}>
        <li>
          <IconClock size={18} aria-label="How long" />
          {durations.map(minutesInWords).join(' · ')}
        </li>
        {location !== '' && (
          <li>
            <IconMapPin size={18} aria-label="Where" />
            <Place text={location} />
          </li>
        )}
      </ul>
      {description !== '' && <p className={classes.description}>{description}</p>}
    </>
  );
}

/** A link where the whole text is one. */
function Place({ text }: { text: string }) {
  const isLink = /^https?:\/\/\S+$/.test(text) && URL.canParse(text);
  if (!isLink) return <span>{text}</span>;
  return (
    <a href={text} rel="noreferrer">
      {text.replace(/^https?:\/\//, '')}
    </a>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0] ?? '')
    .join('')
    .toUpperCase();
}
