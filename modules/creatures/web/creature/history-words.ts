interface Change {
  readonly what: string;
  readonly fields: readonly string[];
}

const FIELDS: Readonly<Record<string, string>> = {
  ...{ name: 'name', species: 'species', description: 'description', story: 'story', traits: 'traits', tags: 'tags' },
  picture_id: 'picture',
};

const WORDS: Readonly<Record<string, string>> = {
  created: 'Made',
  changed: 'Changed',
  tagged: 'Tags changed',
  drawn: 'A picture was drawn',
  given: 'It got a picture',
  told: 'A story was told',
  imported: 'Came with an import',
  trashed: 'Deleted',
  restored: 'Restored',
  undone: 'Taken back',
};

/** "Changed: name and traits", "A picture was drawn". */
export function historyWords({ what, fields }: Change): string {
  const start = WORDS[what] ?? what;
  const named = fields.flatMap((field) => FIELDS[field] ?? []);
  return named.length > 0 && (what === 'changed' || what === 'undone') ? `${start}: ${list.format(named)}` : start;
}

const list = new Intl.ListFormat('en', { type: 'conjunction' });
