import { useMantineColorScheme } from '@mantine/core';
import { createSpotlight, Spotlight, useSpotlight } from '@mantine/spotlight';
import type { SpotlightActionGroupData } from '@mantine/spotlight';
import {
  IconArrowBackUp,
  IconContrast,
  IconKeyboard,
  IconLogout,
  IconSearch,
  IconUserCircle,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useEscape } from '../design/design.tsx';
import { recentOptions, stateOf, toastProblem } from '../operations/operations.tsx';
import { useScreens } from '../screens.tsx';
import { signOut } from '../session/session.tsx';
import { usePlaces } from './places.ts';
import { useFound } from './use-found.ts';
import type { FrameControls } from './use-frame-keys.ts';

const [spotlightStore, spotlight] = createSpotlight();

/** Pages, actions, operations by name, and what the modules find. */
export function SearchEverything({ asked, frame }: { asked: number; frame: FrameControls }) {
  const navigate = useNavigate();
  const places = usePlaces();
  const beginnings = useScreens().flatMap((screens) => screens.beginnings);
  const { data: recent } = useQuery(recentOptions);
  const { setColorScheme, colorScheme } = useMantineColorScheme();
  const { opened } = useSpotlight(spotlightStore);
  const [query, setQuery] = useState('');
  const found = useFound(query);
  useEffect(() => spotlight.open(), [asked]);
  useEscape(opened, spotlight.close);

  const nextScheme = { auto: 'dark', dark: 'light', light: 'auto' } as const;
  const groups: SpotlightActionGroupData[] = [
    {
      group: 'Pages',
      actions: [
        ...places.map(({ to, label, icon: Icon }) => ({
          id: to,
          label,
          leftSection: <Icon size={20} stroke={1.7} />,
          onClick: () => void navigate({ to }),
        })),
        {
          id: 'account',
          label: 'Account and sessions',
          keywords: ['password', 'profile', 'time zone', 'language'],
          leftSection: <IconUserCircle size={20} stroke={1.7} />,
          onClick: () => void navigate({ to: '/account' }),
        },
      ],
    },
    {
      group: 'Actions',
      actions: [
        ...beginnings.map(({ title, text, icon: Icon, go }) => ({
          id: title,
          label: title,
          description: text,
          leftSection: <Icon size={20} stroke={1.7} />,
          onClick: () => void navigate(go),
        })),
        {
          id: 'undo',
          label: 'Undo the last',
          leftSection: <IconArrowBackUp size={20} stroke={1.7} />,
          onClick: frame.showUndo,
        },
        {
          id: 'scheme',
          label: `Colours: ${nextScheme[colorScheme] === 'auto' ? 'as the system' : nextScheme[colorScheme]}`,
          keywords: ['theme', 'dark', 'light'],
          leftSection: <IconContrast size={20} stroke={1.7} />,
          onClick: () => setColorScheme(nextScheme[colorScheme]),
        },
        {
          id: 'keys',
          label: 'Show the keys',
          leftSection: <IconKeyboard size={20} stroke={1.7} />,
          onClick: frame.showKeys,
        },
        {
          id: 'sign-out',
          label: 'Sign out',
          leftSection: <IconLogout size={20} stroke={1.7} />,
          onClick: () => void signOut().catch(toastProblem),
        },
      ],
    },
    {
      group: 'Operations',
      actions: (recent ?? []).map((operation) => ({
        id: operation.operation_id,
        label: operation.title,
        description: stateOf(operation).words,
        onClick: () =>
          void navigate({ to: '.', search: (search) => ({ ...search, operation: operation.operation_id }) }),
      })),
    },
  ];
  for (const { group, items } of found.groups)
    groups.push({
      group,
      actions: items.map(({ id, label, description, icon: Icon, go, act }) => ({
        id,
        label,
        ...(description === undefined ? {} : { description }),
        // It was found by more than its label: it is not to be sifted once more.
        keywords: [query],
        leftSection: <Icon size={20} stroke={1.7} />,
        onClick: () => {
          if (go) void navigate(go);
          act?.().catch(toastProblem);
        },
      })),
    });
  return (
    <Spotlight
      query={query}
      onQueryChange={setQuery}
      attributes={{ content: { 'aria-label': 'Search everything' } }}
      actions={groups}
      store={spotlightStore}
      closeOnEscape={false}
      shortcut={null}
      highlightQuery
      scrollable
      maxHeight={420}
      limit={12}
      nothingFound={found.looking ? 'Looking …' : 'Nothing of this name.'}
      searchProps={{
        leftSection: <IconSearch size={20} aria-hidden />,
        placeholder: 'Search or jump to …',
        'aria-label': 'Search everything by name',
      }}
    />
  );
}
