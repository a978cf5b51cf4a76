import { expect, test } from './fixtures.ts';
import { accept, as, befriend, buildPlant, foundTenant, offer } from './world.ts';

test('two tenants agree to collaborate, and ending it says which shares end', async ({ open }) => {
  const [one, other] = [await foundTenant(), await foundTenant()];
  const plant = await buildPlant(one);
  const inviting = await open(one);
  await inviting.goto('/settings/collaborations');
  await expect(inviting.getByText(one.sharingId)).toBeVisible();
  await inviting.getByRole('button', { name: 'Invite a tenant' }).click();
  const invitation = inviting.getByRole('dialog', { name: 'Invite a tenant' });
  await invitation.getByRole('textbox', { name: 'Sharing id of the partner' }).fill('nonsense');
  await invitation.getByRole('button', { name: 'Send invitation' }).click();
  await expect(invitation.getByText('not the form of a sharing id').filter({ visible: true })).toBeVisible();
  await expect(invitation.getByText('Please confirm the legal notice.')).toBeVisible();
  await invitation.getByRole('textbox', { name: 'Sharing id of the partner' }).fill(other.sharingId);
  await invitation.getByRole('textbox', { name: 'Note to the receiver' }).fill('Service contract');
  await invitation.getByRole('checkbox').check();
  await invitation.getByRole('button', { name: 'Send invitation' }).click();
  await expect(inviting.getByText(`Tenant ${other.id} was invited`)).toBeVisible();

  const invited = await open(other);
  await invited.goto('/settings/collaborations');
  const row = invited.getByRole('row', { name: `Tenant ${one.id}` });
  await expect(row).toContainText('Open');
  await row.getByRole('button', { name: 'Accept' }).click();
  const agreement = invited.getByRole('dialog');
  await expect(agreement.getByRole('button', { name: 'Accept' })).toBeDisabled();
  await agreement.getByRole('checkbox').check();
  await agreement.getByRole('button', { name: 'Accept' }).click();
  await expect(row).toContainText('Accepted');

  await accept(other, await offer(one, other, plant.machine));
  await inviting.reload();
  await inviting
    .getByRole('row', { name: `Tenant ${other.id}` })
    .getByRole('button', { name: 'End' })
    .click();
  const end = inviting.getByRole('dialog');
  await expect(end).toContainText('1 share or offer ends');
  await expect(end).toContainText(plant.names.machine);
  await end.getByRole('button', { name: 'End' }).click();
  await expect(inviting.getByRole('row', { name: `Tenant ${other.id}` })).toContainText('Ended');
  await invited.goto(`/assets/${plant.machine}`);
  await expect(invited.getByRole('heading', { name: 'Not found' })).toBeVisible();
});

test('an offer can be withdrawn, and declining can be undone for a moment', async ({ open }) => {
  const [one, other] = [await foundTenant(), await foundTenant()];
  const plant = await buildPlant(one);
  await befriend(one, other);
  await offer(one, other, plant.machine, 'first');
  const receiving = await open(other);
  await receiving.goto('/shares');
  const card = receiving.getByRole('listitem').filter({ hasText: 'first' });
  const decline = async (reason: string) => {
    await card.getByRole('button', { name: 'Decline' }).click();
    await receiving.getByRole('dialog').getByLabel('Reason').fill(reason);
    await receiving.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();
  };
  await decline('');
  await receiving.getByRole('button', { name: 'Undo' }).click();
  await receiving.reload();
  await expect(card).toBeVisible();

  await decline('Not ours');
  await expect(receiving.getByText('No offers are waiting')).toBeVisible({ timeout: 15_000 });
  await expect(receiving.getByRole('region', { name: 'History' })).toContainText('Not ours');

  await offer(one, other, plant.machine, 'last');
  await receiving.reload();
  await receiving.getByRole('listitem').filter({ hasText: 'last' }).getByRole('button', { name: 'Decline' }).click();
  await receiving.getByRole('dialog').getByLabel('Reason').fill('Leaving');
  await receiving.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();
  await expect(receiving.getByRole('button', { name: 'Undo' })).toBeVisible();
  await receiving.goto('about:blank'); // whoever leaves has meant it
  await expect
    .poll(async () => (await as(one).get('/api/sharing/v1/shares?direction=outgoing')).items[0].state)
    .toBe('DECLINED');
  await receiving.goto('/shares');

  await offer(one, other, plant.machine, 'second');
  const offering = await open(one);
  await offering.goto('/shares?direction=outgoing');
  await offering.getByRole('region', { name: 'Open offers' }).getByRole('button', { name: 'Withdraw' }).click();
  await offering.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
  await expect(offering.getByRole('region', { name: 'History' })).toContainText('Withdrawn');
});

test('an offer goes where the receiver wants it, and can be given back', async ({ open }) => {
  const [one, other] = [await foundTenant(), await foundTenant()];
  const [lent, own] = [await buildPlant(one), await buildPlant(other)];
  await befriend(one, other);
  await offer(one, other, lent.machine);
  const page = await open(other);
  await page.goto(`/shares?partner=${one.id}`);
  await expect(page.getByLabel('With whom')).toHaveValue(one.id);
  await page.getByRole('button', { name: 'Accept' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your name for it').fill('Drill of the neighbours');
  await dialog.getByRole('radio', { name: 'Below one of your assets' }).check();
  await expect(dialog.getByRole('button', { name: 'Accept' })).toBeDisabled();
  await dialog.getByRole('searchbox').fill(own.names.plant);
  await dialog.getByRole('button', { name: own.names.plant }).click();
  await dialog.getByRole('button', { name: 'Accept' }).click();
  await expect(page.getByText('now stands in your tree')).toBeVisible();

  await page.goto(`/assets/${lent.machine}`);
  await expect(page.getByRole('navigation', { name: 'Place in the tree' })).toContainText(own.names.plant);
  await expect(page.getByRole('heading', { level: 1, name: 'Drill of the neighbours' })).toBeVisible();
  await page.goto('/shares');
  await expect(page.getByRole('row', { name: 'Drill of the neighbours' })).toBeVisible();
  await page.goto(`/assets/${lent.machine}`);
  const shares = page.getByRole('region', { name: 'Shares' });
  await shares.getByRole('button', { name: 'Give back' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Give back' }).click();
  await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible();
});
