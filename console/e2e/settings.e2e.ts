import { expect, test } from './fixtures.ts';

/** The procedures of "Using subtenants", step by step. */
test('a subtenant is created, gets a user, loses it, and is deleted', async ({ open, world }) => {
  test.setTimeout(120_000);
  const page = await open(world.receiver);
  const toast = (text: string) => page.getByText(text).filter({ visible: true });
  await page.goto('/settings/subtenants');

  await test.step('no subtenant without provider information', async () => {
    await expect(page.getByRole('button', { name: 'Create subtenant' })).toBeDisabled();
    await page.getByRole('link', { name: 'To the provider information' }).click();
    await page.getByLabel('Imprint').fill('https://example.com/imprint');
    await page.getByRole('button', { name: 'Confirm provider information' }).click();
    await expect(page.getByText('Tick both boxes to confirm.')).toBeVisible();
    await page.getByLabel('I have read').check();
    await page.getByLabel('I agree').check();
    await page.getByRole('button', { name: 'Confirm provider information' }).click();
    await expect(page.getByText('Confirmed, and the terms')).toBeVisible();
    await page.getByLabel('Support address').fill('help@example.com');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Account and settings' }).click();
    await page.getByRole('menuitem', { name: 'Help' }).click();
    await expect(page.getByRole('link', { name: 'help@example.com' })).toBeVisible();
    await page.getByRole('link', { name: 'Assign users to a subtenant' }).click();
    await expect(page.getByRole('list').getByText('Tick whom you want to assign')).toBeVisible();
    await page.getByRole('link', { name: 'Go there' }).click();
  });

  await test.step('create a subtenant', async () => {
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Subtenants' }).click();
    await page.getByRole('button', { name: 'Create subtenant' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create subtenant' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('North yard');
    await dialog.getByLabel('Description').fill('Cranes of the north yard');
    await dialog.getByRole('button', { name: 'Create subtenant' }).click();
    await expect(toast('The subtenant North yard is created successfully.')).toBeVisible();
    await expect(page.getByRole('heading', { level: 2, name: 'North yard' })).toBeVisible();
  });

  const name = `jane@${world.receiver.id}.example`;
  let address = '';
  await test.step('create a subtenant user', async () => {
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Users' }).click();
    await page.getByRole('button', { name: 'Create user' }).click();
    const dialog = page.getByRole('dialog', { name: 'Create user' });
    await dialog.getByRole('radio', { name: 'Subtenant user' }).check();
    await dialog.getByLabel('User name').fill(name);
    await dialog.getByLabel('Given name').fill('Jane');
    await dialog.getByRole('button', { name: 'Create user' }).click();
    address = (await page.getByRole('dialog', { name: 'User created' }).locator('code').textContent()) ?? '';
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  });

  await test.step('roles that are closed to subtenant users say so', async () => {
    await page.getByRole('button', { name: 'Jane' }).click();
    const dialog = page.getByRole('dialog', { name: 'Jane' });
    await expect(dialog.getByRole('checkbox', { name: /^TenantAdmin/ })).toBeDisabled();
    await expect(dialog.getByText('Not for subtenant users.').first()).toBeVisible();
    await expect(dialog.getByRole('checkbox', { name: /^SubTenantUser/ })).toBeChecked();
    await dialog.getByRole('checkbox', { name: /^vfc.viewer/ }).click();
    await expect(dialog.getByRole('checkbox', { name: /^vfc.viewer/ })).toBeChecked();
    await page.keyboard.press('Escape');
  });

  await test.step('a group takes the subtenant user, and then no role that is closed to it', async () => {
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Groups and roles' }).click();
    await page.getByRole('button', { name: 'Create group or role' }).click();
    const creating = page.getByRole('dialog', { name: 'Create group or role' });
    await creating.getByRole('button', { name: 'Create' }).click();
    await expect(creating.getByText('Please fill this in.')).toBeVisible();
    await creating.getByRole('textbox', { name: 'Name' }).fill('Night shift');
    await creating.getByRole('button', { name: 'Create' }).click();
    const dialog = page.getByRole('dialog', { name: 'Night shift' });
    const admin = dialog.getByRole('checkbox', { name: /^TenantAdmin/ });
    const jane = dialog.getByRole('checkbox', { name: /^Jane/ });
    await admin.click();
    await expect(admin).toBeChecked();
    await expect(jane).toBeDisabled();
    await expect(dialog.getByText('it brings the role mdsp:core:TenantAdmin')).toBeVisible();
    await admin.click();
    await expect(jane).toBeEnabled();
    await jane.click();
    await expect(jane).toBeChecked();
    await expect(admin).toBeDisabled();
    await expect(dialog.getByText('Jane is in it, a subtenant user').first()).toBeVisible();
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog', { name: 'Delete Night shift?' }).getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByRole('button', { name: 'Night shift' })).toHaveCount(0);
  });

  await test.step('assign the user: select, next, save, close', async () => {
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Subtenants' }).click();
    await page.getByRole('button', { name: 'Assign users' }).click();
    const dialog = page.getByRole('dialog', { name: 'Assign users' });
    await expect(dialog.getByRole('button', { name: 'Next' })).toBeDisabled();
    await dialog.getByLabel(/^Jane/).check();
    await dialog.getByRole('button', { name: 'Next' }).click();
    await expect(dialog.getByRole('listitem').filter({ hasText: name })).toBeVisible();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByRole('status')).toContainText('successfully assigned to the subtenant');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await expect(page.getByRole('table', { name: 'Users' })).toContainText(name);
  });

  await test.step('divide the quotas: the subtenant gets a part, and what is no number is refused at its field', async () => {
    const panel = page.getByRole('region', { name: 'Quotas' });
    await panel.getByRole('button', { name: 'Divide quotas' }).click();
    const dialog = page.getByRole('dialog', { name: 'What North yard may use' });
    await dialog.getByLabel('Assets at most').fill('many');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByRole('alert')).toHaveText('A whole number, or nothing.');
    await dialog.getByLabel('Assets at most').fill('4321');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(toast('The quotas of North yard are saved.')).toBeVisible();
    await expect(panel.getByRole('row', { name: 'Assets' })).toContainText('4,321');
    await expect(panel.getByRole('row', { name: 'Users' })).toContainText('the tenant’s limit');
  });

  await test.step('the user sets a password and sees the assets of the subtenant alone', async () => {
    const jane = await open();
    await jane.goto(address);
    await jane.getByRole('textbox', { name: 'New password' }).fill('Blue-crane-42-north');
    await jane.getByRole('textbox', { name: 'Once more' }).fill('Blue-crane-42-north');
    await jane.getByRole('button', { name: 'Set password' }).click();
    await jane.getByRole('link', { name: 'Sign in' }).click();
    await jane.getByRole('textbox', { name: 'User name' }).fill(name);
    await jane.getByRole('textbox', { name: 'Password' }).fill('Blue-crane-42-north');
    await jane.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(jane.getByRole('heading', { level: 1, name: /^Good/ })).toBeVisible();
    await jane.goto('/assets');
    await expect(jane.getByRole('treeitem')).toHaveCount(1);
    await expect(jane.getByRole('treeitem').locator('.label')).toHaveText('North yard');
  });

  await test.step('remove the user, then delete the subtenant: its label stays', async () => {
    await page.getByRole('button', { name: 'Assign users' }).click();
    const dialog = page.getByRole('dialog', { name: 'Assign users' });
    await dialog.getByLabel(/^Jane/).uncheck();
    await dialog.getByRole('button', { name: 'Next' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByRole('status')).toContainText('removed from the subtenant successfully');
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('button', { name: 'Delete subtenant' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByRole('navigation', { name: 'Subtenants' })).toContainText('deleted');
    await page.getByRole('link', { name: 'Show assets' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'North yard' })).toBeVisible();
  });
});
