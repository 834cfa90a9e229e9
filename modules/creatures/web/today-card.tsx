import { Anchor, Skeleton } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, ask } from '../../../web/api/api.ts';
import { Section, useFormat } from '../../../web/design/design.tsx';
import { countOptions, creatureKeys } from './creature-queries.ts';
import { CreaturePicture } from './pictures/pictures.tsx';
import classes from './today-card.module.css';

const MOST = 7;

const latestOptions = queryOptions({
  queryKey: [...creatureKeys.all, 'latest'],
  queryFn: () =>
    ask(api.GET('/api/v1/creatures', { params: { query: { sort: 'updated_at', order: 'desc', limit: MOST } } })),
});

/** On Today: who came or changed last, face by face. Nothing at all where there is nobody. */
export function CreaturesToday() {
  const format = useFormat();
  const latest = useQuery(latestOptions);
  const count = useQuery(countOptions({}));
  if (latest.isPending) return <Skeleton h={168} radius="lg" aria-hidden />;
  const creatures = latest.data?.items ?? [];
  if (creatures.length === 0) return null;
  return (
    <Section
      title="Creatures"
      action={
        <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/creatures" />}>
          {count.data ? `All ${format.number(count.data.creatures)}` : 'All of them'}
        </Anchor>
      }
    >
      <ul className={classes.faces}>
        {creatures.map((creature) => (
          <li key={creature.id}>
            <Link to="/creatures/$creatureId" params={{ creatureId: creature.id }} className={classes.face}>
              <CreaturePicture of={creature} size="tile" />
              <span>{creature.name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
