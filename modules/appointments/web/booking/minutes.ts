const UNITS = [
  { unit: 'day', minutes: 1440 },
  { unit: 'hour', minutes: 60 },
  { unit: 'minute', minutes: 1 },
] as const;

/** "1 hour 30 minutes", "2 days" */
export function minutesInWords(minutes: number): string {
  let rest = minutes;
  const words = UNITS.flatMap(({ unit, minutes: size }) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count === 0 ? [] : [`${count} ${unit}${count === 1 ? '' : 's'}`];
  });
  return words.join(' ');
}
