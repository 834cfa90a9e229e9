import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESKTOP, PHONE, assertAccessible, assertFits, skip } from './browser.ts';
import { PIP, openCreatures, picture } from './creatures.ts';

const FILE = {
  name: 'farm.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'name,species,tags,colors,size,diet',
      'Clover,horse,"stable, old",brown,large,hay',
      'Boxer,horse,stable,black,huge,hay',
      ',pig,,,,',
      '',
    ].join('\r\n'),
  ),
};

for (const screen of [DESKTOP, { ...DESKTOP, dark: true }, PHONE, { ...PHONE, dark: true }]) {
  const look = `${screen.touch ? 'on a phone' : 'at a desk'}${screen.dark ? ', in the dark' : ''}`;
  test(`a collection is looked at, brought in, taken back and taken elsewhere ${look}`, { skip }, async (t) => {
    const { page, ada } = await openCreatures(t, { screen, creatures: [PIP], path: () => '/creatures/import' });
    const check = async (name: string) => {
      await assertAccessible(page, name);
      await assertFits(page, name);
      await picture(page, `creatures-import-${name}`, screen);
    };
    const names = async () =>
      (await ada.call<{ items: { name: string }[] }>('GET', '/api/v1/creatures')).items
        .map(({ name }) => name)
        .join(', ');
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Table (CSV)' }).click();
    assert.equal((await saved).suggestedFilename(), 'creatures.csv');
    await check('choose');

    await page.getByLabel('File with creatures').setInputFiles(FILE);
    await page.getByRole('button', { name: 'Import 2 creatures' }).waitFor();
    await page.getByText('Clover (horse)').waitFor();
    await check('preview');
    await page.getByText('Broken 1', { exact: true }).click();
    await page.getByText(/line \d+: /).waitFor();
    await check('broken');
    await page.getByText('New 2', { exact: true }).click();
    await page.getByRole('checkbox', { name: 'Import Boxer (horse)' }).uncheck();
    await page.getByRole('button', { name: 'Import 1 creature', exact: true }).click();
    await page.getByText('Imported 1 creature, 1 broken').first().waitFor();
    assert.equal(await names(), 'Clover, Pip');
    await check('done');
    await page.getByRole('main').getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Took back 1 creature').first().waitFor();
    assert.equal(await names(), 'Pip');
  });
}
