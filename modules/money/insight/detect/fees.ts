import { size, told } from './entry.ts';
import type { Entry } from './entry.ts';
import { MOST_IDS } from './finding.ts';
import type { Finding } from './finding.ts';

const YEAR_DAYS = 365;

/** Words by which banks call what they take and give, folded; in whole words. */
const INTEREST =
  /(?:^| )(?:interest|zinsen|sollzinsen|habenzinsen|dispozinsen|ueberziehungszinsen|uberziehungszinsen|zinsgutschrift|interets|agios|intereses|interessi|rente|rentevergoeding|juros)(?: |$)/;
const FEE =
  /(?:^| )(?:kontofuhrung|kontofuhrungsgebuhr|kontofuehrung|kontoentgelt|entgeltabschluss|abschlussentgelt|rechnungsabschluss|kartenentgelt|jahresentgelt|auslandseinsatzentgelt|fremdwahrungsentgelt|bankgebuhren|bankentgelt|frais bancaires|cotisation carte|frais de tenue|commissioni bancarie|canone conto|comision|comisiones|bankkosten|spese bancarie|overdraft)(?: |$)/;
const FEE_OF =
  /(?:^| )(?:account|bank|card|atm|withdrawal|wire|foreign|exchange|currency|transaction|maintenance|overdraft|late|monthly|annual|service|konto|karten)(?: [\p{L}]+){0,2} (?:fees?|charges?|gebuhr|gebuhren|entgelt)(?: |$)/u;
const FEE_WORDS: Readonly<Record<'fee' | 'interest-paid' | 'interest-earned', string>> = {
  fee: 'fees',
  'interest-paid': 'interest that was paid',
  'interest-earned': 'interest that was earned',
};

/** What a bank took and gave in the last year, by account. Transfers left out. */
export function findFees(entries: readonly Entry[], today: number): Finding[] {
  const told = entries.flatMap((entry) => {
    const what = entry.day >= today - YEAR_DAYS && entry.day <= today && !entry.transfer ? kindOf(entry) : undefined;
    return what ? [{ what, entry }] : [];
  });
  return [...Map.groupBy(told, ({ what, entry }) => `${what}:${entry.account_id}`)].flatMap(([key, some]) => {
    const last = some.at(-1);
    return last
      ? [
          summed(
            key,
            last.what,
            some.map(({ entry }) => entry),
            last.entry,
          ),
        ]
      : [];
  });
}

function kindOf({ words, amount_minor }: Entry): keyof typeof FEE_WORDS | undefined {
  if (amount_minor === 0n) return undefined;
  if (INTEREST.test(words)) return amount_minor < 0n ? 'interest-paid' : 'interest-earned';
  return amount_minor < 0n && (FEE.test(words) || FEE_OF.test(words)) ? 'fee' : undefined;
}

function summed(key: string, what: keyof typeof FEE_WORDS, some: readonly Entry[], last: Entry): Finding {
  const total = some.reduce((sum, { amount_minor }) => sum + amount_minor, 0n);
  const { account_id, category_id, date, payee, currency } = last;
  return {
    ...{
      key,
      what,
      account_id,
      category_id,
      month: null,
      date,
      payee,
      currency,
      amount_minor: total,
      usual_minor: null,
    },
    ids: some
      .slice(-MOST_IDS)
      .map(({ id }) => id)
      .toReversed(),
    why: `${told(size(total), currency)} of ${FEE_WORDS[what]} in ${some.length} ${some.length === 1 ? 'booking' : 'bookings'} of the last year.`,
  };
}
