import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rule } from '../../modules/money/money.ts';
import { DESKTOP, PHONE, skip } from './browser.ts';
import { openPlanning } from './planning.ts';

const rows = ({ Coffee = '' }: Readonly<Record<string, string>>) => [
  ...[1, 2, 3].map((n) => ({ date: `2026-10-0${n}`, amount_minor: -350n, payee: 'Bean & Co', category_id: Coffee })),
  { date: '2026-10-04', amount_minor: -2100n, payee: 'REWE Markt 4711' },
  { date: '2026-10-05', amount_minor: -1850n, payee: 'REWE Markt 0815' },
  { date: '2026-10-06', amount_minor: -999n, payee: 'Somebody' },
];

for (const screen of [{ ...DESKTOP, dark: true }, PHONE]) {
  const look = screen.touch ? 'on a phone' : 'at a desk, in the dark';
  test(`rules are suggested, made, ordered and run ${look}`, { skip }, async (t) => {
    const { page, ada, categories, look } = await openPlanning(t, { screen, path: '/money/rules', rows });
    const rules = async () => (await ada.call<{ items: Rule[] }>('GET', '/api/v1/rules')).items;
    await page.getByText('Bean & Co → Food: Coffee').waitFor();
    await look('rules-none');
    await page.getByRole('button', { name: 'Accept the rule for Bean & Co' }).click();
    const list = page.getByRole('list', { name: 'Rules' });
    await list.getByText('Payee is “Bean & Co”').waitFor();
    await page.getByText('You do this by hand').waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'New rule' }).click();
    const editor = page.getByRole('dialog', { name: 'New rule' });
    await editor.getByRole('button', { name: 'Make the rule' }).click();
    await editor.getByText('Say what to look for.').waitFor();
    await editor.getByLabel('What to look for').fill('rewe');
    await editor.getByRole('combobox', { name: 'Category' }).fill('groc');
    await editor.getByRole('option', { name: 'Food: Groceries' }).click();
    await editor.getByText('Would touch 2 transactions:').waitFor();
    await editor.getByText('REWE Markt 0815').waitFor();
    await look('rules-editor');
    await editor.getByRole('button', { name: 'Add a condition' }).click();
    const second = editor.getByRole('group', { name: 'Condition 2' });
    await second.getByLabel('Look at').selectOption('amount');
    await second.getByLabel('From amount').fill('20,50');
    await editor.getByText('Would touch 1 transaction:').waitFor();
    await second.getByRole('button', { name: 'Remove condition 2' }).click();
    await editor.getByText('Would touch 2 transactions:').waitFor();
    await editor.getByRole('button', { name: 'Make the rule' }).click();
    await editor.waitFor({ state: 'detached' });

    await list.getByRole('button', { name: 'Move Payee contains “rewe” up' }).click();
    await list.getByRole('listitem').first().getByText('rewe').waitFor();
    await look('rules');
    assert.deepEqual(
      (await rules()).map(({ category_id }) => category_id),
      [categories['Groceries'], categories['Coffee']],
    );

    await page.getByRole('button', { name: 'Run over history' }).click();
    await page.getByRole('button', { name: 'See what changes' }).click();
    await page.waitForURL(/\/money\/rules\/run\//);
    await page.getByText('no category → Groceries').first().waitFor();
    await page.getByRole('checkbox', { name: /^Change 2026-10-05/ }).uncheck();
    await look('rules-run');
    await page.getByRole('button', { name: 'Change 1 transaction' }).click();
    await page.getByText('Changed 1 transaction').first().waitFor();
  });
}

test('a rule is switched off, changed and deleted, and Undo brings it back', { skip }, async (t) => {
  const { page, ada } = await openPlanning(t, {
    ...{ screen: DESKTOP, path: '/money/rules', rows },
    async prepare(person, { Coffee, Groceries }) {
      const conditions = (value: string) => [{ field: 'payee', is: 'contains', value }];
      await person.call('POST', '/api/v1/rules', { conditions: conditions('bean'), category_id: Coffee }, 201);
      await person.call('POST', '/api/v1/rules', { conditions: conditions('rewe'), category_id: Groceries }, 201);
    },
  });
  const list = page.getByRole('list', { name: 'Rules' });
  const rules = async () => (await ada.call<{ items: Rule[] }>('GET', '/api/v1/rules')).items;
  await list.getByRole('switch', { name: 'Use Payee contains “bean”' }).press(' ');
  await page.locator('li[data-off]').waitFor();
  assert.deepEqual(
    (await rules()).map(({ active }) => active),
    [false, true],
  );
  await list.getByRole('button', { name: 'Edit Payee contains “rewe”' }).click();
  const editor = page.getByRole('dialog', { name: 'Edit rule' });
  await editor.getByLabel('Payee', { exact: true }).fill('Rewe');
  await editor.getByRole('button', { name: 'Save the rule' }).click();
  await list.getByText('payee Rewe').waitFor();
  await list.getByRole('button', { name: 'Delete Payee contains “rewe”' }).click();
  await list.getByText('payee Rewe').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await list.getByText('payee Rewe').waitFor();
});

test('categories are made, moved, merged and brought back', { skip }, async (t) => {
  const { page, ada, categories, look } = await openPlanning(t, { screen: PHONE, path: '/money/categories', rows });
  await page.getByText('3 transactions').waitFor();
  await look('categories');
  await page.getByRole('button', { name: 'New category' }).click();
  const making = page.getByRole('dialog', { name: 'New category' });
  await making.getByLabel('Name').fill('coffee');
  await making.getByLabel('Within').selectOption({ label: 'Food' });
  await making.getByRole('button', { name: 'Make it' }).click();
  await making.getByText('There is one of this name already.').waitFor();
  await making.getByLabel('Name').fill('Bakery');
  await look('category');
  await making.getByRole('button', { name: 'Make it' }).click();
  await page.getByRole('button', { name: 'Edit Bakery' }).waitFor();
  await page.getByRole('button', { name: 'More for Coffee' }).click();
  await page.getByRole('menuitem', { name: 'Merge into another …' }).click();
  const merging = page.getByRole('dialog', { name: 'Merge “Coffee” into another' });
  await merging.getByRole('combobox', { name: 'Into which category?' }).fill('bak');
  await merging.getByRole('option', { name: 'Food: Bakery' }).click();
  await merging.getByRole('button', { name: 'See what changes' }).click();
  await merging.getByText('3 transactions move to Bakery.').waitFor();
  await look('categories-merge');
  await merging.getByRole('button', { name: 'Merge into Bakery' }).click();
  await page.getByRole('button', { name: 'Edit Coffee' }).waitFor({ state: 'detached' });
  await ada.call('GET', `/api/v1/categories/${categories['Coffee']}`, undefined, 404);
});
