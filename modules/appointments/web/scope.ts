/** Which instances of a repeating appointment a change means. */
export type Scope = 'one' | 'following' | 'all';
