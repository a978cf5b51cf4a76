import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures.ts';
import { as, buildPlant, foundTenant } from './world.ts';

test('an auditor finds who did what, takes it along, and sees that it is whole', async ({ open }) => {
  const tenant = await foundTenant();
  const { machine } = await buildPlant(tenant);
  await as(tenant).patch(`/api/assetmanagement/v3/assets/${machine}`, 0, { description: 'Looked after' });
  const page = await open(tenant);
  const entries = page.getByRole('table', { name: 'Entries' });

  await test.step('what was done to a machine', async () => {
    await page.goto('/settings/audit');
    await page.getByLabel('Id of what it was done to').fill(machine);
    await expect(page).toHaveURL(new RegExp(`object=${machine}`));
    await expect(entries.getByRole('row')).not.toHaveCount(1);
    const latest = entries.getByRole('row').nth(1);
    await expect(latest).toContainText(machine);
    await latest.getByText('Changes and proof').click();
    await expect(latest.getByText('Hash', { exact: true })).toBeVisible();
  });

  await test.step('the address is enough to show it to others', async () => {
    const shown = await entries.getByRole('row').count();
    await page.reload();
    await expect(page.getByLabel('Id of what it was done to')).toHaveValue(machine);
    await expect(entries.getByRole('row')).toHaveCount(shown);
  });

  await test.step('the same entries as a file', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export as CSV' }).click(),
    ]);
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines.length).toBe(await entries.getByRole('row').count());
    expect(lines.slice(1).every((line) => line.includes(machine))).toBe(true);
  });

  await test.step('what the address says stands in the fields', async () => {
    await page.getByRole('link', { name: 'Audit', exact: true }).click();
    await expect(page.getByLabel('Id of what it was done to')).toHaveValue('');
    await page.goBack();
    await expect(page.getByLabel('Id of what it was done to')).toHaveValue(machine);
  });

  await test.step('nothing is there that was refused', async () => {
    await page.getByLabel('Outcome').selectOption('denied');
    await expect(page.getByText('No entry found')).toBeVisible();
  });

  await test.step('the chain is whole', async () => {
    await page.getByRole('button', { name: 'Check the record' }).click();
    await expect(page.getByRole('heading', { name: 'Nothing was changed' })).toBeVisible();
    await expect(page.getByText(/^All \d+ entries/)).toBeVisible();
  });
});
