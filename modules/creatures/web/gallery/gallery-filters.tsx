import { Button, CloseButton, Drawer, TextInput, Title } from '@mantine/core';
import { useDebouncedCallback, useMediaQuery } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useEscape, useFormat } from '../../../../web/design/design.tsx';
import { FilterFields } from './filter-fields.tsx';
import classes from './gallery.module.css';
import { useNarrow } from './use-narrow.ts';

const QUIET_MS = 200;

/** What the gallery is narrowed to: words as they are typed, and the rest beside them; on a phone in a sheet. */
export function GalleryFilters({ found }: { found: number | undefined }) {
  const { search, narrow } = useNarrow();
  const phone = useMediaQuery('(max-width: 800px)', undefined, { getInitialValueInEffect: false });
  return (
    <search className={classes.filters} aria-label="Find creatures">
      <WordsField key={search.q === undefined ? 'none' : 'some'} q={search.q} />
      {phone ? <FilterSheet found={found} /> : <FilterFields search={search} narrow={narrow} />}
    </search>
  );
}

/** The address follows when typing stops; what is typed stays as it is typed. */
function WordsField({ q }: { q: string | undefined }) {
  const { narrow } = useNarrow();
  const [typed, setTyped] = useState<{ text: string; sent: string | undefined }>({ text: q ?? '', sent: q });
  // Another address than the one that typing led to, such as Back: then that counts.
  const text = typed.sent === q ? typed.text : (q ?? '');
  const send = useDebouncedCallback((next: string) => {
    const sent = next.trim() === '' ? undefined : next.trim();
    setTyped({ text: next, sent });
    narrow({ q: sent }, { replace: true });
  }, QUIET_MS);
  return (
    <TextInput
      data-gallery-search
      className={classes.words ?? ''}
      type="search"
      aria-label="Search creatures"
      placeholder="Search names, species, stories …"
      leftSection={<IconSearch size={17} stroke={1.7} aria-hidden />}
      value={text}
      maxLength={200}
      autoComplete="off"
      onChange={({ currentTarget }) => {
        setTyped({ text: currentTarget.value, sent: q });
        send(currentTarget.value);
      }}
    />
  );
}

function FilterSheet({ found }: { found: number | undefined }) {
  const { search, narrow, showAll } = useNarrow();
  const format = useFormat();
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  useEscape(opened, close);
  const narrowed = (search.tags?.length ?? 0) + (search.species === undefined ? 0 : 1) + (search.undrawn ? 1 : 0);
  return (
    <>
      <Button
        variant={narrowed > 0 ? 'light' : 'default'}
        leftSection={<IconAdjustmentsHorizontal size={18} aria-hidden />}
        aria-haspopup="dialog"
        onClick={() => setOpened(true)}
      >
        {narrowed > 0 ? `Filters (${format.number(narrowed)})` : 'Filters'}
      </Button>
      <Drawer
        opened={opened}
        onClose={close}
        position="bottom"
        size="auto"
        radius="lg"
        withCloseButton={false}
        attributes={{ content: { 'aria-label': 'Filters' } }}
        classNames={{ content: classes.sheet ?? '' }}
      >
        <div className={classes.sheetHead}>
          <Title order={2}>Filters</Title>
          <CloseButton aria-label="Close" size="lg" onClick={close} />
        </div>
        <div className={classes.sheetFields}>
          <FilterFields search={search} narrow={narrow} />
          <Button onClick={close}>
            {found === undefined ? 'Show them' : `Show ${format.count(found, 'creature')}`}
          </Button>
          <Button variant="subtle" onClick={showAll} disabled={narrowed === 0}>
            Show all
          </Button>
        </div>
      </Drawer>
    </>
  );
}
