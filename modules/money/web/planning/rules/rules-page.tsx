import { Button, Skeleton } from '@mantine/core';
import { IconPlayerPlay, IconPlus, IconWand } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { Empty, ErrorNotice } from '../../../../../web/design/design.tsx';
import { usePageKeys } from '../../../../../web/page-keys.ts';
import { MoneyFrame, useMoneyWords } from '../../design/design.tsx';
import { accountsOptions, categoriesOptions } from '../../money-queries.ts';
import { rulesOptions } from '../planning-queries.ts';
import { RuleEditor } from './rule-editor.tsx';
import { RuleList } from './rule-list.tsx';
import type { Known } from './rule-words.ts';
import { RunDialog } from './run-dialog.tsx';
import { Suggestions } from './suggestions.tsx';
import classes from './rules.module.css';

const route = getRouteApi('/money/rules');

/** What puts transactions in order by itself, in the order in which it is asked. */
export function RulesPage() {
  const { rule: edited } = route.useSearch();
  const navigate = route.useNavigate();
  const rules = useQuery(rulesOptions);
  const { data: accounts } = useQuery(accountsOptions);
  const { data: categories } = useQuery(categoriesOptions);
  const words = useMoneyWords();
  const [running, setRunning] = useState(false);
  const known: Known = { categories: categories?.items ?? [], accounts: accounts?.items ?? [], words };
  const edit = (rule: string | undefined) =>
    void navigate({ search: rule === undefined ? {} : { rule }, resetScroll: false });
  usePageKeys(
    useMemo(() => [{ key: 'n', does: 'New rule', run: () => void navigate({ search: { rule: 'new' } }) }], [navigate]),
  );
  const items = rules.data?.items ?? [];
  const rule = items.find(({ id }) => id === edited);
  const isReady = categories !== undefined && accounts !== undefined && (edited === 'new' || rule !== undefined);
  return (
    <MoneyFrame
      title="Rules"
      lead="They look at what comes in, from the first to the last; the first one that fits wins."
      actions={
        items.length > 0 && (
          <>
            <Button
              variant="default"
              leftSection={<IconPlayerPlay size={18} aria-hidden />}
              onClick={() => setRunning(true)}
            >
              Run over history
            </Button>
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => edit('new')}>
              New rule
            </Button>
          </>
        )
      }
    >
      <Suggestions known={known} />
      {rules.error && <ErrorNotice error={rules.error} retry={() => void rules.refetch()} />}
      {rules.isPending && !rules.error && [1, 2, 3].map((each) => <Skeleton key={each} h={56} mb={8} aria-hidden />)}
      {rules.isSuccess && items.length === 0 && (
        <Empty
          icon={<IconWand size={26} />}
          title="No rules yet"
          action={<Button onClick={() => edit('new')}>Make a rule</Button>}
        >
          “What comes from the bakery is food.” Say it once, and it is so for every statement that you bring in, and for
          what is there already if you like.
        </Empty>
      )}
      {items.length > 0 && <RuleList items={items} known={known} edit={edit} />}
      {edited !== undefined && rules.isSuccess && edited !== 'new' && !rule && (
        <p className={classes.quiet}>This rule is not there any more.</p>
      )}
      {edited !== undefined && isReady && (
        <RuleEditor key={rule?.id ?? 'new'} rule={rule} known={known} close={() => edit(undefined)} />
      )}
      {running && <RunDialog accounts={known.accounts} onClose={() => setRunning(false)} />}
    </MoneyFrame>
  );
}
