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
      ...about('changes', [changesTable(main, formats)]),
      ...about('regular', []),
      ...about('outlook', [plot(`worth-${currency}`, 'Net worth')]),
      ...about('advice', []),
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
