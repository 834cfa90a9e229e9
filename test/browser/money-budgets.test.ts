import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Budgets, Goal } from '../../modules/money/money.ts';
import type { Person } from '../person.ts';
import { DESKTOP, PHONE, skip } from './browser.ts';
import { openPlanning } from './planning.ts';

/** Months of the calendar that the browser has, this one and those before. */
const [now = '', before = ''] = [0, -1].map((by) =>
  Temporal.Now.plainDateISO('UTC').with({ day: 1 }).add({ months: by }).toString().slice(0, 7),
);

function rows({ Groceries = '', Coffee = '', Rent = '', Salary = '' }: Readonly<Record<string, string>>) {
  return [
    { date: `${before}-03`, amount_minor: -31_050n, category_id: Groceries, payee: 'Rewe' },
    { date: `${before}-03`, amount_minor: -95_000n, category_id: Rent, payee: 'Landlord' },
    { date: `${before}-01`, amount_minor: 310_000n, category_id: Salary, payee: 'Employer' },
    { date: `${now}-01`, amount_minor: -21_512n, category_id: Groceries, payee: 'Rewe' },
    { date: `${now}-01`, amount_minor: -4250n, category_id: Coffee, payee: 'Bean' },
    { date: `${now}-01`, amount_minor: -95_000n, category_id: Rent, payee: 'Landlord' },
    { date: `${now}-01`, amount_minor: 310_000n, category_id: Salary, payee: 'Employer' },
    { date: `${now}-01`, amount_minor: -999n, payee: 'Somebody' },
  ];
}

async function prepare(ada: Person, { Rent, Coffee, Food }: Readonly<Record<string, string>>, account_id: string) {
  const put = (id: string | undefined, body: object) =>
    ada.call('PUT', `/api/v1/budgets/${id}`, { month: before, ...body });
  await put(Rent, { amount: '950' });
  await put(Coffee, { amount: '30' });
  await put(Food, { amount: '450', rollover: true });
  const goal = { name: 'Bicycle', target: '5000', currency: 'EUR', account_id, due_on: '2030-12-31' };
  await ada.call('POST', '/api/v1/goals', goal, 201);
}

for (const screen of [DESKTOP, { ...PHONE, dark: true }]) {
  const look = `${screen.touch ? 'on a phone' : 'at a desk'}${screen.dark ? ', in the dark' : ''}`;
  test(`budgets are seen and set ${look}`, { skip }, async (t) => {
    const { page, ada, categories, look } = await openPlanning(t, { screen, path: '/money/budgets', rows, prepare });
    const line = (name: string) => page.getByRole('listitem', { name, exact: true });
    await line('Coffee').getByText('€12.50 over').waitFor();
    await line('Food').getByText('carried over').waitFor();
    await look('budgets');

    const groceries = page.getByLabel('Budget of Groceries');
    assert.equal(await groceries.getAttribute('placeholder'), '€311');
    await groceries.fill('12,345');
    await groceries.press('Enter');
    await groceries.fill('350,5o');
    await page.getByText('This is no amount.').waitFor();
    await groceries.fill('350,5');
    await groceries.press('Enter');
    await line('Groceries').getByText('€135.38 left').waitFor();
    const { items } = await ada.call<Budgets>('GET', `/api/v1/budgets?month=${now}`);
    const kept = items.find(({ category_id }) => category_id === categories['Groceries']);
    assert.deepEqual([kept?.budgeted?.amount, kept?.since], ['350.50', now]);

    await page
      .getByRole('button', { name: /^Back to / })
      .first()
      .click();
    await page.waitForURL(/month=/);
    await line('Coffee').getByText('€30.00 left').waitFor();
    await page.goBack();
    await line('Coffee').getByText('€12.50 over').waitFor();
  });
}

test(
  'by keyboard: Enter and arrows go from budget to budget, Escape leaves one as it was, Undo takes it back',
  { skip },
  async (t) => {
    const { page, ada } = await openPlanning(t, { screen: DESKTOP, path: '/money/budgets', rows, prepare });
    const [food, groceries, coffee] = ['Food', 'Groceries', 'Coffee'].map((name) =>
      page.getByLabel(`Budget of ${name}`),
    );
    assert.ok(food && groceries && coffee);
    await food.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('300');
    await page.keyboard.press('Escape');
    assert.equal(await groceries.inputValue(), '');
    await page.keyboard.type('400');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Budget of Coffee');
    await page.getByText(/Groceries: €400.00 from/).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('[aria-label="Budget of Groceries"]')?.value === '',
    );
    await page.getByRole('button', { name: 'More for Coffee' }).click();
    await page.getByRole('menuitem', { name: 'Carry over what is left' }).click();
    await page.getByText(/Coffee: €30.00 from/).waitFor();
    const { items } = await ada.call<Budgets>('GET', `/api/v1/budgets?month=${now}`);
    const rollovers = items.filter(({ rollover }) => rollover).map(({ name }) => name);
    assert.deepEqual(rollovers.toSorted(), ['Coffee', 'Food']);
  },
);

test('goals are set, seen and done', { skip }, async (t) => {
  const { page, ada, look } = await openPlanning(t, { screen: PHONE, path: '/money/budgets' });
  await page.getByRole('button', { name: 'Set a goal' }).click();
  const making = page.getByRole('dialog', { name: 'New goal' });
  await making.getByLabel('What for?').fill('Trip to the sea');
  await making.getByLabel('How much?').fill('1.250,50');
  await making.getByLabel('Saved so far').fill('250,5');
  await making.getByRole('radio', { name: 'Orange' }).click();
  await look('goal');
  await making.getByRole('button', { name: 'Set the goal' }).click();
  const card = page.getByRole('listitem', { name: 'Trip to the sea' });
  await card.getByText('€250.50 of €1,250.50').waitFor();
  await look('goals');
  await card.getByRole('button', { name: 'Edit Trip to the sea' }).click();
  const editing = page.getByRole('dialog', { name: 'Edit “Trip to the sea”' });
  await editing.getByLabel('Saved so far').fill('1250,50');
  await editing.getByRole('switch', { name: 'It is done' }).check();
  await editing.getByRole('button', { name: 'Save' }).click();
  await card.getByText('Done').waitFor();
  const { items } = await ada.call<{ items: Goal[] }>('GET', '/api/v1/goals');
  assert.deepEqual([items[0]?.saved.amount, items[0]?.share], ['1250.50', 1]);
});
