import fc from 'fast-check';
import type { Hands, Step } from './hands.ts';
import type { NaiveBook } from './naive-book.ts';
import { reconcile, takeBack } from './reconciling.ts';
import * as steps from './steps.ts';

/** A command of fast-check that is always there: where there is nothing to do it to, it does nothing. */
class Command implements fc.AsyncCommand<NaiveBook, Hands> {
  readonly #name: string;
  readonly #step: Step;
  readonly #after: Step;

  constructor(name: string, step: Step, after: Step) {
    [this.#name, this.#step, this.#after] = [name, step, after];
  }

  check = () => true;

  async run(model: NaiveBook, hands: Hands): Promise<void> {
    await this.#step(model, hands);
    await this.#after(model, hands);
  }

  toString = () => this.#name;
}

const which = fc.nat(1000);
const size = fc.bigInt(1n, 5_000_000n);
const tags = fc.uniqueArray(fc.constantFrom('trip', 'Food', 'ÉTÉ', 'été', 'x'), { maxLength: 3 });

/** What a person does to single things; `after` is held after each. */
export function commands(after: Step): fc.Arbitrary<fc.AsyncCommand<NaiveBook, Hands>>[] {
  const command = <Args>(name: string, args: fc.Arbitrary<Args>, step: (args: Args) => Step) =>
    args.map((values) => new Command(`${name} ${fc.stringify(values)}`, step(values), after));
  return [
    command('create', fc.tuple(which, fc.bigInt(-5_000_000n, 5_000_000n), fc.boolean(), tags), steps.create),
    command('transfer', fc.tuple(which, which, size, size), steps.transfer),
    command('resize', fc.tuple(which, size), steps.resize),
    command('split', fc.tuple(which, size), steps.split),
    command('categorise', fc.tuple(which, which), steps.categorise),
    command('retag', fc.tuple(which, tags), steps.retag),
    command('move', fc.tuple(which, which), steps.move),
    command('clear', which, steps.clear),
    command('trash', which, steps.trash),
    command('restore', which, steps.restore),
    command('purge', which, steps.purge),
    command('link', fc.tuple(which, which), steps.link),
    command('unlink', which, steps.unlink),
    command('undo', which, steps.undo),
    command('undo', fc.nat(2), steps.undo),
    command('reconcile', fc.tuple(which, fc.boolean()), reconcile),
    command('take back', which, takeBack),
  ];
}
