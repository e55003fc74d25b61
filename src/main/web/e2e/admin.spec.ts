import { expect, test } from '@playwright/test';
import { AdminPage } from './adminPage';

test.describe.configure({ timeout: 120_000 });

const unused = () => `e2e${Date.now().toString(36)}${Math.floor(Math.random() * 1_000)}`;

test('an account is made, refused at its fields, changed, disabled and enabled again', async ({ browser, baseURL }) => {
  const admin = await AdminPage.first(browser, baseURL, '#/accounts');
  const { page, dialog } = admin;
  const username = unused();
  await expect(page.getByRole('row', { name: /管理员/ }).first()).toBeVisible();
  await admin.barriers('accounts');
  await page.getByRole('button', { name: '新建账号' }).click();
  // Of which site is asked, never assumed: all of them is the most that anybody can get.
  await expect(dialog.getByLabel('所属站点')).toHaveValue('');
  await expect(dialog.getByRole('button', { name: '建立账号' })).toBeDisabled();
  await dialog.getByLabel('所属站点').selectOption('demo');
  await dialog.getByLabel('用户名').fill(username);
  await dialog.getByRole('button', { name: '建立账号' }).click();
  await expect(dialog.getByText('请填写姓名')).toBeVisible();
  await expect(dialog.getByText('密码应为 8 到 128 个字符')).toBeVisible();
  // Whoever types on goes on at the first that was refused.
  await expect(dialog.getByLabel('姓名')).toBeFocused();
  const size = page.viewportSize();
  await page.setViewportSize({ width: 1024, height: 480 });
  await expect(dialog.getByRole('button', { name: '建立账号' })).toBeInViewport({ ratio: 1 });
  if (size) await page.setViewportSize(size);
  await admin.barriers('a refused account');
  await dialog.getByLabel('姓名').fill(`林${username.slice(-4)}`);
  await dialog.getByRole('button', { name: '随机生成' }).click();
  await expect(dialog.getByLabel('密码')).toHaveValue(/^(?:[a-z2-9]{4}-){3}[a-z2-9]{4}$/);
  await dialog.getByLabel('计量').check();
  await admin.told('POST', /\/accounts$/, () => dialog.getByRole('button', { name: '建立账号' }).click());
  await expect(dialog).toBeHidden();

  await page.getByPlaceholder('在列表里找').fill(username);
  const row = page.locator('tbody tr');
  await expect(row).toHaveCount(1);
  await row.getByRole('button', { name: /修改/ }).click();
  await dialog.getByLabel('督导').check();
  await admin.told('PATCH', /\/accounts\//, () => dialog.getByRole('button', { name: '保存' }).click());
  await expect(row).toContainText('督导');
  await row.getByRole('button', { name: /停用/ }).click();
  await expect(dialog).toContainText('手上的工单会回到队列');
  await admin.told('PATCH', /\/accounts\//, () => dialog.getByRole('button', { name: '停用' }).click());
  await expect(row).toContainText('已停用');
  await admin.told('PATCH', /\/accounts\//, () => admin.toast.getByRole('button', { name: '撤销' }).click());
  await expect(row).not.toContainText('已停用');
  await admin.close();
});

test('a site shows its secret once, its code and its widget', async ({ browser, baseURL }) => {
  const admin = await AdminPage.first(browser, baseURL, '#/sites');
  const { page, dialog } = admin;
  const site = unused();
  await page.getByRole('button', { name: '新建站点' }).click();
  await dialog.getByLabel('站点代号').fill(site);
  await dialog.getByLabel('名称').fill('清源产业园');
  await dialog.getByLabel('允许嵌入的网页来源').fill('https://park.example.cn/路径');
  await dialog.getByRole('button', { name: '建立站点' }).click();
  await expect(dialog.getByText('来源应形如')).toBeVisible();
  await dialog.getByLabel('允许嵌入的网页来源').fill('https://park.example.cn/');
  await admin.told('POST', /\/sites$/, () => dialog.getByRole('button', { name: '建立站点' }).click());
  await expect(dialog.getByLabel('密钥', { exact: true })).toHaveText(/^\S{30,}$/);
  await admin.barriers('the secret');
  await expect(dialog.getByRole('button', { name: '完成' })).toBeDisabled();
  await dialog.getByLabel('我已经把密钥存好了').check();
  await dialog.getByRole('button', { name: '完成' }).click();
  await expect(page.getByLabel('嵌入代码', { exact: true })).toContainText(`data-site="${site}"`);
  await page.getByLabel('气泡位置').selectOption('left');
  await expect(page.getByLabel('嵌入代码', { exact: true })).toContainText('data-position="left"');
  await expect(page.frameLocator('iframe').locator('form.composer textarea')).toBeVisible();
  await admin.barriers('sites');
  // A lost secret is made anew: what it ends is said before, and it is shown once as well.
  await expect(page.locator('.site-secret')).toContainText('没有换过');
  await page.getByRole('button', { name: '换新密钥…' }).click();
  await expect(dialog).toContainText('认不出是哪家企业');
  await expect(dialog.getByLabel('24 小时后')).toBeChecked();
  await admin.barriers('a secret to be renewed');
  await admin.told('POST', /\/secret$/, () => dialog.getByRole('button', { name: '换新密钥' }).click());
  await expect(dialog.getByLabel('密钥', { exact: true })).toHaveText(/^\S{30,}$/);
  await expect(dialog).toContainText('旧密钥用到');
  await dialog.getByLabel('我已经把密钥存好了').check();
  await dialog.getByRole('button', { name: '完成' }).click();
  await expect(page.locator('.site-secret')).toContainText('换过');
  await expect(page.locator('.site-secret')).toContainText('旧密钥用到');
  await page.getByRole('button', { name: '关闭站点' }).click();
  await admin.told('PATCH', /\/sites\//, () => dialog.getByRole('button', { name: '关闭站点' }).click());
  await expect(page.getByText('站点已关闭，没有预览')).toBeVisible();
  await admin.close();
});

test('a model says whether it answers', async ({ browser, baseURL }) => {
  const admin = await AdminPage.first(browser, baseURL, '#/models');
  await admin.barriers('models');
  const test = admin.page.getByRole('button', { name: /^测一次/ }).last();
  await admin.told('POST', /\/test$/, () => test.click());
  await expect(admin.page.locator('.model-list [role=status]')).toContainText(/毫秒/);
  await admin.close();
});

test('an administrator of a site enters its holidays, and sees nothing of the other sites', async ({
  browser,
  baseURL,
}) => {
  const admin = await AdminPage.open(browser, baseURL ?? '', 'ADMIN', '#/sites');
  const { page } = admin;
  await expect(admin.rail.getByRole('link', { name: '站点' })).toHaveCount(0);

  await admin.goTo('日历');
  await admin.barriers('the calendar');
  // Whose calendar it is, and which of the two buttons keeps what.
  await expect(page.locator('.top-bar')).toContainText('只管本站');
  await page.getByRole('button', { name: '加一段' }).click();
  await page.getByLabel('从').last().fill('18:00');
  await page.getByLabel('到').last().fill('19:00');
  await admin.told('PUT', /\/sla\/calendar$/, () => page.getByRole('button', { name: '保存工作时段' }).click());
  await expect(page.locator('.aside .tag', { hasText: '本站另定' })).toBeVisible();
  await admin.told('PUT', /\/sla\/calendar$/, () => page.getByRole('button', { name: '改回沿用' }).click());
  await expect(page.locator('.aside .tag', { hasText: '沿用全部站点' })).toBeVisible();
  const year = new Date().getFullYear();
  await page.getByRole('button', { name: '下一年' }).click();
  const day = page.locator(`#day-${year + 1}-08-18`);
  await day.click();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator(`#day-${year + 1}-08-19`)).toBeFocused();
  await page.getByLabel('名称').fill('清源泉水节');
  await page.getByRole('button', { name: '定为休' }).click();
  await admin.told('PUT', /\/sla\/calendar$/, () =>
    page.getByRole('button', { name: /^保存 \d{4} 年放假安排$/ }).click(),
  );
  await expect(page.locator(`#day-${year + 1}-08-19`)).toHaveAccessibleName(/休假，清源泉水节/);
  await page.getByRole('button', { name: '恢复照常' }).click();
  await admin.told('PUT', /\/sla\/calendar$/, () =>
    page.getByRole('button', { name: /^保存 \d{4} 年放假安排$/ }).click(),
  );
  await admin.close();
});

test('an administrator of a site sets its limits and queues', async ({ browser, baseURL }) => {
  const admin = await AdminPage.open(browser, baseURL ?? '', 'ADMIN', '#/policies');
  const { page, dialog } = admin;
  await expect(page.getByLabel('电话回访 普通 多久')).toBeVisible();
  await admin.barriers('limits');
  const limit = page.getByLabel('电话回访 普通 多久');
  await limit.fill('0');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('数量超出范围')).toBeVisible();
  await limit.fill('4');
  await admin.told('PUT', /\/sla\/policies$/, () => page.getByRole('button', { name: '保存' }).click());
  const own = page.locator('tr', { has: page.getByLabel('电话回访 普通 多久') });
  await expect(own).toContainText('本站');
  await page.getByRole('group', { name: '给某个队列另定' }).getByLabel('队列').selectOption({ label: '综合' });
  await page.getByRole('button', { name: '加一行' }).click();
  await expect(page.locator('tbody th', { hasText: '综合' })).toBeVisible();
  await page.getByRole('button', { name: '移除' }).last().click();
  await own.getByRole('button', { name: '改回沿用' }).click();
  await admin.told('PUT', /\/sla\/policies$/, () => page.getByRole('button', { name: '保存' }).click());
  await expect(own).toContainText('沿用');

  await admin.goTo('队列');
  await page.getByRole('button', { name: '新建队列' }).click();
  await dialog.getByLabel('代号').fill('小写不行');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog.getByText('请填写队列名称').or(dialog.getByText('队列代号用大写字母'))).toBeVisible();
  await admin.barriers('a new queue');
  await dialog.getByRole('button', { name: '取消' }).click();
  await admin.close();
});

test('each role sees what it may, in English too, and in the dark', async ({ browser, baseURL }) => {
  const supervisor = await AdminPage.open(browser, baseURL ?? '', 'SUPERVISOR', '?lang=en#/accounts');
  const { page, rail } = supervisor;
  await expect(rail.getByRole('link')).toHaveText(['Tickets', 'Calendar', 'Limits', 'Queues']);
  for (const label of ['Calendar', 'Limits']) {
    await supervisor.goTo(label);
    await expect(page.locator('.skeleton')).toHaveCount(0);
    expect(await page.locator('main').innerText()).not.toMatch(/\p{Script=Han}/u);
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  await supervisor.barriers('limits, dark');
  await supervisor.close();
});
