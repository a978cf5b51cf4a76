import { expect, test } from './fixtures.ts';
import { as, buildPlant, foundTenant } from './world.ts';

/** The procedure "How to Share an Asset to a Tenant You Control". */
test('who administers both tenants shares in one step, and nothing before it is saved', async ({ open }) => {
  const here = await foundTenant();
  const { machine, names } = await buildPlant(here);
  const there = await foundTenant(undefined, here.person);
  const own = await buildPlant(there);
  const page = await open(here);
  const shares = async () => (await as(here).get('/api/sharing/v1/shares')).items;
  await page.goto(`/assets/${machine}?tab=shares`);
  const details = page.getByRole('region', { name: 'Details sharing' });

  await test.step('edit and discard: nothing has happened', async () => {
    await details.getByRole('button', { name: 'Edit' }).click();
    await details.getByLabel('Target tenant ID').fill(there.sharingId);
    await details.getByRole('button', { name: 'Discard' }).click();
    await expect(details.getByText('Shared with no tenant.')).toBeVisible();
    expect(await shares()).toEqual([]);
  });

  await test.step('what is missing or refused is said', async () => {
    await details.getByRole('button', { name: 'Edit' }).click();
    await details.getByRole('button', { name: 'Save' }).click();
    await expect(details.getByText('Please fill this in.')).toBeVisible();
    await expect(details.getByText('Choose a profile')).toBeVisible();
    await details.getByLabel('Target tenant ID').fill('CH-00000000-0000-4000-8000-000000000000');
    await details.getByLabel('Profile').selectOption({ label: 'Details only' });
    await details.getByRole('button', { name: 'Save' }).click();
    await expect(details.getByRole('alert')).toBeVisible();
    expect(await shares()).toEqual([]);
  });

  await test.step('save: success, and it holds at once', async () => {
    await details.getByLabel('Target tenant ID').fill(there.sharingId);
    await details.getByLabel('Target asset ID').fill(own.plant);
    await details.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Data saved successfully.').filter({ visible: true })).toBeVisible();
    await expect(details.getByText('Accepted')).toBeVisible();
    const telemetry = page.getByRole('region', { name: 'Telemetry sharing' });
    await telemetry.getByRole('button', { name: 'Edit' }).click();
    await telemetry.getByLabel('Target tenant ID').fill(there.sharingId);
    await telemetry.getByLabel('Target asset ID').fill(own.plant);
    await telemetry.getByRole('button', { name: 'Save' }).click();
    await expect(telemetry.getByText('Accepted')).toBeVisible();
  });

  await test.step('the same person finds it in the other tenant, below the asset it was for', async () => {
    await page.getByRole('button', { name: 'Account and settings' }).click();
    await page.getByRole('menuitem', { name: `Tenant ${there.id}` }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^Good/ })).toBeVisible();
    await page.goto(`/assets/${machine}`);
    await expect(page.getByRole('heading', { level: 1, name: names.machine })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Place in the tree' })).toContainText(own.names.plant);
  });
});
