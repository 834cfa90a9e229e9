/** Plots as SVG, made by hand: the same facts make the same plot, on the page, in the file and on paper. */
import type { Formats } from '../formats.ts';
import type { ReportFacts } from '../reports.schema.ts';
import { bars } from './bars.ts';
import { flow, worth } from './over-time.ts';
import { SCREEN } from './svg.ts';
import type { Palette } from './svg.ts';

export { PAPER, escape } from './svg.ts';
export type { Palette } from './svg.ts';

/** By name: `categories-EUR`, `flow-EUR`, `worth-EUR`; a plot of nothing is not there. */
export function plotsOf(
  { month, currencies }: ReportFacts,
  { formats, palette = SCREEN }: { formats: Formats; palette?: Palette },
): Record<string, string> {
  const look = { formats, palette };
  const plots: Record<string, string> = {};
  for (const { currency, spent, flow: months, worth: wealth } of currencies) {
    const rows = spent.top.map(({ name, amount }) => ({ name, amount }));
    if (spent.rest) rows.push({ name: `${formats.number(spent.rest.categories)} others`, amount: spent.rest.amount });
    if (rows.length > 0) {
      const name = `categories-${currency}`;
      plots[name] = bars({ name, title: `Spending by category, ${formats.month(month)}, ${currency}`, rows }, look);
    }
    if (months.length > 1) {
      const name = `flow-${currency}`;
      plots[name] = flow({ name, title: `Income and spending by month, ${currency}`, months }, look);
    }
    if (wealth.months.length > 1) {
      const name = `worth-${currency}`;
      plots[name] = worth(
        { name, title: `Net worth at the end of each month, ${currency}`, months: wealth.months },
        look,
      );
    }
  }
  return plots;
}
