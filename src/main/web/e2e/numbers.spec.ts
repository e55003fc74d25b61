import { AdminPage } from './adminPage';
import { Desk } from './desk';
import { expect, test } from './widget';

test.describe.configure({ timeout: 180_000 });

const STEMS = '甲乙丙丁戊己庚辛壬癸';
/** A name that no other run has used, of characters that a title may have. */
const fresh = () => [...String(Date.now()).slice(-7)].map((digit) => STEMS[Number(digit)]).join('');
const NUMERALS = '一二三四五六七八九';

/** A rule made up for these tests: each sentence is an article. */
const rule = (...articles: string[]) =>
  articles.map((text, index) => `第${NUMERALS[index]}条\u3000${text}`).join('\n\n');
// Of a kind for which no other test asks for a second person.
const about = (title: string, version: string, publish: boolean) => ({
  kind: 'DEPARTMENT_RULE',
  title,
  version,
  effectiveFrom: version === '2024' ? '2024-01-01' : '2026-01-01',
  publish,
});
const PIER = '渡口归镇政府管。';
const BOATS = '渡船载客不得超过核定人数，超过的由船主退回票款。';
const LAMPS = '渡口的路灯由供电所负责维修，坏了就修。';

test('a guide follows its law’s new numbers, once a person has confirmed them', async ({ browser, baseURL }) => {
  const title = `清溪${fresh()}码头规定`;
  const desk = await Desk.administrator(baseURL ?? '');
  await desk.upload('旧.md', rule(PIER, BOATS, LAMPS), about(title, '2024', true));
  const next = await desk.upload('新.md', rule(PIER, '码头上不晒网。', BOATS, LAMPS), about(title, '2026', false));
  const head = `kind: GUIDE\ntitle: ${title}指引\nbasis:\n  - {law: ${title}, article: "3", supports: 维修}`;
  const text = `---\n${head}\n---\n## 怎么办\n\n灯坏了找供电所（《${title}》第三条）。\n`;
  await desk.upload('指引.md', text, {});
  const admin = await AdminPage.first(browser, baseURL, `#/library/${next.documentId}/${next.versionId}`);
  const { page } = admin;
  await page.getByRole('tab', { name: '影响' }).click();
  const basis = page.locator('.basis');
  await expect(basis).toContainText('3 → 4，未确认');
  await expect(basis).toContainText('正文有 1 处写着旧条号');
  await expect(basis.getByRole('button', { name: '写进新草稿' })).toHaveCount(0);
  await admin.barriers('numbers that nobody has confirmed');
  await admin.told('PUT', /\/article-map$/, () => basis.getByRole('button', { name: '条号都对，确认' }).click());
  await admin.told('POST', /\/basis-proposals\//, () => basis.getByRole('button', { name: '写进新草稿' }).click());
  await basis.getByRole('link', { name: '条号已改好的草稿' }).click();
  await expect(page.locator('.top-bar')).toContainText(`${title}指引`);
  await expect(page.locator('.top-bar')).toContainText('草稿');
  await admin.close();
});

test('what is in doubt is said before publishing, and what is taken away comes back by the same door', async ({
  browser,
  baseURL,
}) => {
  const title = `清溪${fresh()}灯规定`;
  const desk = await Desk.administrator(baseURL ?? '');
  await desk.upload('旧.md', rule(PIER, BOATS, LAMPS), about(title, '2024', true));
  const next = await desk.upload(
    '新.md',
    rule(PIER, '灯坏了，供电所应当派人，修好以前挂牌。', BOATS),
    about(title, '2026', false),
  );
  const admin = await AdminPage.first(browser, baseURL, `#/library/${next.documentId}/${next.versionId}`);
  const { page, dialog } = admin;
  const foot = page.locator('.version-foot');
  await foot.getByRole('button', { name: '发布', exact: true }).click();
  const publish = dialog.getByRole('button', { name: '发布', exact: true });
  await expect(publish).toBeDisabled();
  await admin.barriers('publishing in doubt');
  await dialog.getByLabel('第 2 条对应哪条旧条还没人确认').check();
  await admin.told('POST', /\/publish$/, () => publish.click());
  await expect(page.locator('.top-bar')).toContainText('现行');

  await foot.getByRole('button', { name: '撤下', exact: true }).click();
  await dialog.getByLabel('原因').fill('录错了');
  await admin.told('POST', /\/withdraw$/, () => dialog.getByRole('button', { name: '撤下', exact: true }).click());
  await foot.getByRole('button', { name: '恢复', exact: true }).click();
  await expect(dialog.getByRole('button', { name: '先用评测题试跑' })).toBeVisible();
  await admin.told('POST', /\/restore$/, () => dialog.getByRole('button', { name: '恢复', exact: true }).click());
  await expect(page.locator('.top-bar')).toContainText('现行');
  await admin.close();
});
