import { AdminPage } from './adminPage';
import { fresh, rule, zipOf } from './curating';
import { expect, test } from './widget';

test.describe.configure({ timeout: 180_000 });

test('a job is cancelled while it runs, and can be begun again', async ({ browser, baseURL }) => {
  const title = `清溪${fresh()}长规定`;
  const admin = await AdminPage.first(browser, baseURL, '#/library');
  const { page } = admin;
  // Enough to be embedded for minutes: the job can't end by itself before it is cancelled.
  const text = Array.from(
    { length: 3_000 },
    (_, n) => `第${n + 1}条\u3000第${n + 1}号船应当在第${n + 1}号码头停靠，并且在离开以前打扫干净。`,
  ).join('\n\n');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: `${title}.md`, mimeType: 'text/markdown', buffer: Buffer.from(text, 'utf8') });
  const job = page.locator('.job', { hasText: title });
  await job.getByRole('textbox', { name: '名称 必填' }).fill(title);
  await job.getByLabel('类别').selectOption('LOCAL_RULE');
  await admin.told('POST', /\/confirm$/, () => job.getByRole('button', { name: '确认并继续' }).click());
  await expect(job.getByRole('progressbar', { name: /向量/ })).toBeVisible({ timeout: 60_000 });
  await admin.barriers('a running job');
  await admin.told('POST', /\/cancel$/, () => job.getByRole('button', { name: '取消' }).click());
  await expect(job).toContainText('已取消', { timeout: 30_000 });
  await expect(job.getByRole('button', { name: '重试' })).toBeEnabled();
  await expect(admin.toast).toContainText('已完成的部分还在');
  await admin.close();
});

test('whoever comes first is led to put a law in, by a file dropped there', async ({ browser, baseURL }) => {
  const title = `清溪${fresh()}第一部`;
  const admin = await AdminPage.first(browser, baseURL, '#/hit');
  const { page } = admin;
  // The service of these tests knows something already; its first page is what a list without anything brings.
  await page.route(/\/knowledge\/documents\?/, (route) => route.fulfill({ json: { items: [], nextCursor: null } }), {
    times: 1,
  });
  await admin.goTo('知识');
  await expect(page.getByRole('heading', { name: '先放进第一部法规' })).toBeVisible();
  await expect(page.locator('.steps li')).toHaveCount(3);
  await admin.barriers('the first run');
  const carried = await page.evaluateHandle((name) => {
    const transfer = new DataTransfer();
    transfer.items.add(
      new File(['第一条\u3000溪归大家。\n\n第二条\u3000溪水不卖。'], `${name}.md`, { type: 'text/markdown' }),
    );
    return transfer;
  }, title);
  await page.locator('.library').dispatchEvent('dragover', { dataTransfer: carried });
  await expect(page.locator('.first-drop')).toHaveClass(/\bover\b/);
  await admin.told('POST', /\/knowledge\/documents$/, () =>
    page.locator('.library').dispatchEvent('drop', { dataTransfer: carried }),
  );
  const job = page.locator('.job', { hasText: title });
  await job.getByRole('textbox', { name: '名称 必填' }).fill(title);
  await job.getByLabel('类别').selectOption('LOCAL_RULE');
  await admin.told('POST', /\/confirm$/, () => job.getByRole('button', { name: '确认并继续' }).click());
  await expect(job.getByRole('link', { name: '看草稿' })).toBeVisible({ timeout: 60_000 });
  // What has arrived takes the first page's place.
  await expect(page.locator('tbody tr').first()).toBeVisible();
  await admin.close();
});

test('an archive says which of its files failed and why, and a failure is put aside', async ({ browser, baseURL }) => {
  const name = `清溪${fresh()}`;
  const admin = await AdminPage.first(browser, baseURL, '#/library');
  const { page } = admin;
  const archive = zipOf({
    [`${name}.md`]: `---\nkind: DEPARTMENT_RULE\ntitle: ${name}规定\neffectiveFrom: 2024-01-01\npublish: true\n---\n第一条\u3000溪水要清。\n`,
    '坏的.pdf': 'no file of this kind',
  });
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: `${name}.zip`, mimeType: 'application/zip', buffer: archive });
  const job = page.locator('.job', { hasText: `${name}.zip` });
  await expect(job.locator('.failed-files')).toContainText('坏的.pdf');
  // What can't succeed isn't offered once more; what to do instead stands there.
  await expect(job.locator('.failed-files')).toContainText('请用原程序另存为');
  await expect(job.getByRole('button', { name: '重试' })).toHaveCount(0);
  await admin.barriers('a failed archive');
  // Whatever a file's head says: what is uploaded here is read by a person before it answers.
  await page.getByPlaceholder('名称、编号').fill(name);
  await expect(page.locator('tbody tr', { hasText: `${name}规定` })).toContainText('草稿');
  await job.getByRole('button', { name: /知道了/ }).click();
  await expect(page.locator('.job:not(.over)', { hasText: `${name}.zip` })).toHaveCount(0);
  await page.reload();
  await expect(page.locator('.job.over', { hasText: `${name}.zip` })).toBeVisible();
  await admin.close();
});

test('of several files one form lies open at a time, with what the file’s name proposes', async ({
  browser,
  baseURL,
}) => {
  const name = fresh();
  const admin = await AdminPage.first(browser, baseURL, '#/library');
  const { page } = admin;
  const law = (which: string) => ({
    name: `清溪${name}${which}-2026修订.md`,
    mimeType: 'text/markdown',
    buffer: Buffer.from(`# 中华人民共和国清溪${name}${which}法\n\n${rule('溪归大家。', '溪水不卖。')}`, 'utf8'),
  });
  await page.locator('input[type=file]').setInputFiles([law('甲'), law('乙')]);
  const first = page.locator('.job', { hasText: `${name}甲` });
  const second = page.locator('.job', { hasText: `${name}乙` });
  await expect(first.getByRole('textbox', { name: '名称 必填' })).toHaveValue(`中华人民共和国清溪${name}甲法`);
  await expect(first.getByLabel('类别')).toHaveValue('LAW');
  await expect(first.getByLabel('版本')).toHaveValue('2026修订');
  await expect(first.getByLabel('施行日期')).toHaveValue('');
  await expect(second.getByRole('button', { name: '待核对' })).toBeVisible();
  await expect(second.getByLabel('类别')).toBeHidden();
  await admin.told('POST', /\/confirm$/, () => first.getByRole('button', { name: '确认并继续' }).click());
  await expect(second.getByLabel('类别')).toBeVisible();
  await admin.told('POST', /\/cancel$/, () => second.getByRole('button', { name: '取消' }).click());
  await admin.close();
});

test('a file that can never be taken says what to do, and is not sent in a circle', async ({ browser, baseURL }) => {
  const name = `清溪${fresh()}`;
  const admin = await AdminPage.first(browser, baseURL, '#/library');
  const { page } = admin;
  const files = page.locator('input[type=file]');
  await files.setInputFiles({ name: `${name}.exe`, mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') });
  const refused = page.locator('.sending', { hasText: `${name}.exe` });
  await expect(refused).toContainText('可用 md、txt');
  await expect(refused.getByRole('button', { name: '重试' })).toHaveCount(0);
  await refused.getByRole('button', { name: '移除' }).click();
  await files.setInputFiles({ name: `${name}.txt`, mimeType: 'text/plain', buffer: Buffer.from(' \n') });
  const empty = page.locator('.job', { hasText: `${name}.txt` });
  await expect(empty).toContainText('请看看是否选错了文件');
  await expect(empty.getByRole('button', { name: '重试' })).toHaveCount(0);
  await admin.told('GET', /\/knowledge\/jobs/, () => empty.getByRole('button', { name: /知道了/ }).click());
  await admin.close();
});

test('several waiting files are given one kind at once, each under the title that was read', async ({
  browser,
  baseURL,
}) => {
  const name = fresh();
  const admin = await AdminPage.first(browser, baseURL, '#/library');
  const { page, dialog } = admin;
  const law = (which: string) =>
    [`清溪${name}${which}-2025.md`, `# 清溪${name}${which}规定\n\n${rule('溪归大家。', '溪水不卖。')}`] as const;
  const archive = zipOf(Object.fromEntries([law('甲'), law('乙'), law('丙')]));
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: `${name}.zip`, mimeType: 'application/zip', buffer: archive });
  const job = page.locator('.job', { hasText: `${name}.zip` });
  await expect(job).toContainText('3 个文件');
  await expect(job.locator('.confirm-file')).toHaveCount(3);
  await page.getByRole('button', { name: '一起填写' }).click();
  // Whatever else waits in this service is no matter of this test.
  const all = dialog.getByRole('checkbox', { name: /勾选了/ });
  await all.setChecked(true);
  await all.setChecked(false);
  const rows = dialog.locator('.many-files li');
  for (const which of ['甲', '乙', '丙'])
    await rows
      .filter({ hasText: `${name}${which}` })
      .getByRole('checkbox')
      .check();
  await expect(dialog.getByRole('button', { name: '确认 3 个并继续' })).toBeDisabled();
  await expect(dialog).toContainText('3 个勾选的还缺名称或类别');
  await dialog.getByLabel('类别，用于全部勾选的').selectOption('LOCAL_RULE');
  await dialog.getByLabel('发布机关').fill('清溪镇人民政府');
  await dialog.getByLabel('计量').check();
  await admin.barriers('several files at once');
  await dialog.getByRole('button', { name: '确认 3 个并继续' }).click();
  await expect(dialog).toBeHidden();
  await expect(admin.toast).toContainText('已确认 3 个文件');
  await page.getByPlaceholder('名称、编号').fill(`清溪${name}`);
  const drafts = page.locator('tbody tr', { hasText: `清溪${name}` });
  await expect(drafts).toHaveCount(3);
  await expect(drafts.first()).toContainText('地方政府规章');
  await expect(drafts.first()).toContainText('2025');
  await drafts.first().getByRole('link').click();
  await expect(page.locator('.facts').getByLabel('发布机关')).toHaveValue('清溪镇人民政府');
  await expect(page.locator('.facts').getByLabel('计量')).toBeChecked();
  await admin.close();
});

test('what was exported is imported again: nothing that stands is made twice, and a change is published', async ({
  browser,
  baseURL,
}) => {
  const name = `清溪${fresh()}规定`;
  const admin = await AdminPage.first(browser, baseURL, '#/library');
  const { page, dialog } = admin;
  const head = (version: string, from: string) =>
    `---\nkind: LOCAL_RULE\ntitle: ${name}\nversion: ${version}\neffectiveFrom: ${from}\n---\n`;
  const archive = (version: string, from: string, text: string) => ({
    name: `${name}.zip`,
    mimeType: 'application/zip',
    buffer: zipOf({
      '一.md': head('2024', '2024-01-01') + rule('溪归大家。'),
      '二.md': head(version, from) + text,
      '说明.md': '没有文件头',
    }),
  });
  const bring = async (files: ReturnType<typeof archive>, told: string) => {
    await page.getByRole('button', { name: '导入…' }).click();
    await expect(dialog.getByRole('button', { name: '导入并发布' })).toBeDisabled();
    await dialog.getByLabel('zip 文件').setInputFiles(files);
    await admin.barriers('an import');
    await admin.told('POST', /\/knowledge\/import$/, () => dialog.getByRole('button', { name: '导入并发布' }).click());
    await expect(page.locator('.job', { hasText: `${name}.zip` }).first()).toContainText(told);
  };
  await bring(archive('2025', '2025-01-01', rule('溪水不卖。')), '3 个文件：2 个入库，0 个没有变化，1 个跳过');
  await bring(
    archive('2026', '2025-01-01', rule('溪水不卖。', '溪鱼不捕。')),
    '3 个文件：1 个入库，1 个没有变化，1 个跳过',
  );
  // Two versions can't hold from one day on: that one isn't published, and the job says so.
  const last = page.locator('.job', { hasText: `${name}.zip` }).first();
  await expect(last).toContainText('其中 1 个没有发布，存成了草稿');
  await expect(last.locator('.failed-files')).toContainText('二.md');
  const exported = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出全部' }).click();
  expect((await exported).suggestedFilename()).toMatch(/\.zip$/);
  // The directories of the server are named, for those who answer for all sites.
  await page.getByRole('button', { name: '导入…' }).click();
  await dialog.getByLabel('服务器上的目录').first().check();
  await admin.told('POST', /\/knowledge\/import$/, () => dialog.getByRole('button', { name: '导入并发布' }).click());
  await expect(page.locator('.job', { hasText: '目录里没有变化' }).first()).toContainText('完成');
  await admin.close();
});
