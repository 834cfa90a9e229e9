/** One field of a message: its tag (`61`, `60F`) and its lines. */
export interface Mt940Field {
  readonly tag: string;
  readonly line: number;
  readonly lines: readonly string[];
}

export interface Mt940Reader {
  field(field: Mt940Field): void;
  /** The end of a message, or the beginning of the next; `bank` is the BIC of its header. */
  message(bank: string | undefined): void;
  fault(line: number, reason: string, text: string): void;
}

const LONGEST_LINE = 4096;
const MOST_LINES = 200;
const TAG = /^\s{0,4}:(\d{2}[A-Z]?|NS):(.*)$/s;
/** Those of MT940 and MT942: text of field 86 may begin with something that only looks like one. */
const KNOWN = new Set('13 13D 20 21 25 25P 28 28C 34F 60F 60M 61 62F 62M 64 65 86 90C 90D NS'.split(' '));
const BLOCK = /^\s*\{\d:/;

/** Cuts a file into fields while it comes. */
export class Mt940Fields {
  readonly #reader: Mt940Reader;
  #rest = '';
  #line = 0;
  #long = false;
  #afterReturn = false;
  #field: { tag: string; line: number; lines: string[] } | undefined;

  constructor(reader: Mt940Reader) {
    this.#reader = reader;
  }

  /** Lines end in CR LF, LF or CR. */
  push(chunk: string): void {
    let from = 0;
    const breaks = /\r\n?|\n/g;
    if (this.#afterReturn && chunk.startsWith('\n')) from = breaks.lastIndex = 1;
    if (chunk !== '') this.#afterReturn = chunk.endsWith('\r');
    for (let found = breaks.exec(chunk); found; found = breaks.exec(chunk)) {
      this.#add(chunk.slice(from, found.index));
      this.#endLine();
      from = breaks.lastIndex;
    }
    this.#add(chunk.slice(from));
  }

  end(): void {
    if (this.#rest !== '') this.#endLine();
    this.#flush();
  }

  #add(text: string): void {
    if (this.#rest.length + text.length > LONGEST_LINE) this.#long = true;
    if (this.#rest.length < LONGEST_LINE) this.#rest += text.slice(0, LONGEST_LINE - this.#rest.length);
  }

  #endLine(): void {
    const text = this.#rest;
    this.#line += 1;
    this.#rest = '';
    if (this.#long) this.#reader.fault(this.#line, 'This line is longer than any of a bank.', text);
    this.#long = false;
    const body = BLOCK.test(text) ? this.#blocks(text) : text;
    if (/^-\}?\s*$/.test(body) || /^\s*-\}/.test(body)) return this.#endMessage(undefined);
    const tagged = TAG.exec(body);
    if (tagged && KNOWN.has(tagged[1] ?? '')) this.#begin(tagged[1] ?? '', tagged[2] ?? '');
    else if (this.#field && this.#field.lines.length < MOST_LINES) this.#field.lines.push(body);
  }

  /** `{1:F01…}{2:…}{4:` begins a message; a field may follow in the same line. */
  #blocks(text: string): string {
    this.#endMessage(/\{1:[A-Z]\d{2}([A-Z]{6}[A-Z0-9]{2})/.exec(text)?.[1]);
    return text.slice(text.lastIndexOf('{4:') + 1 === 0 ? text.length : text.lastIndexOf('{4:') + 3);
  }

  #begin(tag: string, text: string): void {
    this.#flush();
    if (tag === '20') this.#reader.message(undefined);
    this.#field = { tag, line: this.#line, lines: [text] };
  }

  #endMessage(bank: string | undefined): void {
    this.#flush();
    this.#reader.message(bank);
  }

  #flush(): void {
    if (this.#field) this.#reader.field(this.#field);
    this.#field = undefined;
  }
}
