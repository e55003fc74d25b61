import type { Page } from '@playwright/test';
import { AdminPage } from './adminPage';
import { fresh, metadata, pageOf, rule } from './curating';
import { Desk } from './desk';
import { expect, test } from './widget';

test.describe.configure({ timeout: 180_000 });

/** Puts the caret in front of the words, as somebody does who clicks there. */
async function caretBefore(page: Page, words: string) {
  await page.locator('.edit-passage textarea').evaluate((box: HTMLTextAreaElement, before) => {
    box.focus();
    box.setSelectionRange(box.value.indexOf(before), box.value.indexOf(before));
  }, words);
}

test('many versions get a region at once, and what is published answers as before until its draft is', async ({
  browser,
  baseURL,
}) => {
  const name = `清溪${fresh()}规定`;
  const desk = await Desk.administrator(baseURL ?? '');
  await desk.upload('a.md', rule('溪水要清。', '溪边不倒垃圾。'), metadata(`${name}甲`, '2024'));
  await desk.upload('b.md', rule('溪鱼不捕。', '溪边不生火。'), metadata(`${name}乙`, '2024', { publish: false }));
  const admin = await AdminPage.first(browser, baseURL, '#/library');
  const { page, dialog } = admin;

  await page.getByPlaceholder('名称、编号').fill(name);
  await expect(page.locator('tbody tr')).toHaveCount(2);
  await page.getByLabel('选中这一页').check();
  const bar = page.getByRole('toolbar', { name: '已选 2 个版本' });
  await admin.barriers('a batch');
  await bar.getByRole('button', { name: '改地区' }).click();
  await dialog.getByLabel('地区').fill('清溪镇');
  await admin.told('POST', /\/batch-edits$/, () => dialog.getByRole('button', { name: '保存' }).click());
  await expect(admin.toast).toContainText('已改 2 个');
  await expect(page.locator('tr', { hasText: `${name}甲` })).toContainText('1 个草稿');

  await page
    .locator('tr', { hasText: `${name}甲` })
    .getByRole('button', { name: /列出/ })
    .click();
  await page.locator('tr.below', { hasText: '草稿' }).getByRole('link').click();
  await expect(page.locator('.facts').getByLabel('地区')).toHaveValue('清溪镇');
  await admin.close();
});

test('a passage is seen in its file, split there, and joined again', async ({ browser, baseURL }) => {
  const title = `清溪${fresh()}守则`;
  const desk = await Desk.administrator(baseURL ?? '');
  const draft = await desk.upload(
    '守则.md',
    rule('守则自订立起算。', '每天巡溪一次。发现垃圾当天清走。', '违者补巡三天。'),
    metadata(title, '2024', { publish: false }),
  );
  const admin = await AdminPage.first(browser, baseURL, pageOf(draft));
  const { page } = admin;
  await page.getByRole('tab', { name: /全文/ }).click();
  const passages = page.locator('.passage');
  const original = page.getByRole('region', { name: '原文件' });
  await expect(passages).toHaveCount(3);

  await passages
    .nth(1)
    .getByRole('button', { name: /第二条/ })
    .click();
  await expect(original.locator('mark')).toHaveText('第二条　每天巡溪一次。发现垃圾当天清走。');
  await original.getByRole('button', { name: /第三条/ }).click();
  await expect(passages.nth(2)).toHaveClass(/\bon\b/);
  await expect(original.locator('mark')).toContainText('补巡三天');
  await admin.barriers('passages beside their file');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    original.getByRole('link', { name: '下载原件' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('守则.md');

  await passages.nth(1).getByRole('button', { name: '修改第 2 段' }).click();
  await caretBefore(page, '发现垃圾');
  await admin.told('POST', /\/split$/, () => page.getByRole('button', { name: '从光标处拆开' }).click());
  await expect(passages).toHaveCount(4);
  await passages
    .nth(2)
    .getByRole('button', { name: /第二条/ })
    .click();
  await expect(original.locator('mark')).toHaveText('发现垃圾当天清走。');

  await passages.nth(1).getByRole('button', { name: '修改第 2 段' }).click();
  await admin.told('POST', /\/merge$/, () => page.getByRole('button', { name: '与下一段合并' }).click());
  await expect(passages).toHaveCount(3);
  await expect(passages.nth(1)).toContainText('每天巡溪一次。\n发现垃圾当天清走。');
  await admin.close();
});

test('which article became which is proposed, decided by a person, and followed by the comparison', async ({
  browser,
  baseURL,
}) => {
  const title = `清溪${fresh()}渡口规定`;
  const desk = await Desk.administrator(baseURL ?? '');
  const parts = [
    '渡口由镇政府管。',
    '渡船载客不得超过核定人数，超过的由船主退回票款。',
    '渡口的路灯由供电所负责维修，接到报修后二日内修好。',
  ];
  await desk.upload('旧.md', rule(...parts), metadata(title, '2024'));
  const next = await desk.upload(
    '新.md',
    rule(parts[0] ?? '', '灯坏了，供电所应当当天派人，修好以前挂牌。', parts[1] ?? ''),
    metadata(title, '2026', { effectiveFrom: '2026-01-01', publish: false }),
  );
  const admin = await AdminPage.first(browser, baseURL, pageOf(next));
  const { page } = admin;
  await expect(page.locator('.version-foot')).toContainText('还有 1 条的条号对应待定');
  await page.getByRole('tab', { name: /条号/ }).click();
  const row = page.locator('.article-map tbody tr');
  await expect(row).toHaveCount(1);
  await admin.barriers('which article became which');
  await admin.told('PUT', /\/article-map$/, () => page.getByLabel('2原来是').selectOption('3'));
  await expect(row).toContainText('管理员');
  await expect(page.locator('.version-foot')).not.toContainText('待定');
  await page.getByRole('tab', { name: '对照' }).click();
  await expect(page.locator('.diff-article', { has: page.getByRole('heading', { name: '第二条' }) })).toContainText(
    '旧第三条',
  );
  await admin.close();
});

test('two curators of one draft see each other’s changes and lose nothing', async ({ browser, baseURL }) => {
  const title = `清溪${fresh()}约定`;
  const desk = await Desk.administrator(baseURL ?? '');
  const draft = await desk.upload(
    '约定.md',
    rule('约定自春分起。', '浅滩不停车。', '深潭不游泳。'),
    metadata(title, '2024', { publish: false }),
  );
  const one = await AdminPage.first(browser, baseURL, pageOf(draft));
  const other = await AdminPage.first(browser, baseURL, pageOf(draft));
  for (const { page } of [one, other]) await page.getByRole('tab', { name: /全文/ }).click();

  await one.page.locator('.facts').getByLabel('发布机关').fill('清溪镇');
  await one.page.locator('.facts').getByLabel('地区').fill('上游');
  await other.page.locator('.facts').getByLabel('地区').fill('下游');
  await other.told('PATCH', /\/versions\/[^/]+$/, () => other.page.getByRole('button', { name: '保存著录' }).click());
  await one.page.getByRole('button', { name: '保存著录' }).click();
  const clash = one.page.locator('.facts .clash');
  await expect(clash).toContainText('下游');
  await expect(clash).toContainText('您写的是 上游');
  await expect(one.page.locator('.facts').getByLabel('发布机关')).toHaveValue('清溪镇');
  await one.barriers('two changed one draft');
  await clash.getByRole('button', { name: '改用对方的' }).click();
  await one.told('PATCH', /\/versions\/[^/]+$/, () => one.page.getByRole('button', { name: '保存著录' }).click());
  await expect(one.page.locator('.facts').getByLabel('地区')).toHaveValue('下游');

  // Of different passages both are kept without a word; of the same one the second is asked.
  const edit = async ({ page }: AdminPage, n: number, text: string) => {
    await page.getByRole('button', { name: `修改第 ${n} 段` }).click();
    await page.locator('.edit-passage textarea').fill(text);
  };
  await edit(one, 2, '浅滩只停自行车。');
  await edit(other, 3, '深潭不游泳、不钓鱼。');
  await other.told('PATCH', /\/passages\//, () =>
    other.page.locator('.edit-passage').getByRole('button', { name: '保存' }).click(),
  );
  await one.told('PATCH', /\/passages\//, () =>
    one.page.locator('.edit-passage').getByRole('button', { name: '保存' }).click(),
  );
  await expect(one.page.locator('.passage').nth(2)).toContainText('不钓鱼');
  await edit(other, 2, '浅滩什么车也不停。');
  await other.page.locator('.edit-passage').getByRole('button', { name: '保存' }).click();
  await expect(other.page.locator('.edit-passage .clash')).toContainText('浅滩只停自行车。');
  await expect(other.page.locator('.edit-passage textarea')).toHaveValue('浅滩什么车也不停。');
  await other.told('PATCH', /\/passages\//, () => other.page.getByRole('button', { name: '仍保存我写的' }).click());
  await expect(other.page.locator('.passage').nth(1)).toContainText('什么车也不停');
  await one.close();
  await other.close();
});

test('a version is planned for a day to come, and taken back', async ({ browser, baseURL }) => {
  const title = `清溪${fresh()}办法`;
  const desk = await Desk.administrator(baseURL ?? '');
  const draft = await desk.upload(
    '办法.md',
    rule('办法管船。', '船要编号。'),
    metadata(title, '2024', { publish: false }),
  );
  const admin = await AdminPage.first(browser, baseURL, pageOf(draft));
  const { page, dialog } = admin;
  const foot = page.locator('.version-foot');
  await foot.getByRole('button', { name: '定时发布' }).click();
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  await dialog.getByLabel('发布日').fill(day);
  await admin.barriers('planning');
  await admin.told('POST', /\/schedule$/, () => dialog.getByRole('button', { name: '定时发布' }).click());
  await expect(foot).toContainText(`定于 ${day} 发布`);
  await expect(page.locator('.top-bar')).toContainText('定时发布');
  await expect(page.getByRole('button', { name: '保存著录' })).toHaveCount(0);
  await admin.told('POST', /\/unschedule$/, () => foot.getByRole('button', { name: '取消定时' }).click());
  await expect(page.locator('.top-bar')).toContainText('草稿');
  await admin.close();
});
