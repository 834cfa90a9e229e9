import assert from 'node:assert/strict';
import { TRANSACTIONS } from '../../test/book.ts';
import type { Act } from '../../test/book.ts';
import { amountOf } from './hands.ts';
import type { Hands, Step } from './hands.ts';
import type { NaiveBook, NaiveTransaction } from './naive-book.ts';

type Change = Partial<NaiveTransaction>;

function patch(id: string, { act }: Hands, body: unknown): Promise<Act> {
  return act('PATCH', `${TRANSACTIONS}/${id}`, body);
}

/** The answer is the expected one; what was done is done in the model, too. */
function settle(model: NaiveBook, act: Act, after: Record<string, NaiveTransaction> | undefined): void {
  assert.equal(act.status < 300, after !== undefined, `${act.status} ${JSON.stringify(act.body)}`);
  if (after && act.change !== null) model.write(act.change, after);
}

const NEW = { parts: [], category: null, tags: [], status: 'uncleared', reconciliation: null, other: null } as const;

export function create([at, amount, categorised, tags]: [number, bigint, boolean, string[]]): Step {
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

export function transfer([from, to, amount, other]: [number, number, bigint, bigint]): Step {
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

export function resize([at, wanted]: [number, bigint]): Step {
  return onLiving(at, async ([id, was], model, hands) => {
    const amount = was.amount < 0n ? -wanted : wanted;
    const splits = was.parts.length === 0 ? {} : { splits: [{ amount: amountOf(model, was.account, amount) }] };
    const act = await patch(id, hands, { amount: amountOf(model, was.account, amount), ...splits });
    const changes = amount !== was.amount || was.parts.length > 1;
    const after = withSide(model, id, { amount, parts: was.parts.length === 0 ? [] : [amount] });
    settle(model, act, changes && was.status === 'reconciled' ? undefined : after);
  });
}

export function split([at, some]: [number, bigint]): Step {
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

export function categorise([at, to]: [number, number]): Step {
  return onLiving(at, async ([id, was], model, hands) => {
    const category = hands.categories[to % hands.categories.length] ?? '';
    const act = await patch(id, hands, { category_id: category });
    const refused = was.other !== null || (was.status === 'reconciled' && was.parts.length > 0);
    settle(model, act, refused ? undefined : { [id]: { ...was, category, parts: [] } });
  });
}

export function retag([at, tags]: [number, string[]]): Step {
  return onLiving(at, async ([id, was], model, hands) => {
    settle(model, await patch(id, hands, { tags }), { [id]: { ...was, tags } });
  });
}

export function move([at, to]: [number, number]): Step {
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

export function clear(at: number): Step {
  return onLiving(at, async ([id, was], model, hands) => {
    const status = was.status === 'cleared' ? 'uncleared' : 'cleared';
    settle(model, await patch(id, hands, { status }), { [id]: { ...was, status, reconciliation: null } });
  });
}

export function trash(at: number): Step {
  return onLiving(at, async ([id], model, { act }) => {
    const sides = model.sides(id).map((side) => [side, model.get(side)] as const);
    const refused = sides.some(([, { status }]) => status === 'reconciled');
    const after = Object.fromEntries(sides.map(([side, was]) => [side, { ...was, deleted: true }]));
    settle(model, await act('DELETE', `${TRANSACTIONS}/${id}`), refused ? undefined : after);
  });
}

export function restore(at: number): Step {
  return async (model, { act }) => {
    const [id] = model.pick(at, true) ?? [];
    if (id === undefined) return;
    const after = model.sides(id).map((side) => [side, { ...model.get(side), deleted: false }] as const);
    settle(model, await act('POST', `${TRANSACTIONS}/${id}/restore`), Object.fromEntries(after));
  };
}

export function purge(at: number): Step {
  return async (model, { act }) => {
    const [id] = model.pick(at, true) ?? [];
    if (id === undefined) return;
    assert.equal((await act('DELETE', `${TRANSACTIONS}/${id}?forever=true`)).status, 204);
    model.purge(model.sides(id));
  };
}

/** With one made for it where there is none. */
export function link([at, to]: [number, number]): Step {
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

export function unlink(at: number): Step {
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
export function undo(at: number): Step {
  return async (model, { act }) => {
    const change = model.changes.at(-1 - (at % Math.max(1, model.changes.length)));
    if (change) settle(model, await act('POST', `${TRANSACTIONS}/changes/${change.id}/undo`), model.undone(change));
  };
}
