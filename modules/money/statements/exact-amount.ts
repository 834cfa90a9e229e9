/** Digits before the point: as many as any currency's minor units leave room for in 64 bits. */
const MOST_WHOLE = 15;
/** Digits after it: some money of computers has eighteen. */
const MOST_FRACTION = 20;
const SCALE = MOST_FRACTION;

const PLAIN = /^([+-]?)(\d*)(?:[.,](\d*))?$/;
/** `1,234,567.89`, `1.234,56`: marks of thousands can only be told from the decimal mark where both are there. */
const GROUPED = /^([+-]?)(\d{1,3}(?:,\d{3})+)\.(\d+)$|^([+-]?)(\d{1,3}(?:\.\d{3})+),(\d+)$/;

export type ReadAmount = { readonly amount: string } | { readonly fault: string };

/**
 * An amount as banks write it (`+1234.5`, `-1234,50`, `.5`) as the exact decimal text of a `StatementEntry`. Nothing is rounded; minus zero is zero.
 *
 * @example exactAmount('-12,30') // { amount: '-12.30' }
 */
export function exactAmount(text: string | undefined): ReadAmount {
  const given = text?.trim() ?? '';
  if (given === '') return { fault: 'The amount is missing.' };
  const grouped = given.length <= 60 ? GROUPED.exec(given) : null;
  const found = grouped ? grouped.filter((part, at) => at > 0 && part !== undefined) : PLAIN.exec(given)?.slice(1);
  if (!found) return { fault: `“${given.slice(0, 40)}” is no amount.` };
  const [sign = '', digits = '', fraction = ''] = found;
  const whole = digits.replaceAll(/[.,]/g, '').replace(/^0+/, '');
  if (digits === '' && fraction === '') return { fault: `“${given.slice(0, 40)}” is no amount.` };
  if (whole.length > MOST_WHOLE || fraction.length > MOST_FRACTION)
    return { fault: 'The amount has more digits than an amount can have.' };
  const plain = `${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}`;
  return { amount: sign === '-' && /[1-9]/.test(plain) ? `-${plain}` : plain };
}

/** The amount with its sign turned around. */
export function opposite(amount: string): string {
  if (amount.startsWith('-')) return amount.slice(1);
  return /[1-9]/.test(amount) ? `-${amount}` : amount;
}

/** An amount of `exactAmount` as a whole number, to add up; every one of them has the same scale. */
export function exactUnits(amount: string): bigint {
  const [whole = '', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(SCALE, '0'));
}

/** A sum of `exactUnits`, as short as it goes but with two decimals at least: `-0.30`. */
export function unitsText(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(SCALE + 1, '0');
  const fraction = digits.slice(-SCALE).replace(/0+$/, '').padEnd(2, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -SCALE)}.${fraction}`;
}
