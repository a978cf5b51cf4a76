import { expect, test } from './fixtures.ts';
import { as, befriend, buildPlant, foundTenant } from './world.ts';

/** What is agreed in a share: chosen when it is offered, less at once, more by consent, and read by whom. */
test('a share shows what its profile ticks, and changes by what each side may decide', async ({ open }) => {
  test.setTimeout(120_000);
  const [one, other] = [await foundTenant(), await foundTenant()];
  const { machine, spindle, names } = await buildPlant(one);
  await befriend(one, other);
  const owner = await open(one);
  const partner = `Tenant ${other.id}`;
  let share = '';

  await test.step('make a profile in the offer: one variable of the spindle', async () => {
    await owner.goto(`/assets/${machine}`);
    await owner.getByRole('button', { name: 'Share asset' }).click();
    const dialog = owner.getByRole('dialog', { name: 'Offer sharing' });
    await dialog.getByRole('combobox', { name: 'Receiving tenant' }).click();
    await owner.getByRole('option', { name: partner }).click();
    await dialog.getByRole('button', { name: 'New profile' }).click();
    const profile = owner.getByRole('dialog', { name: 'New profile' });
    await profile.getByRole('button', { name: 'Save' }).click();
    await expect(profile.getByText('Please fill this in.')).toBeVisible();
    await profile.getByLabel('Name of the profile').fill('Speed only');
    await profile.getByRole('group', { name: 'spindle' }).getByRole('checkbox', { name: 'speed' }).check();
    await profile.getByRole('button', { name: 'Save' }).click();
    await dialog.getByRole('button', { name: 'Change profile' }).click();
    const again = owner.getByRole('dialog', { name: 'Change profile' });
    await again.getByRole('button', { name: 'Delete profile' }).click();
    const asked = owner.getByRole('dialog', { name: 'Delete the profile Speed only?' });
    await asked.press('Escape');
    await expect(asked).toHaveCount(0);
    await again.getByRole('button', { name: 'Cancel' }).click();
    const preview = dialog.getByRole('region', { name: 'What becomes visible' });
    await expect(preview).toContainText('2 assets');
    await expect(preview).toContainText('1 variable');
    await expect(preview).toContainText('7 variables of these assets');
  });

  await test.step('what is refused stands at its field', async () => {
    const dialog = owner.getByRole('dialog', { name: 'Offer sharing' });
    await dialog.getByText('Limit in time').click();
    const access = dialog.getByRole('group', { name: 'When the tenant may look' });
    await access.getByLabel('From').fill('2031-01-01T00:00');
    await access.getByLabel('Until').fill('2030-01-01T00:00');
    await dialog.getByRole('button', { name: 'Share', exact: true }).click();
    await expect(access.getByRole('alert')).toHaveText('The end must be after the beginning.');
    await access.getByLabel('From').fill('');
    await access.getByLabel('Until').fill('2035-01-01T00:00');
    await dialog.getByText('Leave out parts of it').click();
    await dialog.getByLabel('At most so many assets').fill('1');
    await dialog.getByRole('button', { name: 'Share', exact: true }).click();
    await expect(dialog.getByText('The share would cover 2 assets')).toBeVisible();
    await dialog.getByLabel('At most so many assets').fill('2');
    await dialog.getByRole('button', { name: 'Share', exact: true }).click();
    await expect(owner.getByText(`was offered to ${partner}`)).toBeVisible();
    share = (await as(one).get('/api/sharing/v1/shares?direction=outgoing')).items[0].id;
    await as(other).post(`/api/sharing/v1/shares/${share}/accept`, {});
  });

  const receiver = await open(other);
  await test.step('the receiver reads the one variable and asks for more time', async () => {
    await receiver.goto(`/assets/${spindle}`);
    await expect(receiver.getByRole('row', { name: 'spindle.speed' })).toBeVisible();
    await expect(receiver.getByRole('row', { name: 'spindle.load' })).toHaveCount(0);
    await receiver.goto(`/shares/${share}`);
    await receiver.getByRole('button', { name: 'Ask for more time' }).click();
    const dialog = receiver.getByRole('dialog');
    await dialog.getByLabel('Until').fill('2034-01-01T00:00');
    await dialog.getByRole('button', { name: 'Ask for more time' }).click();
    await expect(dialog.getByText('after the agreed end')).toBeVisible();
    await dialog.getByLabel('Until').fill('2040-01-01T00:00');
    await dialog.getByLabel('Note to the receiver').fill('The warranty lasts longer');
    await dialog.getByRole('button', { name: 'Ask for more time' }).click();
    await expect(receiver.getByRole('region', { name: 'Wish for more time' })).toBeVisible();
  });

  await test.step('the owner sees who has read how much, and grants the time by an offer of more', async () => {
    await owner.goto(`/shares/${share}`);
    await expect(owner.getByRole('table', { name: 'Who has read what' })).toContainText('spindle.speed');
    await expect(owner.getByRole('figure', { name: 'Values read' })).toContainText('values');
    await expect(owner.getByText('The warranty lasts longer')).toBeVisible();
    await owner.getByRole('button', { name: 'Grant …' }).click();
    const dialog = owner.getByRole('dialog', { name: `Offer to show more of ${names.machine}` });
    await dialog.getByLabel('Profile').selectOption({ label: 'Everything' });
    await expect(dialog.getByRole('region', { name: 'What becomes visible' })).toContainText('8 variables');
    await dialog.getByRole('button', { name: 'Offer more' }).click();
    await expect(owner.getByRole('region', { name: 'Offer to show more' })).toBeVisible();
  });

  await test.step('nothing more shows before the receiver has accepted it', async () => {
    await receiver.goto(`/assets/${spindle}`);
    await expect(receiver.getByRole('row', { name: 'spindle.speed' })).toBeVisible();
    await expect(receiver.getByRole('row', { name: 'spindle.load' })).toHaveCount(0);
    await receiver.goto('/shares');
    await expect(receiver.getByText('More is offered to you: please answer')).toBeVisible();
    await receiver.getByRole('link', { name: 'Details' }).click();
    await receiver.getByRole('button', { name: 'Accept' }).click();
    await expect(receiver.getByRole('list', { name: 'History' })).toContainText('Shows more');
    await receiver.goto(`/assets/${spindle}`);
    await expect(receiver.getByRole('row', { name: 'spindle.load' })).toBeVisible();
  });

  await test.step('what comes beyond the limit is held back until the owner confirms it', async () => {
    const probe = { name: 'Late probe', typeId: 'core.basicdevice', parentId: machine };
    const { assetId } = await as(one).post('/api/assetmanagement/v3/assets', probe);
    await receiver.goto(`/assets/${assetId}`);
    await expect(receiver.getByRole('heading', { name: 'Not found' })).toBeVisible();
    await owner.goto('/notifications?unread=true');
    await owner.getByRole('link', { name: `Late probe is held back from ${partner}` }).click();
    await owner.getByRole('button', { name: 'Look and confirm …' }).click();
    const dialog = owner.getByRole('dialog', { name: `How many assets of ${names.machine}` });
    await dialog.getByRole('checkbox', { name: 'Late probe' }).check();
    await expect(dialog.getByText('would then see 3 assets')).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Confirm' })).toBeDisabled();
    await dialog.getByLabel('At most so many assets').fill('3');
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await expect(owner.getByText('3 assets')).toBeVisible();
    await receiver.reload();
    await expect(receiver.getByRole('heading', { level: 1, name: 'Late probe' })).toBeVisible();
    await receiver.goto(`/assets/${spindle}`);
  });

  await test.step('less holds at once: the spindle is left out, and so it is with the eyes of the partner', async () => {
    await owner.goto(`/shares/${share}`);
    await owner.getByRole('button', { name: 'Show less' }).click();
    const dialog = owner.getByRole('dialog', { name: `Show less of ${names.machine}` });
    await expect(dialog.getByRole('button', { name: 'Show less' })).toBeDisabled();
    await dialog.getByText('Leave out parts of it').click();
    await dialog.getByRole('checkbox', { name: names.spindle }).uncheck();
    await expect(dialog.getByRole('region', { name: 'What becomes visible' })).toContainText('2 assets');
    await dialog.getByRole('button', { name: 'Show less' }).click();
    await expect(owner.getByRole('list', { name: 'History' })).toContainText('Shows less');
    await receiver.reload();
    await expect(receiver.getByRole('heading', { name: 'Not found' })).toBeVisible();
    await owner.goto(`/assets/${spindle}`);
    await owner.getByRole('button', { name: 'More about this asset' }).click();
    await owner.getByRole('menuitem', { name: 'See it as …' }).click();
    await expect(owner.getByRole('dialog')).toContainText(`${partner} sees nothing of it`);
  });
});
