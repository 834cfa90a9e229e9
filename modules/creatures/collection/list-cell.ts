/** A list as one cell: `shy; fierce\, but loyal`. */
export function printList(items: readonly string[]): string {
  return items.map((item) => item.replaceAll(/[\\;,]/g, String.raw`\$&`)).join('; ');
}

/** Reads it back. A list of somebody else has commas between: they divide where no semicolon does. */
export function parseList(cell: string): string[] {
  const items = divided(cell, ';');
  return (items.length > 1 ? items : divided(cell, ',')).map((item) => unescaped(item.trim())).filter(Boolean);
}

function divided(cell: string, by: ';' | ','): string[] {
  const items = [''];
  for (let at = 0; at < cell.length; at += 1) {
    const character = cell[at] ?? '';
    const text = character === '\\' ? character + (cell[(at += 1)] ?? '') : character;
    if (text === by) items.push('');
    else items[items.length - 1] += text;
  }
  return items;
}

function unescaped(item: string): string {
  return item.replaceAll(/\\(.)/gsu, '$1');
}
