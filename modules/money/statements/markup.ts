/** What a reader of markup is told, in the order of the file. */
export interface MarkupSink {
  /** `<name attributes>`; `source` is the whole tag. `alone`: it ends in itself, no `close` follows. */
  open(name: string, attributes: string, alone: boolean, source: string): void;
  close(name: string, source: string): void;
  /** In pieces of any length. `literal`: from CDATA, where an ampersand is one. */
  text(text: string, literal: boolean): void;
  /** A tag that does not end, or a comment. */
  fault(reason: string, text: string): void;
  /** `internal`: it declares things of its own. */
  doctype(internal: boolean): void;
}

const LONGEST_TAG = 16 * 1024;
const TAG = /^(\/?)([A-Za-z_][\w.:-]*)(?:\s([^]*?))?(\/?)$/;
/** What skips to its end: as it begins, as it ends, and what it is called. */
const SPANS = [
  { begin: '<!--', end: '-->', name: 'comment' },
  { begin: '<![CDATA[', end: ']]>', name: 'CDATA' },
  { begin: '<?', end: '?>', name: 'instruction' },
  { begin: '<!DOCTYPE', end: '>', name: 'doctype' },
] as const;
type Span = (typeof SPANS)[number];

/**
 * Cuts XML and the SGML of banks into tags and text while it comes, in the memory of one tag. A `<` that begins no tag is text. It neither
 * checks that tags match nor knows entities.
 */
export class MarkupReader {
  /** Of what the sink is being told, from 1. */
  line = 1;
  readonly #sink: MarkupSink;
  readonly #quotes: boolean;
  #rest = '';
  #at = 0;
  #nextBreak = -1;
  #span: Span | undefined;
  #stopped = false;

  /** `quotes`: attributes in quotes may hold `>`, as in XML. */
  constructor(sink: MarkupSink, { quotes }: { quotes: boolean }) {
    this.#sink = sink;
    this.#quotes = quotes;
  }

  push(chunk: string): void {
    this.#rest = this.#rest === '' ? chunk : this.#rest + chunk;
    this.#cut(false);
  }

  end(): void {
    this.#cut(true);
    if (this.#span && !this.#stopped) this.#sink.fault(`The file ends in the middle of a ${this.#span.name}.`, '');
  }

  /** Nothing that follows is read. */
  stop(): void {
    this.#stopped = true;
    this.#rest = '';
    this.#span = undefined;
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  #cut(last: boolean): void {
    if (this.#stopped) return;
    this.#at = 0;
    this.#nextBreak = this.#rest.indexOf('\n');
    while (this.#at < this.#rest.length)
      if (!(this.#span ? this.#inSpan(this.#span, last) : this.#outside(last))) break;
    this.#rest = this.#stopped ? '' : this.#rest.slice(this.#at);
  }

  /** One piece of text, and the tag after it. @returns false where more of the file is needed */
  #outside(last: boolean): boolean {
    const from = this.#at;
    const tag = this.#rest.indexOf('<', from);
    const end = tag === -1 ? this.#rest.length : tag;
    if (end > from) {
      this.#sink.text(this.#rest.slice(from, end), false);
      this.#pass(end);
    }
    return tag === -1 || this.#tag(last);
  }

  #tag(last: boolean): boolean {
    const from = this.#at;
    const next = this.#rest.charCodeAt(from + 1);
    if (next === 0x21 || next === 0x3f) return this.#beginSpan(last);
    if (Number.isNaN(next) && !last) return false;
    const named = next === 0x2f || next === 0x5f || ((next | 0x20) >= 0x61 && (next | 0x20) <= 0x7a);
    const end = named ? this.#tagEnd(from + 1) : from;
    if (end === -1 && !last && this.#rest.length - from <= LONGEST_TAG) return false;
    if (end === -1) this.#endless();
    const found = end !== -1 && this.#rest[end] === '>' ? TAG.exec(this.#rest.slice(from + 1, end)) : undefined;
    if (!found) {
      this.#sink.text('<', false);
      this.#pass(from + 1);
      return true;
    }
    const [, slash, name = '', attributes = '', alone] = found;
    const source = this.#rest.slice(from, end + 1);
    if (slash === '/') this.#sink.close(name, source);
    else this.#sink.open(name, attributes, alone === '/', source);
    this.#pass(end + 1);
    return true;
  }

  #endless(): void {
    const text = this.#rest.slice(this.#at, this.#at + 200);
    if (/^<\/?[A-Za-z_]/.test(text)) this.#sink.fault('A tag begins here that does not end.', text);
  }

  /** Where the first `<` stands, or `>` outside of quotes; -1 where there is none within the longest tag. */
  #tagEnd(from: number): number {
    const most = Math.min(this.#rest.length, from + LONGEST_TAG);
    let quote = 0;
    for (let at = from; at < most; at += 1) {
      const code = this.#rest.charCodeAt(at);
      if (code === 0x3c || (code === 0x3e && quote === 0)) return at;
      if (code === quote) quote = 0;
      else if (this.#quotes && quote === 0 && (code === 0x22 || code === 0x27)) quote = code;
    }
    return -1;
  }

  #beginSpan(last: boolean): boolean {
    const head = this.#rest.slice(this.#at, this.#at + 9).toUpperCase();
    const span = SPANS.find(({ begin }) => head.startsWith(begin));
    if (!span && !last && head.length < 9 && SPANS.some(({ begin }) => begin.startsWith(head))) return false;
    if (span) {
      this.#span = span;
      this.#pass(this.#at + span.begin.length);
    } else {
      this.#sink.text('<', false);
      this.#pass(this.#at + 1);
    }
    return true;
  }

  #inSpan(span: Span, last: boolean): boolean {
    const end = this.#rest.indexOf(span.end, this.#at);
    // Its end may be cut in two.
    const until = end === -1 ? (last ? this.#rest.length : this.#rest.length - span.end.length + 1) : end;
    if (until > this.#at) this.#withinSpan(span, until);
    if (this.#stopped) return false;
    if (end === -1) return false;
    if (span.name === 'doctype') this.#sink.doctype(false);
    this.#pass(end + span.end.length);
    this.#span = undefined;
    return !this.#stopped;
  }

  #withinSpan(span: Span, until: number): void {
    const text = this.#rest.slice(this.#at, until);
    if (span.name === 'CDATA') this.#sink.text(text, true);
    this.#pass(until);
    if (span.name === 'doctype' && text.includes('[')) {
      this.#sink.doctype(true);
      this.stop();
    }
  }

  #pass(to: number): void {
    while (this.#nextBreak !== -1 && this.#nextBreak < to) {
      this.line += 1;
      this.#nextBreak = this.#rest.indexOf('\n', this.#nextBreak + 1);
    }
    this.#at = to;
  }
}

const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' },
};

/** With the five entities of XML and characters by number; any other ampersand is one. */
export function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi,
    (whole: string, decimal, hex, name) => {
      if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? '';
      const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
      return code > 0x10_ff_ff ? whole : String.fromCodePoint(code);
    },
  );
}
