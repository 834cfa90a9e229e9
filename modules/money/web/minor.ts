/** Exact decimal text with its currency's decimals, as the wire has it, in minor units. */
export function minorOf(amount: string): bigint {
  return BigInt(amount.replace('.', ''));
}

/** Minor units as decimal text with the currency's decimals: `decimalOf(-1230n, 'EUR')` is `-12.30`. */
export function decimalOf(minor: bigint, currency: string): string {
  const decimals =
    Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const digits = (minor < 0n ? -minor : minor).toString().padStart(decimals + 1, '0');
  const sign = minor < 0n ? '-' : '';
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
