import assert from 'node:assert/strict';
import fc from 'fast-check';
import { settled } from '../../../../test/person.ts';
import { toDecimal } from '../../amounts/amounts.ts';
import { ACCOUNTS, TRANSACTIONS } from '../../test/book.ts';
import type { Act, Book } from '../../test/book.ts';
import type { NaiveBook, NaiveTransaction } from './naive-book.ts';

export type Hands = Pick<Book, 'act' | 'ada'> & { readonly categories: readonly string[] };
type Step = (model: NaiveBook, hands: Hands) => Promise<void>;

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
    command('create', fc.tuple(which, fc.bigInt(-5_000_000n, 5_000_000n), fc.boolean(), tags), create),
    command('transfer', fc.tuple(which, which, size, size), transfer),
    command('resize', fc.tuple(which, size), resize),
    command('split', fc.tuple(which, size), split),
    command('categorise', fc.tuple(which, which), categorise),
    command('retag', fc.tuple(which, tags), retag),
    command('move', fc.tuple(which, which), move),
    command('clear', which, clear),
    command('trash', which, trash),
    command('restore', which, restore),
    command('purge', which, purge),
    command('link', fc.tuple(which, which), link),
    command('unlink', which, unlink),
    command('undo', which, undo),
    command('undo', fc.nat(2), undo),
    command('reconcile', fc.tuple(which, fc.boolean()), reconcile),
    command('take back', which, takeBack),
  ];
}

type Change = Partial<NaiveTransaction>;

function amountOf(model: NaiveBook, account: string, minor: bigint): string {
  return toDecimal(minor, model.currencyOf(account));
}

function patch(id: string, { act }: Hands, body: unknown): Promise<Act> {
  return act('PATCH', `${TRANSACTIONS}/${id}`, body);
}

/** The answer is the expected one; what was done is done in the model, too. */
function settle(model: NaiveBook, act: Act, after: Record<string, NaiveTransaction> | undefined): void {
  assert.equal(act.status < 300, after !== undefined, `${act.status} ${JSON.stringify(act.body)}`);
  if (after && act.change !== null) model.write(act.change, after);
}

const NEW = { parts: [], category: null, tags: [], status: 'uncleared', reconciliation: null, other: null } as const;

function create([at, amount, categorised, tags]: [number, bigint, boolean, string[]]): Step {
  return async (model, hands) => {
    const { id: account } = model.account(at);
    const category = categorised ? (hands.categories[at % hands.categories.length] ?? null) : null;
    const made = await hands.act('POST', TRANSACTIONS, {
      ...{ account_id: account, date: `2026-0${(at % 9) + 1}-15`, amount: amountOf(model, account, amount) },
      ...{ category_id: category, tags },
    });
    assert.equal(made.status, 201);
    model.write(made.change, {
      [String(made.body['id'])]: { ...NEW, account, amount, category, tags, deleted: false },
    });
  };
}

function transfer([from, to, amount, other]: [number, number, bigint, bigint]): Step {
  return async (model, { act, ada }) => {
    const [one, two] = [model.account(from), model.account(to)];
    const same = one.currency === two.currency;
    const made = await act('POST', TRANSACTIONS, {
      ...{ account_id: one.id, date: '2026-05-01', amount: amountOf(model, one.id, -amount) },
      transfer_account_id: two.id,
      ...(same ? {} : { transfer_amount: amountOf(model, two.id, other) }),
    });
    assert.equal(made.status, one === two ? 422 : 201);
    if (one === two) return;
    const [id, transfer_id] = [String(made.body['id']), String(made.body['transfer_id'])];
    const { items } = await ada.call<{ items: { transaction_id: string; transfer_id: string | null }[] }>(
      'GET',
      `/api/v1/books/postings?from=2026-05-01&to=2026-05-01&limit=200&account=${two.id}`,
    );
    const mate = items.find((entry) => entry.transfer_id === transfer_id)?.transaction_id ?? '';
    model.write(made.change, {
      [id]: { ...NEW, account: one.id, amount: -amount, other: mate, deleted: false },
      [mate]: { ...NEW, account: two.id, amount: same ? amount : other, other: id, deleted: false },
    });
  };
}

/** On some living transaction: what is asked for, and what it becomes; undefined: it has to be refused. */
function onLiving(
  at: number,
  work: (found: [string, NaiveTransaction], model: NaiveBook, hands: Hands) => Promise<void>,
): Step {
  return async (model, hands) => {
    const found = model.pick(at);
    if (found) await work(found, model, hands);
  };
}

/** The other side with its new amount: the same where both are of one currency. */
function withSide(model: NaiveBook, id: string, change: Change): Record<string, NaiveTransaction> | undefined {
  const before = model.get(id);
  const after = { ...before, ...change };
  if (before.other === null) return { [id]: after };
  const other = model.get(before.other);
  const same = model.currencyOf(after.account) === model.currencyOf(other.account);
  const amount = same ? -after.amount : other.amount;
  if (amount !== other.amount && other.status === 'reconciled') return undefined;
  const [moved, resized] = [after.account !== before.account, amount !== other.amount];
  return { [id]: after, ...(moved || resized ? { [before.other]: { ...other, amount } } : {}) };
}

function resize([at, wanted]: [number, bigint]): Step {
  return onLiving(at, async ([id, was], model, hands) => {
    const amount = was.amount < 0n ? -wanted : wanted;
    const splits = was.parts.length === 0 ? {} : { splits: [{ amount: amountOf(model, was.account, amount) }] };
    const act = await patch(id, hands, { amount: amountOf(model, was.account, amount), ...splits });
    const changes = amount !== was.amount || was.parts.length > 1;
    const after = withSide(model, id, { amount, parts: was.parts.length === 0 ? [] : [amount] });
    settle(model, act, changes && was.status === 'reconciled' ? undefined : after);
  });
}

function split([at, some]: [number, bigint]): Step {
  return onLiving(at, async ([id, was], model, hands) => {
    const parts = [some, was.amount - some];
    const splits = parts.map((part, index) => ({
      amount: amountOf(model, was.account, part),
      category_id: index === 0 ? hands.categories[0] : null,
    }));
    const act = await patch(id, hands, { splits });
    const refused = was.other !== null || was.status === 'reconciled';
    // Again the same parts: nothing changes, and nothing is refused.
    const again = was.parts.length === 2 && was.parts[0] === some && act.status === 200;
    settle(model, act, refused && !again ? undefined : { [id]: { ...was, parts, category: null } });
  });
}

function categorise([at, to]: [number, number]): Step {
  return onLiving(at, async ([id, was], model, hands) => {
    const category = hands.categories[to % hands.categories.length] ?? '';
    const act = await patch(id, hands, { category_id: category });
    const refused = was.other !== null || (was.status === 'reconciled' && was.parts.length > 0);
    settle(model, act, refused ? undefined : { [id]: { ...was, category, parts: [] } });
  });
}

function retag([at, tags]: [number, string[]]): Step {
  return onLiving(at, async ([id, was], model, hands) => {
    settle(model, await patch(id, hands, { tags }), { [id]: { ...was, tags } });
  });
}

function move([at, to]: [number, number]): Step {
  return onLiving(at, async ([id, was], model, hands) => {
    const { id: account, currency } = model.account(to);
    const other = was.other === null ? undefined : model.get(was.other);
    const foreign = currency !== model.currencyOf(was.account);
    const act = await patch(id, hands, {
      account_id: account,
      ...(foreign ? { amount: amountOf(model, account, was.amount) } : {}),
      ...(foreign && was.parts.length > 0 ? { splits: [{ amount: amountOf(model, account, was.amount) }] } : {}),
    });
    const parts = foreign && was.parts.length > 0 ? [was.amount] : was.parts;
    const refused = account !== was.account && (was.status === 'reconciled' || other?.account === account);
    settle(model, act, refused ? undefined : withSide(model, id, { account, parts }));
  });
}

function clear(at: number): Step {
  return onLiving(at, async ([id, was], model, hands) => {
    const status = was.status === 'cleared' ? 'uncleared' : 'cleared';
    settle(model, await patch(id, hands, { status }), { [id]: { ...was, status, reconciliation: null } });
  });
}

function trash(at: number): Step {
  return onLiving(at, async ([id], model, { act }) => {
    const sides = model.sides(id).map((side) => [side, model.get(side)] as const);
    const refused = sides.some(([, { status }]) => status === 'reconciled');
    const after = Object.fromEntries(sides.map(([side, was]) => [side, { ...was, deleted: true }]));
    settle(model, await act('DELETE', `${TRANSACTIONS}/${id}`), refused ? undefined : after);
  });
}

function restore(at: number): Step {
  return async (model, { act }) => {
    const [id] = model.pick(at, true) ?? [];
    if (id === undefined) return;
    const after = model.sides(id).map((side) => [side, { ...model.get(side), deleted: false }] as const);
    settle(model, await act('POST', `${TRANSACTIONS}/${id}/restore`), Object.fromEntries(after));
  };
}

function purge(at: number): Step {
  return async (model, { act }) => {
    const [id] = model.pick(at, true) ?? [];
    if (id === undefined) return;
    assert.equal((await act('DELETE', `${TRANSACTIONS}/${id}?forever=true`)).status, 204);
    model.purge(model.sides(id));
  };
}

/** With one made for it where there is none. */
function link([at, to]: [number, number]): Step {
  return onLiving(at, async ([id, was], model, hands) => {
    const { id: account, currency } = model.account(to);
    const same = currency === model.currencyOf(was.account);
    const amount = same || was.amount === 0n ? -was.amount : was.amount < 0n ? 77n : -77n;
    await create([model.accounts.findIndex((each) => each.id === account), amount, false, []])(model, hands);
    const [mate] = [...model.transactions.keys()].slice(-1);
    const other = model.get(mate ?? '');
    const act = await hands.act('POST', `${TRANSACTIONS}/${id}/link`, { other_id: mate });
    const refused =
      was.other !== null ||
      was.amount === 0n ||
      account === was.account ||
      (was.status === 'reconciled' && was.parts.length > 0);
    const side = { category: null, parts: [] };
    const after = { [id]: { ...was, ...side, other: mate ?? null }, [mate ?? '']: { ...other, ...side, other: id } };
    settle(model, act, refused ? undefined : after);
  });
}

function unlink(at: number): Step {
  return onLiving(at, async ([id, was], model, { act }) => {
    const after = model.sides(id).map((side) => [side, { ...model.get(side), other: null }] as const);
    settle(
      model,
      await act('POST', `${TRANSACTIONS}/${id}/unlink`),
      was.other === null ? undefined : Object.fromEntries(after),
    );
  });
}

/** The nth change from the end. */
function undo(at: number): Step {
  return async (model, { act }) => {
    const change = model.changes.at(-1 - (at % Math.max(1, model.changes.length)));
    if (change) settle(model, await act('POST', `${TRANSACTIONS}/changes/${change.id}/undo`), model.undone(change));
  };
}

function reconcile([at, off]: [number, boolean]): Step {
  return async (model, { act, ada }) => {
    const account = model.account(at);
    const cleared = model.totals()[account.id]?.cleared ?? 0n;
    const place = `${ACCOUNTS}/${account.id}/reconciliations`;
    const wrong = { date: '2026-12-31', balance: amountOf(model, account.id, cleared + 1n) };
    if (off) return assert.equal((await act('POST', place, wrong)).status, 409);
    const begun = await act('POST', place, { date: '2026-12-31', balance: amountOf(model, account.id, cleared) });
    assert.equal(begun.status, 202, JSON.stringify(begun.body));
    const id = String(begun.body['operation_id']);
    assert.equal((await settled(ada, id)).status, 'completed');
    model.reconciliations.push({ id, account: account.id });
    for (const [side, was] of model.transactions)
      if (was.account === account.id && was.status === 'cleared' && !was.deleted)
        model.write(null, { [side]: { ...was, status: 'reconciled', reconciliation: id } });
  };
}

function takeBack(at: number): Step {
  return async (model, { act, ada }) => {
    const { id: account } = model.account(at);
    const found = model.reconciliations.findLast((each) => each.account === account);
    if (!found) return;
    const begun = await act('DELETE', `${ACCOUNTS}/${account}/reconciliations/${found.id}`);
    assert.equal(begun.status, 202, JSON.stringify(begun.body));
    assert.equal((await settled(ada, found.id)).status, 'rolled_back');
    model.reconciliations.splice(model.reconciliations.indexOf(found), 1);
    for (const [side, was] of model.transactions)
      if (was.reconciliation === found.id)
        model.write(null, { [side]: { ...was, status: 'cleared', reconciliation: null } });
  };
}
