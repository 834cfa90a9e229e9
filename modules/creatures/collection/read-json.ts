/** One value of a JSON text: a member of the outermost object, or one item of a list in it, or of the outermost list. */
export interface JsonPiece {
  /** Of the member; empty for items of the outermost list. */
  readonly key: string;
  readonly line: number;
  /** undefined: it is longer than anything that we take. */
  readonly text: string | undefined;
}

/** From here on the text is no JSON, or it ends too early. */
export class JsonFault extends Error {
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

const LONGEST = 1024 * 1024;
const [SPACE, QUOTE, COMMA, COLON, BACKSLASH] = [0x20, 0x22, 0x2c, 0x3a, 0x5c];
const [LIST, LIST_END, OBJECT, OBJECT_END, LINE] = [0x5b, 0x5d, 0x7b, 0x7d, 0x0a];

/**
 * Cuts a JSON text into its pieces while it comes, so that a list of any length is read in the memory of one item, and one that is broken
 * does not take the others with it. The pieces themselves are not looked at.
 *
 * @throws JsonFault
 */
export async function* jsonPieces(chunks: AsyncIterable<string>): AsyncGenerator<JsonPiece> {
  const cutter = new Cutter();
  for await (const chunk of chunks) yield* cutter.push(chunk);
  cutter.end();
}

type Mode = 'start' | 'key' | 'colon' | 'member' | 'item' | 'value' | 'over';

class Cutter {
  #mode: Mode = 'start';
  #line = 1;
  #key = '';
  #inObject = false;
  /** What a value ends: a key, a member or an item. */
  #after: 'colon' | 'key' | 'item' = 'item';
  #parts: string[] = [];
  #length = 0;
  #from = 0;
  #startLine = 1;
  #depth = 0;
  #inText = false;
  #escaped = false;
  #bare = false;

  *push(chunk: string): Generator<JsonPiece> {
    this.#from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const code = chunk.charCodeAt(at);
      if (code === LINE) this.#line += 1;
      if (this.#mode === 'value') {
        const ends = this.#ends(code);
        if (ends === 'no') continue;
        const piece = this.#finish(chunk, ends === 'here' ? at + 1 : at);
        if (piece) yield piece;
        if (ends === 'here') continue;
      }
      if (code > SPACE && code !== 0xfeff) this.#step(code, at);
    }
    if (this.#mode === 'value') this.#keep(chunk.slice(this.#from));
  }

  end(): void {
    if (this.#mode !== 'over') throw new JsonFault('The file ends in the middle.', this.#line);
  }

  #step(code: number, at: number): void {
    switch (this.#mode) {
      case 'start':
        if (code !== LIST && code !== OBJECT) throw new JsonFault('This is no JSON.', this.#line);
        this.#inObject = code === OBJECT;
        this.#mode = this.#inObject ? 'key' : 'item';
        return;
      case 'key':
        if (code === QUOTE) this.#begin(code, at, 'colon');
        else if (code === OBJECT_END) this.#mode = 'over';
        else if (code !== COMMA) throw new JsonFault('A name in quotes was to come here.', this.#line);
        return;
      case 'colon':
        if (code !== COLON) throw new JsonFault('A colon was to come here.', this.#line);
        this.#mode = 'member';
        return;
      case 'member':
        if (code === LIST) this.#mode = 'item';
        else this.#begin(code, at, 'key');
        return;
      case 'item':
        if (code === LIST_END) this.#mode = this.#inObject ? 'key' : 'over';
        else if (code !== COMMA) this.#begin(code, at, 'item');
        return;
      default:
        throw new JsonFault('The file goes on after its end.', this.#line);
    }
  }

  #begin(code: number, at: number, after: 'colon' | 'key' | 'item'): void {
    if (code === COMMA || code === COLON || code === LIST_END || code === OBJECT_END)
      throw new JsonFault('A value was to come here.', this.#line);
    this.#mode = 'value';
    this.#after = after;
    this.#parts = [];
    this.#length = 0;
    this.#from = at;
    this.#startLine = this.#line;
    this.#inText = code === QUOTE;
    this.#escaped = false;
    this.#depth = code === LIST || code === OBJECT ? 1 : 0;
    this.#bare = !this.#inText && this.#depth === 0;
  }

  #ends(code: number): 'no' | 'here' | 'before' {
    if (this.#inText) {
      if (this.#escaped) this.#escaped = false;
      else if (code === BACKSLASH) this.#escaped = true;
      else if (code === QUOTE) {
        this.#inText = false;
        return this.#depth === 0 ? 'here' : 'no';
      }
      return 'no';
    }
    if (this.#bare)
      return code === COMMA || code === LIST_END || code === OBJECT_END || code <= SPACE ? 'before' : 'no';
    if (code === QUOTE) this.#inText = true;
    else if (code === LIST || code === OBJECT) this.#depth += 1;
    else if (code === LIST_END || code === OBJECT_END) this.#depth -= 1;
    return this.#depth === 0 ? 'here' : 'no';
  }

  #finish(chunk: string, end: number): JsonPiece | undefined {
    this.#keep(chunk.slice(this.#from, end));
    const text = this.#length > LONGEST ? undefined : this.#parts.join('');
    this.#parts = [];
    this.#mode = this.#after;
    if (this.#after !== 'colon') return { key: this.#key, line: this.#startLine, text };
    this.#key = text === undefined ? '' : keyOf(text);
    return undefined;
  }

  #keep(text: string): void {
    this.#length += text.length;
    if (this.#length <= LONGEST) this.#parts.push(text);
    else this.#parts = [];
  }
}

function keyOf(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return '';
  }
}
