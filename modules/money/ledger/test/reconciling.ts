import assert from 'node:assert/strict';
import { settled } from '../../../../test/person.ts';
import { ACCOUNTS } from '../../test/book.ts';
import { amountOf } from './hands.ts';
import type { Step } from './hands.ts';

export function reconcile([at, off]: [number, boolean]): Step {
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

export function takeBack(at: number): Step {
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
