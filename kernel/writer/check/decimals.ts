/** A decimal as text in its one canonical form, without sign: `1234.50` → `1234.5`. Text, because cents of a large sum do not fit a double. */
export function canonical(digits: string): string {
  const [whole = '', fraction = ''] = digits.replace(/^-/, '').split('.');
  const trimmed = fraction.replace(/0+$/, '');
  return `${whole.replace(/^0+(?=\d)/, '')}${trimmed === '' ? '' : `.${trimmed}`}`;
}

/**
 * Everything that a written number may mean: 1,234 is one thousand two hundred and thirty-four, or one and a bit.
 * Empty where it is no number (1,2,3).
 */
export function readingsOf(written: string): string[] {
  const readings = new Set<string>();
  const separators = [...written.matchAll(/\D/g)].map(([separator]) => separator);
  const last = separators.at(-1);
  if (last === undefined) return [canonical(written)];
  if (isGrouped(written)) readings.add(canonical(written.replaceAll(/\D/g, '')));
  const point = written.lastIndexOf(last);
  const whole = written.slice(0, point);
  if ((last === '.' || last === ',') && !whole.includes(last) && (/^\d+$/.test(whole) || isGrouped(whole)))
    readings.add(canonical(`${whole.replaceAll(/\D/g, '')}.${written.slice(point + 1)}`));
  return [...readings];
}

/** How a computed number may be shown: as it is, or rounded to as many decimals as Steward shows. */
export function shown(value: number, decimals: number): string[] {
  const exact = plain(Math.abs(value));
  const rounded = new Intl.NumberFormat('en', { maximumFractionDigits: decimals, useGrouping: false });
  const halves = [Math.abs(value).toFixed(decimals), rounded.format(Math.abs(value))];
  return [...new Set([exact, ...halves].map(canonical))];
}

/** Times a factor: 1.2 million. */
export function scaled(value: string, factor: number): string {
  return canonical(plain(Number((Number(value) * factor).toPrecision(15))));
}

/** Thousands in groups of three, by one sign throughout. */
function isGrouped(written: string): boolean {
  return /^\d{1,3}(?:([.,'’\u{A0}\u{202F}\u{2009} ])\d{3})(?:\1\d{3})*$/u.test(written);
}

/** Without an exponent. */
function plain(value: number): string {
  return value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 });
}
