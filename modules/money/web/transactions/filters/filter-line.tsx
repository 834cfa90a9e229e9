import { Button, CloseButton, Drawer, Popover, Select, TextInput, Title } from '@mantine/core';
import { useDebouncedCallback, useMediaQuery } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconCalendar, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useEscape, useFormat } from '../../../../../web/design/design.tsx';
import { useDayWords } from '../../design/design.tsx';
import { monthOfRow, rowOfMonth } from '../rows/rows.ts';
import type { Source } from '../rows/rows.ts';
import { isNarrowed } from '../transaction-queries.ts';
import classes from '../transactions.module.css';
import { useNarrow } from '../use-narrow.ts';
import { FilterFields } from './filter-fields.tsx';

interface Props {
  readonly source: Source | undefined;
  /** The first row in sight. */
  readonly sight: number;
  readonly found: number | undefined;
  onJump(row: number): void;
}

const QUIET_MS = 200;

/** What the list is narrowed to: words as they are typed, the rest behind a button; and a month to go to. */
export function Filters({ source, sight, found, onJump }: Props) {
  const { search } = useNarrow();
  return (
    <search className={classes.tools} aria-label="Find transactions">
      <WordsField key={search.q === undefined ? 'none' : 'some'} q={search.q} />
      <More found={found} />
      {search.sort === undefined && <MonthField source={source} sight={sight} onJump={onJump} />}
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
      data-transactions-search
      className={classes.words ?? ''}
      type="search"
      aria-label="Search transactions"
      placeholder="Search payees, memos, tags, amounts …"
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

function More({ found }: { found: number | undefined }) {
  const { search, narrow, showAll } = useNarrow();
  const format = useFormat();
  const phone = useMediaQuery('(max-width: 800px)', undefined, { getInitialValueInEffect: false });
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  useEscape(opened, close);
  const button = (
    <Button
      variant={isNarrowed({ ...search, q: undefined }) ? 'light' : 'default'}
      leftSection={<IconAdjustmentsHorizontal size={18} aria-hidden />}
      aria-haspopup="dialog"
      aria-expanded={opened}
      onClick={() => setOpened(!opened)}
    >
      Filters
    </Button>
  );
  const inside = (
    <div className={classes.fields}>
      <FilterFields search={search} narrow={narrow} />
      {phone && (
        <Button onClick={close}>
          {found === undefined ? 'Show them' : `Show ${format.count(found, 'transaction')}`}
        </Button>
      )}
      <Button variant="subtle" onClick={showAll} disabled={!isNarrowed(search)}>
        Show all
      </Button>
    </div>
  );
  if (!phone) {
    return (
      <Popover
        opened={opened}
        onChange={setOpened}
        position="bottom-end"
        shadow="lg"
        withinPortal={false}
        trapFocus
        closeOnEscape={false}
        transitionProps={{ duration: 100 }}
      >
        <Popover.Target>{button}</Popover.Target>
        <Popover.Dropdown aria-label="Filters">{inside}</Popover.Dropdown>
      </Popover>
    );
  }
  return (
    <>
      {button}
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
        {inside}
      </Drawer>
    </>
  );
}

/** The month in sight; another one is gone to. */
function MonthField({ source, sight, onJump }: Omit<Props, 'found'>) {
  const words = useDayWords();
  const format = useFormat();
  const { months = [], search } = source ?? {};
  const order = search?.order ?? 'desc';
  const counts = new Map(months.map(({ month, transactions }) => [month, transactions]));
  return (
    <Select
      className={classes.month ?? ''}
      aria-label="Go to a month"
      placeholder="Month"
      leftSection={<IconCalendar size={17} stroke={1.7} aria-hidden />}
      data={months.map(({ month }) => ({ value: month, label: words.month(month) }))}
      value={monthOfRow(months, order, sight) ?? null}
      disabled={months.length === 0}
      searchable
      allowDeselect={false}
      nothingFoundMessage="Nothing in such a month"
      comboboxProps={{ withinPortal: false, shadow: 'lg' }}
      renderOption={({ option }) => (
        <span className={classes.monthOption}>
          {option.label} <small>{format.number(counts.get(option.value) ?? 0)}</small>
        </span>
      )}
      onChange={(month) => month !== null && onJump(rowOfMonth(months, order, month))}
    />
  );
}
