import type { TextLine } from './text-lines.ts';

/** The lines of one entry, from the one after `^` to the next `^`, by their first letter. */
export interface QifRecord {
  readonly line: number;
  readonly date: string;
  readonly amount: string;
  readonly payee: string;
  readonly memo: string;
  readonly category: string;
  readonly number: string;
  readonly cleared: string;
  readonly splits: readonly QifSplit[];
  /** `N`, `T`, `D`, `B` and `/` of an account block. */
  readonly type: string;
  /** Why it cannot be an entry, whatever else it says. */
  readonly fault: string | null;
  readonly text: string;
}

export interface QifSplit {
  category: string;
  memo: string;
  amount: string | null;
}

const MOST_LINES = 5000;

/** Gathers lines to a record. Of a letter that comes twice the last holds, but a second day or amount is of another entry. */
export class QifFields {
  readonly #first: TextLine;
  #count = 0;
  #fault: string | null = null;
  #text = '';
  readonly #values = new Map<string, string>();
  readonly #splits: QifSplit[] = [];

  constructor(first: TextLine) {
    this.#first = first;
  }

  add(line: TextLine): void {
    this.#count += 1;
    if (this.#text.length < 300) this.#text += `${line.text.slice(0, 200)} `;
    if (line.isTooLong) this.#fault = 'A line is longer than 1 MiB.';
    else if (line.text.includes('\0')) this.#fault = 'The entry has NUL bytes in it.';
    else if (this.#count > MOST_LINES) this.#fault = `The entry has more than ${MOST_LINES} lines.`;
    else this.#set(line.text.charAt(0), line.text.slice(1).trim());
  }

  record(): QifRecord {
    const value = (letter: string) => this.#values.get(letter) ?? '';
    return {
      ...{
        line: this.#first.number,
        date: value('D'),
        amount: value('T') || value('U'),
        payee: value('P'),
        memo: value('M'),
      },
      ...{ category: value('L'), number: value('N'), cleared: value('C'), type: value('T') },
      ...{ splits: this.#splits, fault: this.#fault, text: this.#text },
    };
  }

  #set(letter: string, value: string): void {
    const split = this.#splits.at(-1);
    if (letter === 'S') this.#splits.push({ category: value, memo: '', amount: null });
    else if (letter === 'E' && split) split.memo = value;
    else if (letter === '$' && split) {
      if (split.amount !== null) this.#fault = 'A part has two amounts.';
      split.amount = value;
    } else if (letter === '$') this.#values.set('balance', value);
    else {
      if (this.#values.has(letter) && 'DTU'.includes(letter))
        this.#fault = 'Two entries run into each other: the line “^” between them is missing.';
      this.#values.set(letter, value);
    }
  }
}
