import { Button, Group } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import classes from './calendar.module.css';
import { anyOptions } from './calendar-queries.ts';

/** Only as long as there is not one appointment anywhere: three ways to begin. */
export function Beginning({ plan }: { plan: () => void }) {
  const { data } = useQuery(anyOptions);
  if (!data || data.items.length > 0) return null;
  return (
    <section className={classes.beginning} aria-label="How to begin">
      <IconCalendarPlus size={26} stroke={1.6} aria-hidden />
      <div className={classes.beginningText}>
        <h2>Your calendar is ready</h2>
        <p>Say it above in your own words, click a time below, or bring along what you have.</p>
      </div>
      <Group gap="xs">
        <Button onClick={plan}>Plan something</Button>
        <Button variant="default" renderRoot={(props) => <Link {...props} to="/appointments/import" />}>
          Import a calendar
        </Button>
        <Button variant="subtle" renderRoot={(props) => <Link {...props} to="/appointments/import" />}>
          Subscribe on a phone
        </Button>
      </Group>
    </section>
  );
}
