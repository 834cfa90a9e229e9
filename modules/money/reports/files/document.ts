import type { Money } from '../../amounts/amounts.ts';
import type { Formats } from '../formats.ts';
import type { ByCategory, CurrencyFacts, ReportFacts, ReportSection, SectionKey } from '../reports.schema.ts';

/** A report as it stands on any paper: everything in it is text by now. */
export interface Document {
  readonly title: string;
  readonly lead: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly paragraphs: readonly string[] }
  | { readonly kind: 'figures'; readonly items: readonly { label: string; value: string; note: string }[] }
  | { readonly kind: 'plot'; readonly name: string; readonly title: string }
  | Table;

export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly amount: boolean }[];
  readonly rows: readonly (readonly string[])[];
}

export function documentOf(
  {
    facts,
    sections,
    plots,
  }: { facts: ReportFacts; sections: readonly ReportSection[]; plots: Readonly<Record<string, string>> },
  formats: Formats,
): Document {
  const [main, ...others] = facts.currencies;
  const title = `Money in ${formats.month(facts.month)}`;
  const days = `${formats.day(facts.from)} to ${formats.day(facts.to)}`;
  const lead = facts.complete ? days : `${days}; the month was not over when this was written`;
  const about = (key: SectionKey, blocks: readonly (Block | undefined)[]): Block[] => {
    const section = sections.find((section) => section.key === key);
    const shown = blocks.filter((block) => block !== undefined);
    const text = section ? [{ kind: 'text' as const, paragraphs: section.text.split('\n\n') }] : [];
    const heading = key === 'overview' || !section ? [] : [{ kind: 'heading' as const, text: section.title }];
    return [...heading, ...text, ...shown];
  };
  const plot = (name: string, title: string): Block | undefined =>
    plots[name] === undefined ? undefined : { kind: 'plot', name, title };
  if (!main) return { title, lead, blocks: about('overview', []) };
  const { currency } = main;
  return {
    ...{ title, lead },
    blocks: [
      ...about('overview', [figuresOf(main, formats), plot(`flow-${currency}`, 'Income and spending')]),
      ...about('categories', [plot(`categories-${currency}`, 'Spending by category'), ...tablesOf(main, formats)]),
      ...about('budgets', [budgetTable(main, formats)]),
      ...about('changes', [changesTable(main, formats)]),
      ...about('regular', [regularTable(main, formats)]),
      ...about('outlook', [outlookTable(facts, formats), plot(`worth-${currency}`, 'Net worth')]),
      ...about('advice', []),
      ...convertedBlocks(facts, formats),
      ...others.flatMap((other): Block[] => [
        { kind: 'heading', text: `In ${other.currency}` },
        figuresOf(other, formats),
        ...tablesOf(other, formats),
      ]),
    ],
  };
}

function figuresOf({ income, spending, saved, savings_rate, usual, worth }: CurrencyFacts, formats: Formats): Block {
  return {
    kind: 'figures',
    items: [
      { label: 'Income', value: formats.amount(income), note: usual ? `usually ${formats.amount(usual.income)}` : '' },
      {
        label: 'Spending',
        value: formats.amount(spending),
        note: usual ? `usually ${formats.amount(usual.spending)}` : '',
      },
      {
        label: 'Saved',
        value: formats.amount(saved),
        note: savings_rate === null ? '' : `${formats.percent(savings_rate)} of income`,
      },
      { label: 'Net worth', value: formats.amount(worth.end), note: formats.signed(worth.change) },
    ],
  };
}

/** Those that have a row. */
function tablesOf({ spent, earned, largest, new_payees }: CurrencyFacts, formats: Formats): Table[] {
  const payments = largest.map(({ date, payee, memo, category, amount }) => [
    ...[formats.day(date), payee || memo || '–', category ?? '–', formats.amount(sizeOf(amount))],
  ]);
  const fresh = (new_payees?.largest ?? []).map(({ payee, entries, amount }) => [
    ...[payee, formats.number(entries), formats.amount(sizeOf(amount))],
  ]);
  return [
    byCategory('Spending by category', spent, formats),
    byCategory('Income by category', earned, formats),
    table('The largest payments', ['Day', 'Payee', 'Category', '+Amount'], payments),
    table('New payees', ['Payee', '+Times', '+Amount'], fresh),
  ].filter(({ rows }) => rows.length > 0);
}

function byCategory(caption: string, { top, rest }: ByCategory, formats: Formats): Table {
  const percent = (share: number | null) => (share === null ? '' : formats.percent(share));
  const rows = top.map(({ name, parent, amount, share, before, usual }) => [
    parent === null ? name : `${parent}: ${name}`,
    ...[formats.amount(amount), percent(share)],
    ...[before ? formats.amount(before) : '–', usual ? formats.amount(usual) : '–'],
  ]);
  if (rest)
    rows.push([`${formats.number(rest.categories)} others`, formats.amount(rest.amount), percent(rest.share), '', '']);
  return table(caption, ['Category', '+Amount', '+Share', '+Month before', '+Usually'], rows);
}

function budgetTable({ budgets }: CurrencyFacts, formats: Formats): Table | undefined {
  const rows = (budgets?.lines ?? []).map(({ name, budgeted, carried, spent, left }) => [
    ...[name, formats.amount(budgeted), formats.amount(carried), formats.amount(spent), formats.amount(left)],
  ]);
  return rows.length === 0
    ? undefined
    : table('Budgets', ['Category', '+Budget', '+From before', '+Spent', '+Left'], rows);
}

function regularTable({ regular }: CurrencyFacts, formats: Formats): Table | undefined {
  const rows = (regular?.largest ?? []).map(({ payee, amount, every, per_year, next_date }) => [
    ...[
      payee,
      formats.amount(amount),
      `every ${every.replace('-', ' ')}`,
      formats.amount(per_year),
      formats.day(next_date),
    ],
  ]);
  return rows.length === 0
    ? undefined
    : table('Subscriptions', ['Payee', '+Amount', 'How often', '+A year', 'Next'], rows);
}

function outlookTable({ outlook }: ReportFacts, formats: Formats): Table | undefined {
  const rows = (outlook?.accounts ?? []).map(({ name, balance, lowest, end }) => [
    ...[
      name,
      formats.amount(balance),
      formats.amount(lowest.balance),
      formats.day(lowest.date),
      formats.amount(end.balance),
    ],
  ]);
  if (!outlook || rows.length === 0 || outlook.upcoming.length === 0) return undefined;
  return table(
    'The next 90 days',
    ['Account', `+On ${formats.day(outlook.as_of)}`, '+Lowest', 'On', '+At the end'],
    rows,
  );
}

function convertedBlocks({ converted }: ReportFacts, formats: Formats): Block[] {
  if (!converted) return [];
  const { currency, income, spending, worth, rates, missing } = converted;
  const rows = rates.map(({ from, to, rate, date }) => [`1 ${from} = ${rate} ${to}`, formats.day(date)]);
  const left = missing.length === 0 ? [] : [`Without a rate, and not in it: ${missing.join(', ')}.`];
  return [
    { kind: 'heading', text: `All currencies, in ${currency}` },
    {
      kind: 'figures',
      items: [
        { label: 'Income', value: formats.amount(income), note: '' },
        { label: 'Spending', value: formats.amount(spending), note: '' },
        { label: 'Net worth', value: formats.amount(worth), note: '' },
      ],
    },
    ...(left.length === 0 ? [] : [{ kind: 'text' as const, paragraphs: left }]),
    table('Converted with', ['Rate', 'Of'], rows),
  ];
}

function changesTable({ changes }: CurrencyFacts, formats: Formats): Table | undefined {
  if (!changes || changes.causes.length === 0) return undefined;
  const rows = changes.causes.map(({ name, difference, now, before, payees }) => [
    ...[name, formats.signed(difference), formats.amount(before), formats.amount(now)],
    payees.map(({ payee, difference }) => `${payee} ${formats.signed(difference)}`).join(', '),
  ]);
  rows.push(['All others', formats.signed(changes.other), '', '', '']);
  return table('What explains the difference', ['Category', '+Difference', '+Before', '+Now', 'Payees'], rows);
}

/** A column whose label begins with a plus holds amounts. */
function table(caption: string, labels: readonly string[], rows: readonly string[][]): Table {
  const columns = labels.map((label) => ({ label: label.replace('+', ''), amount: label.startsWith('+') }));
  return { kind: 'table', caption, columns, rows };
}

/** Of a payment: that it left is said by the table. */
function sizeOf({ amount, currency }: Money): Money {
  return { amount: amount.replace('-', ''), currency };
}
