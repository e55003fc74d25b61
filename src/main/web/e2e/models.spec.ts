import { expect, test } from '@playwright/test';
import { AdminPage } from './adminPage';

test.describe.configure({ timeout: 180_000 });

const KEY = 'sk-e2e-key-that-is-never-shown-5Kq8';
// Nobody listens there.
const NOWHERE = 'http://127.0.0.1:9/v1';
const unused = () => `e2e-${Date.now().toString(36)}${Math.floor(Math.random() * 1_000)}`;
const row = (admin: AdminPage, model: string) => admin.page.locator('.model-list li', { hasText: model });
const PROVIDERS = /\/models\/providers$/;
const ONE = /\/models\/providers\/[0-9a-f-]{36}$/;

test('by keyboard alone a model is added though its trial failed, and removed again', async ({ browser, baseURL }) => {
  const admin = await AdminPage.first(browser, baseURL, '#/models');
  const { page, dialog } = admin;
  const { keyboard } = page;
  const model = unused();
  const opener = page.getByRole('button', { name: '添加模型' });
  const address = dialog.getByLabel('接口地址');
  await expect(opener).toBeEnabled();
  await opener.focus();
  await keyboard.press('Enter');
  await expect(address).toBeFocused();
  await keyboard.press('Control+Enter');
  await expect(dialog.getByText('请填写 http:// 或 https:// 开头的地址')).toBeVisible();
  await expect(address).toBeFocused();
  await expect(address).toHaveAttribute('aria-invalid', 'true');
  await admin.barriers('a refused model');
  await keyboard.type(NOWHERE);
  await keyboard.press('Control+Enter');
  await expect(dialog.getByLabel('模型名')).toBeFocused();
  await keyboard.type(model);
  await keyboard.press('Tab');
  await expect(dialog.getByLabel('密钥', { exact: true })).toBeFocused();
  await keyboard.type(KEY);
  await admin.told('POST', /\/providers\/test$/, () => keyboard.press('Control+Enter'));
  await expect(dialog.getByRole('alert')).toContainText('没有试成');
  await expect(dialog.getByRole('button', { name: '仍然保存' })).toBeEnabled();
  await admin.barriers('a trial that failed');
  await admin.told('POST', PROVIDERS, () => keyboard.press('Control+Enter'));
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
  await expect(row(admin, model)).toContainText('末四位 5Kq8');
  await expect(page.locator('.change-list li').first()).toContainText(`添加 ${model}`);
  await admin.barriers('models, one added');
  expect(await page.content()).not.toContain(KEY);

  const remove = page.getByRole('button', { name: `移除：${model}` });
  await remove.focus();
  await keyboard.press('Enter');
  await expect(dialog).toContainText('密钥一并删除');
  await admin.barriers('the removal of a model');
  await keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(remove).toBeFocused();
  await keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  const yes = dialog.getByRole('button', { name: '移除' });
  // Past the cross and the way back: what can't be undone isn't where the focus begins.
  for (let stop = 0; stop < 3; stop++) await keyboard.press('Tab');
  await expect(yes).toBeFocused();
  await admin.told('DELETE', ONE, () => keyboard.press('Enter'));
  await expect(row(admin, model)).toHaveCount(0);
  await expect(opener).toBeFocused();
  await admin.close();
});

test('a model that answers is added, moved, switched off, changed and removed', async ({ browser, baseURL }) => {
  const url = process.env['MODEL_URL'] ?? '';
  test.skip(url === '', 'no model is there that would answer');
  const admin = await AdminPage.first(browser, baseURL, '#/models');
  const { page, dialog } = admin;
  const both = unused();
  const names = [`${both}-a`, `${both}-b`];
  for (const model of names) {
    await page.getByRole('button', { name: '添加模型' }).click();
    await dialog.getByLabel('接口地址').fill(url);
    await dialog.getByLabel('模型名').fill(model);
    await dialog.getByLabel('密钥', { exact: true }).fill(KEY);
    await admin.told('POST', PROVIDERS, () => dialog.getByRole('button', { name: '保存' }).click());
    await expect(row(admin, model)).toBeVisible();
  }
  const [first = '', second = ''] = names;
  await expect(page.locator('.model-list li').first()).toContainText('由配置给出，只读');
  await expect(page.locator('.model-list li').first().getByRole('button', { name: /^修改/ })).toHaveCount(0);

  const shown = () => page.locator('.model-list strong').filter({ hasText: both });
  await expect(shown()).toHaveText([first, second]);
  const up = page.getByRole('button', { name: `上移：${second}` });
  await admin.told('PUT', /\/providers\/order$/, () => up.click());
  await expect(shown()).toHaveText([second, first]);
  await expect(up).toBeFocused();

  await admin.told('PATCH', ONE, () => page.getByRole('button', { name: `停用：${second}` }).click());
  await expect(row(admin, second)).toContainText('已停用');
  await admin.told('PATCH', ONE, () => page.getByRole('button', { name: `启用：${second}` }).click());
  await expect(row(admin, second)).not.toContainText('已停用');

  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  const edit = page.getByRole('button', { name: `修改：${first}` });
  await edit.click();
  await dialog.getByLabel('接口地址').fill(NOWHERE);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog.getByText('换了服务器，请重新填写密钥').last()).toBeVisible();
  await expect(dialog.getByLabel('密钥', { exact: true })).toBeFocused();
  // The rail at the foot may be cut by the window's edge, where it can be pushed.
  await admin.barriers('a model on a phone', '.desk-dialog');
  expect(await outside(admin), 'dialog').toEqual([]);
  await dialog.getByRole('button', { name: '取消' }).click();
  await expect(dialog).toBeHidden();
  await expect(edit).toBeFocused();
  expect(await outside(admin), 'page').toEqual([]);
  await admin.barriers('models on a phone', 'main');

  for (const model of names) {
    await page.getByRole('button', { name: `移除：${model}` }).click();
    await admin.told('DELETE', ONE, () => dialog.getByRole('button', { name: '移除' }).click());
    await expect(row(admin, model)).toHaveCount(0);
  }
  await admin.close();
});

/** What stands beyond the window's right edge. */
function outside(admin: AdminPage): Promise<string[]> {
  return admin.page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'main button, main li, main p, .desk-dialog, .desk-dialog input, .desk-dialog button',
      ),
    ]
      .filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1)
      .map((one) => `${one.tagName} ${one.textContent?.trim().slice(0, 20) ?? ''}`),
  );
}
