import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Summary } from '../../../web/api/api.ts';
import { Figure, Figures, Pill, RelativeTime, useFormat } from '../../../web/design/design.tsx';
import { usePerson } from '../../../web/session/session.tsx';
import classes from './summaries.module.css';
import { factWords, labelWords, periodWords, writerWords } from './summary-words.ts';

/** What stands beside the text, where it is there. */
const BESIDE = [
  ['appointments', 'appointments'],
  ['busy', 'taken'],
  ['free', 'longest free stretch'],
  ['overlapping', 'overlapping'],
  ['changes', 'changes since the last one'],
] as const;

/** One summary: its text, the facts that it was written from, and who wrote it. */
export function SummaryView({ summary }: { summary: Summary }) {
  const { locale } = usePerson();
  const format = useFormat();
  const words = { locale, format };
  const { facts, record, text, label, created_at, operation_id } = summary;
  const categories = categoriesOf(summary);
  return (
    <article className={classes.summary} aria-label={`Summary: ${periodWords(summary, locale)}`}>
      <div className={classes.text}>
        <div className={classes.textHead}>
          <Pill tone="accent">{labelWords(label)}</Pill>
          <h2>{periodWords(summary, locale)}</h2>
        </div>
        {text.split('\n\n').map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <p className={classes.writer}>
          <RelativeTime at={created_at} /> · {writerWords(record)}{' '}
          <Anchor
            size="sm"
            renderRoot={(props) => (
              <Link {...props} to="." search={(search) => ({ ...search, operation: operation_id })} />
            )}
          >
            How it came to be
          </Anchor>
        </p>
      </div>
      <aside className={classes.beside} aria-label="Facts">
        <Figures>
          {BESIDE.map(([name, label]) => {
            const fact = facts[name];
            const value = fact && factWords(fact, words);
            return (
              value !== undefined && (
                <Figure key={name} value={value} label={label} tone={name === 'overlapping' ? 'warn' : 'neutral'} />
              )
            );
          })}
        </Figures>
        {categories.length > 0 && (
          <ul className={classes.categories} aria-label="Time by category">
            {categories.map(({ name, minutes, share }) => (
              <li key={name}>
                <span className={classes.category}>
                  <span>{name}</span>
                  <span>{factWords({ kind: 'duration', minutes }, words)}</span>
                </span>
                <span className={classes.bar} aria-hidden>
                  <span style={{ width: `${share * 100}%` }} />
                </span>
              </li>
            ))}
          </ul>
        )}
        <details className={classes.facts}>
          <summary>All facts</summary>
          <dl>
            {Object.entries(facts).map(([name, fact]) => (
              <div key={name}>
                <dt>{fact.label}</dt>
                <dd>{factWords(fact, words)}</dd>
              </div>
            ))}
          </dl>
        </details>
      </aside>
    </article>
  );
}

function categoriesOf({ facts }: Summary): { name: string; minutes: number; share: number }[] {
  const items = (facts['by_category']?.['items'] ?? []) as readonly {
    readonly category: { readonly value: string };
    readonly hours: { readonly minutes: number };
  }[];
  const most = Math.max(1, ...items.map(({ hours }) => hours.minutes));
  return items.map(({ category, hours }) => ({
    name: category.value,
    minutes: hours.minutes,
    share: hours.minutes / most,
  }));
}
