import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconFileImport, IconWallet } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, ask, toProblem } from '../../../../web/api/api.ts';
import { Empty, ErrorNotice, useFormat } from '../../../../web/design/design.tsx';
import { toastProblem } from '../../../../web/operations/operations.tsx';
import { amountFaultWords, readAmount } from '../design/design.tsx';
import { moneyKeys } from '../money-queries.ts';
import classes from './overview.module.css';
import { ACCOUNT_KINDS } from '../insight-words.ts';

const KINDS = ['bank', 'cash', 'card', 'savings', 'loan'] as const;
const REGIONS: Readonly<Record<string, string>> = {
  US: 'USD',
  GB: 'GBP',
  CH: 'CHF',
  JP: 'JPY',
  CA: 'CAD',
  AU: 'AUD',
  IN: 'INR',
  SE: 'SEK',
  DK: 'DKK',
  NO: 'NOK',
  PL: 'PLN',
  CZ: 'CZK',
};

interface NewAccount {
  readonly name: string;
  readonly kind: (typeof KINDS)[number];
  readonly currency: string;
  readonly opening: string;
}

/** A book with nothing in it: the first account, made right here, or a statement. */
export function FirstAccount() {
  const { locale } = useFormat();
  const client = useQueryClient();
  const region = new Intl.Locale(locale).maximize().region ?? '';
  const form = useForm<NewAccount>({
    initialValues: {
      name: '',
      kind: 'bank',
      currency: REGIONS[region] ?? 'EUR',
      opening: '',
    },
    validate: {
      name: (name) => (name.trim() === '' ? 'Give it a name.' : null),
      opening: (opening, { currency }) => {
        const read = readAmount(opening, locale, currency);
        return 'amount' in read || read.fault === 'empty' ? null : amountFaultWords(read.fault, currency);
      },
    },
  });
  const amountOf = (opening: string, currency: string): string => {
    const read = readAmount(opening, locale, currency);
    return 'amount' in read ? read.amount : '0';
  };
  const create = useMutation({
    mutationFn: ({ opening, ...account }: NewAccount) =>
      ask(
        api.POST('/api/v1/accounts', {
          body: {
            ...account,
            name: account.name.trim(),
            opening_balance: amountOf(opening, account.currency),
          },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: moneyKeys.all }),
    onError: (error) => {
      const problem = toProblem(error);
      const opening = problem.field('opening_balance');
      form.setErrors({
        name: problem.field('name'),
        opening: opening === undefined ? undefined : `The balance ${opening}.`,
      });
    },
  });
  const examples = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/money/examples')),
    onError: toastProblem,
  });
  return (
    <Empty
      icon={<IconWallet size={26} />}
      title="Begin your book"
      action={
        <form className={classes.first} onSubmit={form.onSubmit((values) => create.mutate(values))}>
          <TextInput label="Account" placeholder="Current account" {...form.getInputProps('name')} />
          <Group grow align="flex-start">
            <NativeSelect
              label="Kind"
              data={KINDS.map((kind) => ({ value: kind, label: ACCOUNT_KINDS[kind] }))}
              {...form.getInputProps('kind')}
            />
            <NativeSelect
              label="Currency"
              data={Intl.supportedValuesOf('currency')}
              {...form.getInputProps('currency')}
            />
          </Group>
          <TextInput
            label="Balance it begins with"
            description="What you owe is negative. You can change it later."
            inputMode="decimal"
            placeholder="0"
            {...form.getInputProps('opening')}
          />
          {create.error && toProblem(create.error).fields.length === 0 && <ErrorNotice error={create.error} />}
          <Group>
            <Button type="submit" loading={create.isPending}>
              Create the account
            </Button>
            <Button
              variant="default"
              leftSection={<IconFileImport size={18} aria-hidden />}
              renderRoot={(props) => <Link {...props} to="/money/import" />}
            >
              Import a statement
            </Button>
            <Button variant="default" loading={examples.isPending} onClick={() => examples.mutate()}>
              Fill with an example year
            </Button>
          </Group>
        </form>
      }
    >
      Your accounts, what comes in and goes out, and where it goes. Create your first account, or bring a bank’s file
      in: it brings its account with it.
    </Empty>
  );
}
