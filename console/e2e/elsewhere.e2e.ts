import { expect, test } from './fixtures.ts';
import { TENANT } from './issuer.ts';
import { as, foundTenant } from './world.ts';

test('whoever another issuer knows signs in with its button, and arrives where they wanted to go', async ({ open }) => {
  const tenant = await foundTenant(TENANT);
  const root = await as(tenant).get('/api/assetmanagement/v3/assets/root');
  const page = await open();

  await test.step('who is of another organisation comes back and is told so', async () => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Sign in with Works' }).click();
    await page.getByLabel('Who are you?').fill('stranger');
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect(page.getByRole('alert')).toContainText('You were not let in.');
    expect(new URL(page.url()).search).toBe('');
  });

  await test.step('who belongs to the tenant is in', async () => {
    await page.goto(`/assets/${root.assetId}`);
    await page.getByRole('button', { name: 'Sign in with Works' }).click();
    await page.getByLabel('Who are you?').fill('wilma');
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect(page.getByRole('heading', { level: 1, name: root.name })).toBeVisible();
    expect(new URL(page.url()).pathname).toBe(`/assets/${root.assetId}`);
    const session = await (await page.request.get('/api/session')).json();
    expect(session.user.userName).toBe('wilma');
    expect(session.tenant.id).toBe(TENANT);
    expect(session.roles).toContain('mdsp:core:StandardUser');
  });
});
