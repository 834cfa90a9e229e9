import { catalogue } from '../../kernel/errors/errors.ts';

export const moneyError = catalogue({
  'money.account-not-found': { status: 404, title: 'There is no such account.' },
  'money.category-not-found': { status: 404, title: 'There is no such category.' },
  'money.transaction-not-found': { status: 404, title: 'There is no such transaction.' },
  'money.reconciliation-not-found': { status: 404, title: 'There is no such reconciliation.' },
  'money.change-not-found': { status: 404, title: 'This change can no longer be taken back.' },
  'money.account-in-use': { status: 409, title: 'This account has transactions. Close it instead.' },
  'money.account-closed': { status: 409, title: 'This account is closed.' },
  'money.category-in-use': { status: 409, title: 'This category has transactions. Move them to another one first.' },
  'money.category-archived': { status: 409, title: 'This category is archived.' },
  'money.category-has-children': { status: 409, title: 'This category has others within it.' },
  'money.name-taken': { status: 409, title: 'There is one of this name already.' },
  'money.reconciled': { status: 409, title: 'It was reconciled with a statement. Take that back first.' },
  'money.reconciled-later': { status: 409, title: 'The account was reconciled with a later statement.' },
  'money.being-reconciled': { status: 409, title: 'The account is being reconciled.' },
  'money.does-not-reconcile': { status: 409, title: 'The cleared balance is not that of the statement.' },
  'money.not-in-trash': { status: 409, title: 'Only what is in the trash can be deleted for ever or restored.' },
  'money.changed-meanwhile': { status: 412, title: 'It was changed in the meantime.' },
  'money.bad-amount': { status: 422, title: 'This amount cannot be.' },
  'money.parts-do-not-add-up': { status: 422, title: 'The parts do not add up to the amount.' },
  'money.bad-transfer': { status: 422, title: 'This cannot be a transfer.' },
  'money.bad-category': { status: 422, title: 'This category cannot be there.' },
  'money.currency-fixed': {
    status: 422,
    title: 'An account with transactions keeps its currency.',
  },
});
