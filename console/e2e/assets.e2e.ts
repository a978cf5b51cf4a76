import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { accept, as, befriend, buildPlant, foundTenant, offer } from './world.ts';

const AM = '/api/assetmanagement/v3/assets';
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const menu = async (page: Page, item: string) => {
  await page.getByRole('button', { name: 'More about this asset' }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

test('an asset is created, edited, moved, deleted and brought back', async ({ open, world }) => {
  const { owner, plant } = world;
  const page = await open(owner);
  await page.goto(`/assets/${plant.plant}`);
  await expect(heading(page, plant.names.plant)).toBeVisible();

  await test.step('create it below what one looks at, with values of its type', async () => {
    await page.getByRole('button', { name: 'Create asset' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create asset' });
    await dialog.getByRole('button', { name: 'Create asset' }).click();
    await expect(dialog.getByText('Choose the type')).toBeVisible();
    await dialog.getByLabel('Type').selectOption(`${owner.id}.Machine`);
    await dialog.getByLabel('Name').fill('Press under test');
    await dialog.getByLabel('serial', { exact: true }).fill('X-100');
    await dialog.getByLabel('maker').fill('Halden');
    await dialog.getByRole('button', { name: 'Create asset' }).click();
    await expect(heading(page, 'Press under test')).toBeVisible();
    await expect(page.getByRole('tree').getByText('Press under test')).toBeVisible();
  });

  await test.step('edit it', async () => {
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit Press under test' });
    await dialog.getByLabel('Name').fill('Press 7 under test');
    await dialog.getByLabel('maker').fill('Voss');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(heading(page, 'Press 7 under test')).toBeVisible();
    await page.getByRole('link', { name: 'Variables', exact: true }).click();
    await expect(page.getByText('Voss')).toBeVisible();
  });

  await test.step('move it by dialog', async () => {
    await menu(page, 'Move …');
    const dialog = page.getByRole('dialog', { name: 'Move Press 7 under test' });
    await dialog.getByRole('searchbox').fill(plant.names.machine);
    await dialog.getByRole('button', { name: plant.names.machine }).click();
    await expect(dialog.getByText('1 asset moves.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Move' }).click();
    await expect(page.getByRole('navigation', { name: 'Place in the tree' })).toContainText(plant.names.machine);
  });

  await test.step('delete it, told what goes with it', async () => {
    await menu(page, 'Delete …');
    const dialog = page.getByRole('dialog', { name: 'Delete Press 7 under test?' });
    await expect(dialog.getByText('1 asset goes to the bin.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expect(heading(page, plant.names.machine)).toBeVisible();
  });

  await test.step('bring it back from the bin', async () => {
    await page.getByRole('link', { name: 'Bin' }).click();
    const row = page.getByRole('row', { name: /Press 7 under test/ });
    await row.getByRole('button', { name: 'Restore' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
    await expect(heading(page, 'Press 7 under test')).toBeVisible();
  });
});

test('when two people edit an asset, both versions are shown and nothing is lost', async ({ open }) => {
  const { owner, plant } = await other();
  const page = await open(owner);
  await page.goto(`/assets/${plant.machine}`);
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const edit = page.getByRole('dialog', { name: `Edit ${plant.names.machine}` });
  await edit.getByLabel('Name').fill('Mine');
  await edit.getByLabel('maker').fill('Voss');

  const api = as(owner);
  const { etag } = await api.get(`${AM}/${plant.machine}`);
  await api.patch(`${AM}/${plant.machine}`, etag, { name: 'Theirs', description: 'Moved to hall 2' });
  await edit.getByRole('button', { name: 'Save' }).click();

  const conflict = page.getByRole('dialog', { name: /has changed in the meantime/ });
  await expect(conflict.getByRole('row', { name: /Name/ })).toContainText('Theirs');
  await expect(conflict.getByRole('row')).toHaveCount(2); // the heading, and the one field that clashes
  await expect(conflict.getByText('kept: Description')).toBeVisible();
  await conflict.getByRole('radio', { name: 'Theirs' }).check();
  await conflict.getByRole('button', { name: 'Save this version' }).click();

  await expect(conflict).toHaveCount(0); // the page behind it knows their version already
  await expect(heading(page, 'Theirs')).toBeVisible();
  const saved = await api.get(`${AM}/${plant.machine}`);
  expect(saved).toMatchObject({ name: 'Theirs', description: 'Moved to hall 2' });
  expect(saved.aspects[0].variables[0].value).toBe('Voss');
});

test('an asset is moved by dragging, once one has read whom that shows it to', async ({ open }) => {
  const { owner, plant } = await other();
  const page = await open(owner);
  const receiver = await foundTenant();
  await befriend(owner, receiver);
  await accept(receiver, await offer(owner, receiver, plant.machine));
  const root = (await as(owner).get(`${AM}/root`)).assetId;
  const loose = await as(owner).post(AM, { name: 'Loose pump', typeId: 'core.basicdevice', parentId: root });
  await page.goto(`/assets/${plant.machine}`);
  const tree = page.getByRole('tree');
  await tree.getByText('Loose pump').dragTo(tree.getByText(plant.names.machine));
  const dialog = page.getByRole('dialog', { name: 'Move Loose pump' });
  await expect(dialog.getByRole('region', { name: 'This shows assets to other tenants' })).toContainText(
    'will see 1 asset more',
  );
  await dialog.getByRole('button', { name: 'Move' }).click();
  await expect(dialog).toBeHidden();
  expect((await as(owner).get(`${AM}/${loose.assetId}`)).parentId).toBe(plant.machine);
});

test('zooming into a plot stands in the address, so that it can be passed on', async ({ open, world }) => {
  const page = await open(world.owner);
  await page.goto(`/assets/${world.plant.spindle}?tab=series`);
  const canvas = page.locator('.chart canvas');
  await expect(canvas).toBeVisible();
  await expect(page.getByText('261 records in the range')).toBeVisible();
  await canvas.hover({ position: { x: 300, y: 150 } });
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -400);
  await page.keyboard.up('Control');
  await expect(page).toHaveURL(/from=/);
  await expect(page.getByText('261 records in the range')).toBeHidden();
  const shown = await page.getByText('records in the range').textContent();
  await page.reload();
  await expect(page.getByText(shown ?? '')).toBeVisible();
});

/** The world's owner with a plant of its own, so that tests do not meet in one asset. */
let owners: { owner: Parameters<typeof as>[0] } | undefined;
test.beforeAll(({ world }) => {
  owners = { owner: world.owner };
});
async function other() {
  if (!owners) throw new Error('no world');
  return { owner: owners.owner, plant: await buildPlant(owners.owner) };
}
