import type { Page } from '@playwright/test';
import { AdminPage } from './adminPage';
import { Desk } from './desk';
import { barriers, expect, test } from './widget';

test.describe.configure({ timeout: 180_000 });

const STEMS = '甲乙丙丁戊己庚辛壬癸';
/** A name that no other run has used, of characters that a title may have. */
const fresh = () => [...String(Date.now()).slice(-7)].map((digit) => STEMS[Number(digit)]).join('');
const NUMERALS = '一二三四五六七八九';

/** A rule made up for these tests: each sentence is an article. */
const rule = (...articles: string[]) =>
  articles.map((text, index) => `第${NUMERALS[index]}条\u3000${text}`).join('\n\n');
// Of a kind for which no other test asks for a second person.
const metadata = (title: string, version: string, more: Record<string, unknown> = {}) => ({
  kind: 'DEPARTMENT_RULE',
  title,
  version,
  effectiveFrom: '2024-01-01',
  publish: true,
  ...more,
});
const pageOf = ({ documentId, versionId }: { documentId: string; versionId: string }) =>
  `#/library/${documentId}/${versionId}`;

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

test('a wrong version is taken away and recalled in one step, and who was told stands on one page', async ({
  widget,
  page: site,
  browser,
  baseURL,
}) => {
  const title = `清溪${fresh()}收费规定`;
  const desk = await Desk.administrator(baseURL ?? '');
  const version = await desk.upload(
    '收费.md',
    rule('收费由镇政府定。', '每船每天停靠费为八十元。'),
    metadata(title, '2024'),
  );
  await widget.open();
  await widget.ask(`《${title}》第二条规定停靠费多少`);
  const answer = await widget.answered();
  await expect(answer).toContainText('八十元');

  const admin = await AdminPage.first(browser, baseURL, pageOf(version));
  const { page, dialog } = admin;
  await page.locator('.version-foot').getByRole('button', { name: '召回答复' }).click();
  await dialog.getByLabel('错在哪里').fill('八元录成了八十元');
  await dialog.getByLabel('告诉企业的话').fill('停靠费每船每天八元。');
  await expect(dialog.getByLabel('同时撤下')).toBeChecked();
  await admin.barriers('a recall');
  await admin.told('POST', /\/recalls$/, () => dialog.getByRole('button', { name: '撤下并找出受影响的咨询' }).click());
  await expect(page.locator('.recall-facts')).toContainText('已同时撤下');
  await expect(answer.locator('.recalled')).toHaveCount(0); // nobody is told yet

  await page.getByRole('button', { name: '通知 1 件咨询…' }).click();
  await expect(dialog.getByRole('button', { name: '通知 1 件咨询' })).toBeDisabled();
  await dialog.getByLabel('确认').fill('通知');
  await admin.told('POST', /\/tell$/, () => dialog.getByRole('button', { name: '通知 1 件咨询' }).click());
  await expect(page.locator('.recall-facts')).toContainText('全部通知完，共 1 件');
  await expect(page.locator('tbody tr')).toContainText(title);
  await admin.barriers('who was told');
  await expect(answer.locator('.recalled')).toContainText('此回答已撤回');
  await barriers(site, 'a recalled answer');
  await admin.goTo('召回');
  await page.getByRole('link', { name: title }).click();
  await expect(page.locator('.recall-facts')).toContainText('决定通知');
  await admin.close();
});

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
