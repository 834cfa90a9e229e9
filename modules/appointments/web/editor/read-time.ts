/** Minutes of the day in what people write: `15:00`, `3pm`, `3.30 pm`, `1530`, `9`. */
export function readTime(text: string): number | undefined {
  const match = /^(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(?:(a|p)\.?\s?m?\.?)?(?:\s*uhr)?$/i.exec(text.trim());
  if (!match) return undefined;
  const [, hourText, minuteText = '0', half] = match;
  const [hour, minute] = [Number(hourText), Number(minuteText)];
  if (minute > 59 || hour > (half ? 12 : 23) || (half && hour === 0)) return undefined;
  const shift = half?.toLowerCase() === 'p' ? 12 : 0;
  return ((half ? hour % 12 : hour) + shift) * 60 + minute;
}
