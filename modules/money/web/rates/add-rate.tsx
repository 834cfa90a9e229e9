import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ask, toProblem } from '../../../../web/api/api.ts';
import { useNow } from '../../../../web/design/design.tsx';
import { toastProblem } from '../../../../web/operations/operations.tsx';
import { moneyKeys } from '../money-queries.ts';
import classes from './rates.module.css';

const CURRENCIES = Intl.supportedValuesOf('currency');

/** One rate of one day, by hand. It stays, whatever a file says of that day. */
export function AddRate() {
  const client = useQueryClient();
  const now = useNow();
  const form = useForm({
    initialValues: { base: 'EUR', quote: 'USD', rate: '', date: new Date(now).toISOString().slice(0, 10) },
    validate: {
      quote: (quote, { base }) => (quote === base ? 'Choose another currency.' : null),
      rate: (rate) =>
        /^\d{1,12}([.,]\d{1,12})?$/.test(rate.trim()) && /[1-9]/.test(rate) ? null : 'Give a rate, as 1.0523.',
    },
  });
  const add = useMutation({
    mutationFn: ({ rate, ...given }: typeof form.values) =>
      ask(api.POST('/api/v1/rates', { body: { ...given, rate: rate.trim().replace(',', '.') } })),
    async onSuccess() {
      form.setFieldValue('rate', '');
      await client.invalidateQueries({ queryKey: moneyKeys.all });
    },
    onError(error) {
      const problem = toProblem(error);
      if (problem.fields.length === 0) toastProblem(error);
      form.setErrors({ rate: problem.field('rate'), date: problem.field('date'), quote: problem.field('quote') });
    },
  });
  return (
    <form className={classes.way} onSubmit={form.onSubmit((values) => add.mutate(values))}>
      <Group grow align="flex-start">
        <NativeSelect label="One" data={CURRENCIES} {...form.getInputProps('base')} />
        <NativeSelect label="is so many" data={CURRENCIES} {...form.getInputProps('quote')} />
      </Group>
      <Group grow align="flex-start">
        <TextInput
          label="Rate"
          inputMode="decimal"
          placeholder="1.0523"
          autoComplete="off"
          {...form.getInputProps('rate')}
        />
        <TextInput label="On" type="date" {...form.getInputProps('date')} />
      </Group>
      <Button type="submit" variant="default" loading={add.isPending}>
        Add the rate
      </Button>
    </form>
  );
}
