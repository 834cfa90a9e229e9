/** What becomes of many; the rest stays. */
export interface Edit {
  readonly category_id?: string | null;
  readonly add_tags?: string[];
  readonly remove_tags?: string[];
  readonly payee?: string;
  readonly status?: 'cleared' | 'uncleared';
  readonly delete?: true;
}

/** What is asked for first, or what is to be done as it is. */
export type Asked = 'category' | 'tags' | 'payee' | Edit;
