const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** 1234567 → "1.2 MB": powers of 1000, as disks and file managers count. */
export function bytes(count: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(count, 1)) / 3), UNITS.length - 1);
  const value = count / 1000 ** power;
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${UNITS[power]}`;
}

/** 1204 → "1,204"; with a noun: "1,204 files", "1 file". */
export function count(value: number, noun?: string): string {
  const shown = value.toLocaleString('en');
  return noun === undefined ? shown : `${shown} ${noun}${value === 1 ? '' : 's'}`;
}

/** 3905 → "1 h 5 min"; the two largest units. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
