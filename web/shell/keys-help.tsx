import { Kbd } from '@mantine/core';
import { Dialog } from '../design/design.tsx';
import { pageKeys } from '../page-keys.ts';
import { usePlaces } from './places.ts';
import classes from './shell.module.css';

/** `?`: what the keys do. */
export function Keys({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const places = usePlaces();
  const names: Readonly<Record<string, string>> = {
    ArrowLeft: '←',
    ArrowRight: '→',
    ArrowDown: '↓',
    Delete: 'Del',
    ' ': 'Space',
  };
  const keys = [
    ...(opened ? pageKeys() : []).map(({ key, does }) => ({ keys: [names[key] ?? key], does })),
    ...places.map(({ key, label }) => ({ keys: ['g', key], does: `Go to ${label}` })),
    { keys: ['Ctrl', 'K'], does: 'Search or jump to anything' },
    { keys: ['u'], does: 'Undo the last' },
    { keys: ['Esc'], does: 'Close what is on top' },
    { keys: ['?'], does: 'Show these keys' },
  ];
  return (
    <Dialog opened={opened} onClose={onClose} title="Keys">
      <dl className={classes.keys}>
        {keys.map(({ keys: pressed, does }) => (
          <div key={does}>
            <dt>
              {pressed.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
