import { expect, test } from './fixtures.ts';

test('an aspect and a type with it are made, grow, and go when nothing uses them', async ({ open, world }) => {
  const page = await open(world.owner);
  await page.goto('/aspects');
  const name = `Flow${Date.now() % 100_000}`;

  await test.step('make the aspect', async () => {
    await page.getByRole('button', { name: 'Create aspect type' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create aspect type' });
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    await expect(dialog.getByText(`${world.owner.id}.${name}`)).toBeVisible();
    await dialog.getByRole('button', { name: 'Add variable' }).click();
    await dialog.getByRole('button', { name: 'Create' }).click();
    await expect(dialog.getByRole('alert')).toContainText('needs a name');
    await dialog.getByLabel('Name of variable 1', { exact: true }).fill('rate');
    await dialog.getByLabel('Unit of variable 1').fill('l/min');
    await dialog.getByRole('button', { name: 'Create' }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(page.getByText('No asset type uses it.')).toBeVisible();
  });

  await test.step('make a type that has it', async () => {
    await page.goto('/types');
    await page.getByRole('button', { name: 'Create asset type' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create asset type' });
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(`Pump ${name}`);
    await dialog.getByRole('combobox', { name: 'Derived from' }).selectOption(`${world.owner.id}.Machine`);
    await dialog.getByRole('button', { name: 'Add aspect' }).click();
    await dialog.getByLabel('Name of aspect 1').fill('flow');
    await dialog.getByLabel('Type of aspect 1', { exact: true }).selectOption(`${world.owner.id}.${name}`);
    await dialog.getByRole('button', { name: 'Create' }).click();
    await expect(page.getByRole('heading', { level: 1, name: `Pump ${name}` })).toBeVisible();
    const inherited = page.getByRole('table', { name: 'Variables' }).getByRole('row', { name: /serial/ });
    await expect(inherited).toContainText(`${world.owner.id}.Machine`);
  });

  await test.step('let the type grow', async () => {
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: `Edit Pump ${name}` });
    await dialog.getByRole('button', { name: 'Add variable' }).click();
    await dialog.getByLabel('Name of variable 1', { exact: true }).fill('impeller');
    await dialog.getByLabel('Data type of variable 1').selectOption('STRING');
    await dialog.getByLabel('Length of variable 1').fill('20');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('row', { name: /impeller/ })).toContainText('STRING (20)');
  });

  await test.step('what is used stays, and says what uses it', async () => {
    await page.getByRole('link', { name: `${world.owner.id}.${name}`, exact: true }).click();
    await expect(page.getByRole('link', { name: /Pump/ })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Delete' })).toBeDisabled();
    await page.getByRole('link', { name: /Pump/ }).click();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Types and aspects' })).toBeVisible();
    await expect(page.getByText(`Pump ${name} was deleted.`).filter({ visible: true })).toBeVisible();
  });
});
