import type { Overview } from '../../../../web/api/api.ts';
import { Amount, useMoneyWords } from '../design/design.tsx';
import { Card } from './card.tsx';
import { daysOf, useDateWords } from '../dates.ts';
import { BarPlot, lengthOf } from './plots/plots.tsx';
import { WithTable } from './with-table.tsx';

/** What came in and went out, month by month. */
export function Flow({ overview: { flow, currency } }: { overview: Overview }) {
  const words = useMoneyWords();
  const dates = useDateWords();
  const bars = flow.map(({ month, in: came, out, net }, index) => ({
    ...{ key: month, in: lengthOf(came), out: lengthOf(out), heading: dates.month(month) },
    tick: (flow.length - 1 - index) % 2 === 0 ? dates.shortMonth(month) : '',
    label: `${dates.month(month)}: in ${words.amount(came)}, out ${words.amount(out)}, left ${words.amount(net)}`,
    lines: [
      { name: 'In', value: words.amount(came) },
      { name: 'Out', value: words.amount(out) },
      { name: 'Left', value: words.amount(net) },
    ],
    to: { to: '/money/transactions', search: daysOf(month) } as const,
  }));
  return (
    <Card title="Cash flow">
      <WithTable
        name="Cash flow of twelve months"
        heads={['Month', 'In', 'Out', 'Left']}
        rows={flow.map(({ month, in: came, out, net }) => ({
          key: month,
          cells: [
            dates.month(month),
            <Amount key="in" money={came} />,
            <Amount key="out" money={out} />,
            <Amount key="net" money={net} />,
          ],
        }))}
      >
        <BarPlot title="Cash flow of twelve months" {...{ currency, bars }} />
      </WithTable>
    </Card>
  );
}
