import { freeNames } from './check/check.ts';
import { holds } from './conditions.ts';
import { PLACE } from './places.ts';
import { formFor, sizeOf, spell, tongueFor } from './spell.ts';
import type { Tongue } from './spell.ts';
import type { FactValue, Length, WriteRequest } from './writer.schema.ts';

const LENGTHS: readonly Length[] = ['short', 'normal', 'long'];

/** The tongue, and which names need no quotation marks in it. */
interface Voice extends Tongue {
  readonly mayStandFree: (name: string) => boolean;
}

type Values = Readonly<Record<string, FactValue>>;

/**
 * The builtin writer: says each sentence of the task that applies, in order. The same facts make the same text.
 * A sentence applies where its conditions hold and every fact that it names is there.
 */
export function compose(request: WriteRequest): { text: string; facts_used: string[] } {
  const { task, facts, length } = request;
  const voice: Voice = { ...tongueFor(task.phrases, request.language), mayStandFree: freeNames(request) };
  const used = new Set<string>();
  const paragraphs: string[][] = [[]];
  for (const { phrase, when = [], from = 'short', paragraph } of task.sentences) {
    if (LENGTHS.indexOf(from) > LENGTHS.indexOf(length)) continue;
    if (![when].flat().every((condition) => holds(condition, facts))) continue;
    const said = say(phrase, facts, voice);
    if (said === undefined) continue;
    if (paragraph) paragraphs.push([]);
    paragraphs.at(-1)?.push(said.capital ? capitalised(said.text, voice) : said.text);
    for (const name of said.names) used.add(name);
  }
  const text = paragraphs.filter((sentences) => sentences.length > 0).map((sentences) => sentences.join(' '));
  return { text: text.join('\n\n'), facts_used: [...used] };
}

interface Said {
  readonly text: string;
  readonly names: readonly string[];
  /** It begins with a word of ours, not with a name. */
  readonly capital: boolean;
}

/** A phrase with its places filled; undefined where a fact that it names is not there. */
function say(key: string, values: Values, voice: Voice): Said | undefined {
  const template = templateOf(key, values, voice);
  if (template === undefined) return undefined;
  const names: string[] = [];
  let complete = true;
  let capital = true;
  const text = template.replaceAll(PLACE, (_place, name: string, manner: string | undefined, at: number) => {
    const value = values[name];
    const words = value === undefined ? '' : fill(value, { values, voice, manner });
    if (words === '') complete = false;
    names.push(name);
    if (at === 0 && (value?.kind === 'list' || isOutside(value))) capital = false;
    const marked = !isOutside(value) || OPENING_MARK.test(template.charAt(at - 1)) || voice.mayStandFree(words);
    return marked ? words : `“${words}”`;
  });
  return complete ? { text, names, capital } : undefined;
}

const OPENING_MARK = /["'“„‘‚«»]/;

function isOutside(value: FactValue | undefined): boolean {
  return value?.kind === 'name' || value?.kind === 'text';
}

function capitalised(text: string, { locale }: Tongue): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

function templateOf(key: string, values: Values, { phrases, locale }: Tongue): string | undefined {
  const phrase = phrases[key];
  if (phrase === undefined) throw new Error(`The task has no phrase ${key}.`);
  if (typeof phrase === 'string') return phrase;
  const by = phrase.by === undefined ? undefined : values[phrase.by];
  return by === undefined ? undefined : formFor(phrase, sizeOf(by), locale);
}

/** A list is its items, each said by the phrase that the place names, joined as the language joins. */
function fill(
  value: FactValue,
  { values, voice, manner }: { values: Values; voice: Voice; manner: string | undefined },
): string {
  if (value.kind !== 'list') return spell(value, voice, manner);
  const items = value.items.map((item) => say(manner ?? '', { ...values, ...item }, voice)?.text ?? '');
  return new Intl.ListFormat(voice.locale).format(items.filter(Boolean));
}
