import { Button } from '@mantine/core';
import { IconMapSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Empty, Page } from './design/design.tsx';

export function NotFound() {
  return (
    <Page title="Nothing here">
      <Empty
        icon={<IconMapSearch size={26} />}
        title="There is no such page"
        action={<Button renderRoot={(props) => <Link {...props} to="/" />}>Go to Today</Button>}
      >
        The address may be mistyped, or what it led to has been removed.
      </Empty>
    </Page>
  );
}
