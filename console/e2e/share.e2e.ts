import { expect, test } from './fixtures.ts';
import { befriend, buildPlant, foundTenant } from './world.ts';

/** The procedure "Share asset", step by step, as two people of two tenants in two browsers. */
test('an asset is offered, accepted, seen with its measurements, and gone once it is revoked', async ({ open }) => {
  test.setTimeout(120_000);
  const [owner, receiver] = [await foundTenant(), await foundTenant()];
  const plant = await buildPlant(owner);
  await befriend(owner, receiver);
  const seller = await open(owner);
  const buyer = await open(receiver);

  await test.step('open the Asset Manager and select the asset on the left', async () => {
    await seller.goto('/');
    await seller.getByRole('link', { name: 'Asset Manager' }).click();
    const tree = seller.getByRole('tree');
    await tree.getByText(plant.names.plant).click();
    await tree.focus();
    await seller.keyboard.press('ArrowRight');
    await tree.getByText(plant.names.machine).click();
    await expect(seller.getByRole('heading', { level: 1, name: plant.names.machine })).toBeVisible();
  });

  await test.step('the button with dots, then Share asset, opens Offer sharing', async () => {
    await seller.getByRole('button', { name: 'More about this asset' }).click();
    await seller.getByRole('menuitem', { name: 'Share asset' }).click();
  });

  const dialog = seller.getByRole('dialog', { name: 'Offer sharing' });
  await test.step('the note says what becomes visible and what never does', async () => {
    const note = dialog.getByRole('region', { name: 'Please read' });
    await expect(note).toContainText(plant.names.machine);
    await expect(note).toContainText('files');
    await expect(note).toContainText('location');
    await expect(note).toContainText('monitoring configuration');
    await expect(note).toContainText('only owner');
  });

  await test.step('without a receiver nothing is sent, and the field says why', async () => {
    await dialog.getByRole('button', { name: 'Share', exact: true }).click();
    await expect(dialog.getByText('Choose the tenant that is to receive it.').filter({ visible: true })).toBeVisible();
  });

  await test.step('select the receiving tenant: the preview counts what it would see, and share', async () => {
    await dialog.getByRole('combobox', { name: 'Receiving tenant' }).click();
    await seller.getByRole('option', { name: `Tenant ${receiver.id}` }).click();
    const preview = dialog.getByRole('region', { name: 'What becomes visible' });
    await expect(preview).toContainText('2 assets');
    await expect(preview).toContainText('8 variables');
    await dialog.getByText('Leave out parts of it').click();
    await dialog.getByRole('checkbox', { name: plant.names.spindle }).uncheck();
    await expect(preview).toContainText('1 asset');
    await expect(preview).toContainText(`${plant.names.spindle} (left out)`);
    await dialog.getByRole('checkbox', { name: plant.names.spindle }).check();
    await dialog.getByRole('textbox', { name: 'Note to the receiver' }).fill('Please look at the vibration.');
    await dialog.getByRole('button', { name: 'Share', exact: true }).click();
  });

  const shares = seller.getByRole('region', { name: 'Shares' });
  await test.step('a message appears, and the area Shares below shows Open', async () => {
    await expect(seller.getByText(`was offered to Tenant ${receiver.id}`)).toBeVisible();
    await expect(shares.getByRole('row', { name: `Tenant ${receiver.id}` })).toContainText('Open');
  });

  await test.step('the receiver does not see the asset before it accepts', async () => {
    await buyer.goto(`/assets/${plant.machine}`);
    await expect(buyer.getByRole('heading', { name: 'Not found' })).toBeVisible();
  });

  await test.step('the receiver is told, reads the offer and accepts it', async () => {
    await buyer.getByRole('link', { name: 'Notifications, 2 unread' }).click();
    await buyer.getByRole('link', { name: `Tenant ${owner.id} offers you ${plant.names.machine}` }).click();
    await expect(buyer.getByText('Please look at the vibration.')).toBeVisible();
    await expect(buyer.getByRole('link', { name: 'Notifications, 1 unread' })).toBeVisible();
    await buyer.getByRole('button', { name: 'Accept' }).click();
    await buyer.getByRole('dialog').getByRole('button', { name: 'Accept' }).click();
    await expect(buyer.getByText('now stands in your tree')).toBeVisible();
  });

  await test.step('it stands in a folder named after its owner, marked as received', async () => {
    await buyer.goto('/assets?show=received');
    const tree = buyer.getByRole('tree');
    await expect(tree.getByRole('treeitem', { name: `Tenant ${owner.id}`, exact: true })).toBeVisible();
    const received = tree.getByRole('treeitem', { name: plant.names.machine });
    await expect(received.getByRole('img', { name: `Received from Tenant ${owner.id}` })).toBeVisible();
    await received.click();
    await tree.focus();
    await buyer.keyboard.press('ArrowRight');
    await tree.getByText(plant.names.spindle).click();
  });

  await test.step('its measurements are there, and it cannot be shared on', async () => {
    await expect(buyer.getByRole('heading', { level: 1, name: plant.names.spindle })).toBeVisible();
    const latest = buyer.getByRole('table', { name: 'Latest values' });
    await expect(latest.getByRole('row', { name: 'spindle.speed' })).toContainText(plant.newest.toLocaleString('en'));
    await expect(buyer.getByText('261 records in the range')).toBeVisible();
    await expect(buyer.getByText('Only its owner can share this asset.').first()).toBeVisible();
  });

  await test.step('the owner sees Accepted, and the asset is marked as shared', async () => {
    await seller.goto('/notifications?unread=true');
    await seller.getByRole('link', { name: `Tenant ${receiver.id} has accepted ${plant.names.machine}` }).click();
    await seller.getByRole('link', { name: 'Go to the asset' }).click();
    await expect(shares.getByRole('row', { name: `Tenant ${receiver.id}` })).toContainText('Accepted');
    await expect(seller.getByRole('article').getByRole('img', { name: 'Shared with other tenants' })).toBeVisible();
  });

  await test.step('revoking names the tenant and what it loses', async () => {
    await shares.getByRole('button', { name: 'Revoke' }).click();
    const confirm = seller.getByRole('dialog', { name: `Revoke the share of ${plant.names.machine}?` });
    await expect(confirm).toContainText(`Tenant ${receiver.id}`);
    await expect(confirm).toContainText('the time series of its aspects');
    await confirm.getByLabel('Reason').fill('Contract ended');
    await confirm.getByRole('button', { name: 'Revoke' }).click();
    await expect(seller.getByText(`no longer sees ${plant.names.machine}`)).toBeVisible();
  });

  await test.step('the receiver finds nothing any more, neither here nor in its tree', async () => {
    await buyer.reload();
    await expect(buyer.getByRole('heading', { name: 'Not found' })).toBeVisible();
    await buyer.getByRole('link', { name: /^Notifications/ }).click();
    const revoked = buyer.getByRole('listitem').filter({ hasText: 'has revoked the share' });
    await expect(revoked).toContainText('“Contract ended”');
    await buyer.getByRole('button', { name: 'Mark these as read' }).click();
    await expect(buyer.getByRole('link', { name: 'Notifications', exact: true })).toBeVisible();
    await buyer.goto('/assets?show=received');
    await expect(buyer.getByText('No tenant shares assets with you.')).toBeVisible();
  });

  await test.step('both sides keep the history', async () => {
    await seller.goto(`/assets/${plant.machine}?tab=shares`);
    const history = seller.getByRole('region', { name: 'History' });
    await history.getByRole('link', { name: 'Details' }).click();
    for (const state of ['Open', 'Accepted', 'Revoked']) {
      await expect(seller.getByRole('list', { name: 'History' }).getByText(state)).toBeVisible();
    }
    await expect(seller.getByRole('list', { name: 'History' })).toContainText('“Contract ended”');
  });
});
