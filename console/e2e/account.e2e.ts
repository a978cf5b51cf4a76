import { createHmac } from 'node:crypto';
import { expect, test } from './fixtures.ts';
import { foundTenant } from './world.ts';

/** The code an authenticator application shows at a time. */
function codeOf(secret: string, time: number): string {
  const bits = [...secret].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const key = Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(time / 30_000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const at = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

test('programs get credentials and tokens, and people a second factor and another password', async ({ open }) => {
  const tenant = await foundTenant();
  const page = await open(tenant);
  const dialog = page.getByRole('dialog');

  await test.step('a service credential shows its secret once, gets a new one, and is withdrawn', async () => {
    await page.goto('/settings/credentials');
    await page.getByRole('button', { name: 'Create service credential' }).click();
    await dialog.getByLabel('Name').fill('Line gateway');
    await dialog.getByRole('button', { name: 'Create' }).click();
    await expect(dialog.getByText('it is shown this once')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    const [clientId, secret] = await dialog.locator('dd code').allTextContents();
    const token = (given: string) =>
      page.request.post('/oauth/token', {
        headers: { authorization: `Basic ${Buffer.from(`${clientId}:${given}`).toString('base64')}` },
        form: { grant_type: 'client_credentials' },
      });
    expect((await token(secret ?? '')).status()).toBe(200);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    const row = page.getByRole('row', { name: 'Line gateway' });
    await expect(page.getByRole('main')).not.toContainText(secret ?? '');
    await row.getByRole('button', { name: 'New secret' }).click();
    await dialog.getByRole('button', { name: 'New secret' }).click();
    await expect(dialog.getByText('it is shown this once')).toBeVisible();
    expect((await token(secret ?? '')).status()).toBe(401);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await row.getByRole('button', { name: 'Withdraw' }).click();
    await dialog.getByRole('button', { name: 'Withdraw' }).click();
    await expect(row).toHaveCount(0);
  });

  await test.step('a personal token acts as its person until it is withdrawn', async () => {
    await page.goto('/account');
    await page.getByRole('button', { name: 'Create token' }).click();
    await dialog.getByLabel('Name').fill('Nightly export');
    await dialog.getByRole('button', { name: 'Create' }).click();
    const secret = (await dialog.locator('dd code').textContent()) ?? '';
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    const read = async () =>
      (
        await fetch(new URL('/api/assetmanagement/v3/assets/root', page.url()), {
          headers: { authorization: `Bearer ${secret}` },
        })
      ).status;
    expect(await read()).toBe(200);
    await page.getByRole('row', { name: 'Nightly export' }).getByRole('button', { name: 'Withdraw' }).click();
    await dialog.getByRole('button', { name: 'Withdraw' }).click();
    await expect(page.getByText('No tokens yet')).toBeVisible();
    expect(await read()).toBe(401);
  });

  await test.step('a second factor is set up with a code', async () => {
    await page.getByRole('button', { name: 'Set up a second factor' }).click();
    await dialog.getByLabel('Your password now').fill('not this one');
    await dialog.getByRole('button', { name: 'Next' }).click();
    await expect(dialog.getByRole('alert')).toBeVisible();
    await dialog.getByLabel('Your password now').fill(tenant.person.password);
    await dialog.getByRole('button', { name: 'Next' }).click();
    const secret = (await dialog.locator('code').textContent()) ?? '';
    await dialog.getByLabel('Code').fill(codeOf(secret, Date.now()));
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await expect(dialog.getByRole('heading', { name: 'Recovery codes' })).toBeVisible();
    const recovery = (await dialog.locator('code').first().textContent()) ?? '';
    await dialog.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByRole('button', { name: 'Remove the second factor' }).click();
    await dialog.getByLabel('Your password now').fill(tenant.person.password);
    await dialog.getByLabel('Code').fill('000000x');
    await dialog.getByRole('button', { name: 'Remove the second factor' }).click();
    await expect(dialog.getByRole('alert')).toHaveText('is wrong, or has been used before');
    await expect(dialog.getByLabel('Code')).toHaveAttribute('aria-invalid', 'true');
    await dialog.getByLabel('Code').fill(recovery);
    await dialog.getByRole('button', { name: 'Remove the second factor' }).click();
    await expect(page.getByText('Your password alone lets you in.')).toBeVisible();
  });

  await test.step('another password, typed twice', async () => {
    const panel = page.getByRole('region', { name: 'Password' });
    await panel.getByLabel('Your password now').fill(tenant.person.password);
    await panel.getByLabel('New password').fill('Green-lathe-77-south');
    await panel.getByLabel('Once more').fill('Green-lathe-77');
    await panel.getByRole('button', { name: 'Change password' }).click();
    await expect(panel.getByRole('alert')).toBeVisible();
    await panel.getByLabel('Once more').fill('Green-lathe-77-south');
    await panel.getByRole('button', { name: 'Change password' }).click();
    await expect(page.getByText('Your password is changed.').filter({ visible: true })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'My account' })).toBeVisible();
  });
});
