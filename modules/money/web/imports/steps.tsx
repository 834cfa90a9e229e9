import classes from './imports.module.css';

const STEPS = [
  { step: 'choose', name: 'Choose files' },
  { step: 'check', name: 'Check' },
  { step: 'preview', name: 'Preview' },
  { step: 'done', name: 'Done' },
] as const;

/** Where in an import one stands. */
export function Steps({ at }: { at: (typeof STEPS)[number]['step'] }) {
  const now = STEPS.findIndex(({ step }) => step === at);
  return (
    <ol className={classes.steps} aria-label="Steps of an import">
      {STEPS.map(({ step, name }, index) => (
        <li key={step} aria-current={index === now ? 'step' : undefined} data-past={index < now || undefined}>
          {name}
        </li>
      ))}
    </ol>
  );
}
