import { Button, Group } from '@mantine/core';
import { IconPaw, IconSearch } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, ask } from '../../../../web/api/api.ts';
import { Empty } from '../../../../web/design/design.tsx';
import { toastProblem } from '../../../../web/operations/operations.tsx';
import { useNarrow } from './use-narrow.ts';

/** Not one yet: three ways to begin. */
export function NoCreatures() {
  const examples = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/creatures/examples')),
    onError: toastProblem,
  });
  return (
    <Empty
      icon={<IconPaw size={26} />}
      title="Who is in your collection?"
      action={
        <Group gap="xs">
          <Button renderRoot={(props) => <Link {...props} to="/creatures/new" />}>Add a creature</Button>
          <Button variant="default" renderRoot={(props) => <Link {...props} to="/creatures/import" />}>
            Import
          </Button>
          <Button variant="default" loading={examples.isPending} onClick={() => examples.mutate()}>
            Fill with an example collection
          </Button>
        </Group>
      }
    >
      Pets, livestock, the monsters of a campaign: each gets a face of its own, drawn from what it is like. Type a name
      above, and there it is.
    </Empty>
  );
}

/** There are some, but none like this. */
export function NobodyFound() {
  const { showAll } = useNarrow();
  return (
    <Empty
      icon={<IconSearch size={26} />}
      title="Nobody like this"
      action={<Button onClick={showAll}>Show all</Button>}
    >
      Every word, every tag and the species must fit. What was deleted is in the trash.
    </Empty>
  );
}
