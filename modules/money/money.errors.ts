import { catalogue } from '../../kernel/errors/errors.ts';

export const moneyError = catalogue({
  'money.account-not-found': { status: 404, title: 'There is no such account.' },
  'money.category-not-found': { status: 404, title: 'There is no such category.' },
  'money.transaction-not-found': { status: 404, title: 'There is no such transaction.' },
  'money.change-not-found': { status: 404, title: 'This change can no longer be taken back.' },
  'money.report-not-found': { status: 404, title: 'There is no such report.' },
  'money.account-in-use': { status: 409, title: 'This account has transactions. Close it instead.' },
  'money.account-closed': { status: 409, title: 'This account is closed.' },
  'money.category-in-use': { status: 409, title: 'This category has transactions. Move them to another one first.' },
  'money.name-taken': { status: 409, title: 'There is one of this name already.' },
  'money.reconciled': { status: 409, title: 'It was reconciled with a statement. Take that back first.' },
  'money.not-in-trash': { status: 409, title: 'Only what is in the trash can be deleted for ever or restored.' },
  'money.changed-meanwhile': { status: 412, title: 'It was changed in the meantime.' },
  'money.bad-amount': { status: 422, title: 'This amount cannot be.' },
  'money.parts-do-not-add-up': { status: 422, title: 'The parts do not add up to the amount.' },
  'money.bad-transfer': { status: 422, title: 'This cannot be a transfer.' },
  'money.month-not-begun': { status: 422, title: 'This month has not begun.' },
  'money.currency-fixed': {
    status: 422,
    title: 'An account with transactions keeps its currency.',
  },
});
