import { sizeOf } from './spell.ts';
import type { Facts } from './writer.schema.ts';

const CONDITION = /^(!?)([a-z][a-z0-9_]*)(?: (=|!=|<|<=|>|>=) (-?\d+(?:\.\d+)?))?$/;

const COMPARE: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/**
 * Does it hold? `conflicts`: it is there and not 0; `!conflicts`: it is not there, or 0; `busy > 40`: compared by size
 * (minutes of a duration, items of a list, characters of a name). What is not there compares as false.
 */
export function holds(condition: string, facts: Facts): boolean {
  const { not, name, sign, against } = parse(condition);
  const fact = facts[name];
  const size = fact === undefined ? undefined : sizeOf(fact);
  const compare = sign === undefined ? undefined : COMPARE[sign];
  const found = size !== undefined && (compare ? compare(size, Number(against)) : size !== 0);
  return found !== not;
}

export function isCondition(condition: string): boolean {
  return CONDITION.test(condition);
}

function parse(condition: string) {
  const [, not, name, sign, against] = CONDITION.exec(condition) ?? [];
  if (name === undefined) throw new Error(`"${condition}" is no condition of a sentence.`);
  return { not: not === '!', name, sign, against };
}
