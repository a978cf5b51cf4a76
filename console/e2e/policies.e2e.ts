import { expect, test } from './fixtures.ts';
import { as, buildPlant, foundTenant } from './world.ts';

test('a policy says beforehand who could do what, holds at once, and answers why', async ({ open }) => {
  test.setTimeout(90_000);
  const tenant = await foundTenant();
  const { machine, names } = await buildPlant(tenant);
  const page = await open(tenant);
  const person = `bea@${tenant.id}.example`;
  await as(tenant).post('/api/identitymanagement/v3/Users', { userName: person, name: { givenName: 'Bea' } });
  const dialog = page.getByRole('dialog');

  await test.step('what is missing stands at its field', async () => {
    await page.goto('/settings/policies');
    await page.getByRole('button', { name: 'Create policy' }).click();
    await dialog.getByLabel('Name').fill('with spaces');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByText('1 to 100 letters')).toBeVisible();
    await expect(dialog.getByText('Choose somebody, or save it as a draft.')).toBeVisible();
    await dialog.getByLabel('Name').fill('drillers');
    await dialog.getByRole('checkbox', { name: person }).check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByText('names assets, types or labels')).toBeVisible();
  });

  await test.step('the preview says who could do what before it is saved', async () => {
    await dialog.getByRole('checkbox', { name: 'read measurements' }).check();
    await dialog.getByRole('button', { name: 'Add an asset' }).click();
    await dialog.getByRole('searchbox').fill(names.machine);
    await dialog.getByRole('button', { name: names.machine, exact: false }).first().click();
    const could = dialog.getByRole('region', { name: 'Who could do what' });
    await expect(could).toContainText(`${person}see assets, read measurements${names.machine} and everything below`);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('row', { name: 'drillers' })).toContainText('Active');
  });

  await test.step('put in force, it is the reason that is told', async () => {
    await page.getByRole('button', { name: 'Put in force' }).click();
    await expect(dialog).toContainText('nothing that no active policy allows');
    await dialog.getByRole('button', { name: 'Put in force' }).click();
    await expect(page.getByText('Everybody sees and does what')).toHaveCount(0);
    await page.goto(`/assets/${machine}?tab=shares`);
    const viewers = page.getByRole('region', { name: 'Who can see this asset' });
    await expect(viewers.getByRole('row', { name: tenant.person.userName })).toBeVisible();
    await viewers.getByRole('button', { name: `Why can ${tenant.person.userName} see this?` }).click();
    await expect(viewers.getByRole('row', { name: tenant.person.userName })).toContainText('by the role');
    await viewers.getByLabel('User').fill(person);
    const rights = viewers.getByRole('table', { name: `What ${person} may do` });
    await expect(rights.getByRole('row', { name: 'delete it' })).toContainText('no');
  });

  await test.step('deleted, it is gone from the list', async () => {
    await page.goto('/settings/policies');
    await page.getByRole('row', { name: 'drillers' }).getByRole('button', { name: 'Delete' }).click();
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByRole('row', { name: 'drillers' })).toHaveCount(0);
  });

  await test.step('the default policy can be activated and deactivated, and nothing else', async () => {
    const row = page.getByRole('row', { name: `Default_Policy_${tenant.id}` });
    await expect(row).toContainText('everybody');
    await expect(row.getByRole('button', { name: 'Delete' })).toHaveCount(0);
    await row.getByRole('button', { name: 'Activate' }).click();
    await dialog.getByRole('button', { name: 'Activate' }).click();
    await expect(row.getByRole('button', { name: 'Deactivate' })).toBeVisible();
  });
});
