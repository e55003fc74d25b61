import { expect, test } from './widget';

test('the administration asks who is there and says what is here', async ({ page, complaints }) => {
  void complaints;
  await page.goto('/admin');
  await page.getByLabel('账号').fill('admin');
  await page.getByLabel('密码', { exact: true }).fill('wrong-password');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('alert')).toContainText('不对');
  await page.getByLabel('密码', { exact: true }).fill(process.env['ADMIN_PASSWORD'] ?? '');
  await page.getByRole('button', { name: '登录' }).click();
  const rail = page.getByRole('navigation', { name: '主导航' });
  await expect(rail.getByRole('link', { name: '账号' })).toBeVisible();
  await page.reload();
  await rail.getByRole('button', { name: /的账号/ }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await expect(page.getByLabel('账号')).toBeVisible();
});

test('English is complete', async ({ widget, page }) => {
  await page.goto('/widget/?site=demo&lang=en');
  await expect(page.getByText('What would you like to know?')).toBeVisible();
  const text = await page.locator('body').innerText();
  // The brand's seal is a character in every language.
  expect(text.replaceAll(/[泉质享]/g, '')).not.toMatch(/\p{Script=Han}/u);
  void widget;
});
