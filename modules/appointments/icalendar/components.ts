import type { ContentLine } from './content-lines.ts';

/** What stands in a calendar: VEVENT, VTIMEZONE and the like, with all its lines, BEGIN and END among them. */
export interface RawComponent {
  /** Upper case. */
  readonly name: string;
  readonly line: number;
  readonly lines: readonly ContentLine[];
  /** Why it is none, in plain words. */
  readonly fault: { readonly line: number; readonly reason: string } | undefined;
}

const MOST_DEPTH = 6;
const MOST_LINES = 20_000;
const MOST_CHARACTERS = 1024 * 1024;

/** Cuts lines into components, each by itself: one that is broken ends where the next begins. */
export class ComponentReader {
  /** A VCALENDAR was opened. */
  calendar = false;
  readonly properties = new Map<string, string>();
  #open: string[] = [];
  #lines: ContentLine[] = [];
  #size = 0;
  #fault: RawComponent['fault'];

  /** What this line completes: mostly nothing. */
  push(line: ContentLine): RawComponent | undefined {
    const [, keyword = '', name = ''] = /^(BEGIN|END):\s*([\w-]+)\s*$/i.exec(line.text) ?? [];
    const begins = keyword.toUpperCase() === 'BEGIN';
    const ends = keyword.toUpperCase() === 'END';
    const upper = name.toUpperCase();
    if (upper === 'VCALENDAR' && (begins || ends)) {
      this.calendar ||= begins;
      return this.#cutOff(line.line, 'The file ends in the middle of it.');
    }
    if (this.#open.length === 0) {
      if (begins) this.#begin(upper, line);
      else this.#property(line);
      return undefined;
    }
    if (begins && upper === 'VEVENT') {
      const broken = this.#cutOff(line.line, 'END:VEVENT is missing.');
      this.#begin(upper, line);
      return broken;
    }
    this.#add(line);
    if (begins) {
      this.#open.push(upper);
      if (this.#open.length > MOST_DEPTH) this.#fail(line.line, 'Its parts stand too deep in one another.');
    } else if (ends) return this.#end(upper, line.line);
    return undefined;
  }

  /** What is still open when the file is over. */
  end(): RawComponent | undefined {
    return this.#cutOff(this.#lines.at(-1)?.line ?? 0, 'The file ends in the middle of it.');
  }

  #begin(name: string, line: ContentLine): void {
    this.#open = [name];
    this.#lines = [line];
    this.#size = 0;
    this.#fault = undefined;
  }

  #add(line: ContentLine): void {
    this.#size += line.text.length;
    if (line.cut || this.#size > MOST_CHARACTERS || this.#lines.length > MOST_LINES)
      this.#fail(line.line, 'It is larger than an event may be.');
    else this.#lines.push(line);
  }

  #end(name: string, line: number): RawComponent | undefined {
    const outermost = this.#open[0];
    if (this.#open.at(-1) === name) this.#open.pop();
    else if (name === outermost) {
      this.#fail(line, `END:${this.#open.at(-1)} is missing.`);
      this.#open = [];
    } else this.#fail(line, `END:${name} closes nothing.`);
    return this.#open.length === 0 ? this.#done(outermost ?? '') : undefined;
  }

  #cutOff(line: number, reason: string): RawComponent | undefined {
    const [outermost] = this.#open;
    if (outermost === undefined) return undefined;
    this.#fail(line, reason);
    return this.#done(outermost);
  }

  #done(name: string): RawComponent {
    const component = { name, line: this.#lines[0]?.line ?? 0, lines: this.#lines, fault: this.#fault };
    this.#open = [];
    this.#lines = [];
    return component;
  }

  #fail(line: number, reason: string): void {
    this.#fault ??= { line, reason };
    // The name of a broken one is worth keeping, its bulk is not.
    if (this.#lines.length > 200) this.#lines.length = 200;
  }

  #property({ text }: ContentLine): void {
    const { name, value } = nameAndValue(text);
    if (name !== '' && this.properties.size < 50 && value.length < 1000) this.properties.set(name, value);
  }
}

/** A property's name in upper case, without its parameters, and its value; '' where the line is none. In time that grows with the line only. */
export function nameAndValue(text: string): { readonly name: string; readonly value: string } {
  const [, name = '', value = ''] = /^([\w-]+)(?:;[^:]*)?:(.*)$/s.exec(text) ?? [];
  return { name: name.toUpperCase(), value };
}

/** The value of a property, by its first line; without ical.js, for a quick look. */
export function firstValue({ lines }: Pick<RawComponent, 'lines'>, name: string): string | undefined {
  const wanted = new RegExp(`^${name}(?:;[^:]*)?:(.*)$`, 'is');
  for (const { text } of lines) {
    const found = wanted.exec(text);
    if (found) return found[1]?.trim();
  }
  return undefined;
}
