import { expect as check, request } from '@playwright/test';
import { AdminPage } from './adminPage';
import { Desk } from './desk';
import { expect, test } from './widget';

test.describe.configure({ timeout: 240_000 });

const STEMS = '甲乙丙丁戊己庚辛壬癸';
/** A law of no city, by a name that no other run has used. */
const fresh = () => [...String(Date.now()).slice(-6)].map((digit) => STEMS[Number(digit)]).join('');

/** The law's text, made up for this test; the day and the fine are what changes. */
const law = (spring: string, day: string, fine: string) =>
  [
    `清源市${spring}泉保护规定`,
    '（清源市人民政府公布）',
    '第一条\u3000为了保护本市的泉水，制定本规定。',
    `第二条\u3000取用${spring}泉水的企业，应当在每年${day}前报送上一年度的取水量。`,
    `第三条\u3000逾期不报送${spring}泉取水量的，由市水务主管部门处${fine}罚款。`,
    '第四条\u3000本规定自2024年1月1日起施行。',
  ].join('\n\n');

const file = (name: string, text: string) => ({ name, mimeType: 'text/markdown', buffer: Buffer.from(text, 'utf8') });

/** The version in force: uploaded by somebody who types its dates, published by the job. */
async function publishFirst(baseURL: string, spring: string): Promise<void> {
  const { username, password } = await Desk.hire(baseURL, 'CURATOR');
  const http = await request.newContext({ baseURL });
  await http.get('/api/v1/session');
  const headers = async () => {
    const { cookies } = await http.storageState();
    return { 'X-XSRF-TOKEN': cookies.find((cookie) => cookie.name === 'XSRF-TOKEN')?.value ?? '' };
  };
  await http.post('/api/v1/session', { data: { username, password }, headers: await headers() });
  const metadata = {
    kind: 'LOCAL_RULE',
    title: `清源市${spring}泉保护规定`,
    version: '2024',
    effectiveFrom: '2024-01-01',
    publish: true,
  };
  const taken = await http.post('/api/v1/knowledge/documents', {
    multipart: { file: file('first.md', law(spring, '三月三十一日', '五百元')), metadata: JSON.stringify(metadata) },
    headers: await headers(),
  });
  const { jobId } = (await taken.json()) as { jobId: string };
  await check
    .poll(async () => ((await (await http.get(`/api/v1/knowledge/jobs/${jobId}`)).json()) as { state: string }).state, {
      timeout: 60_000,
    })
    .toBe('SUCCEEDED');
  await http.dispose();
}

test('a law’s new version is uploaded, dated, compared, reviewed by a second person, published and cited', async ({
  widget,
  browser,
  baseURL,
}) => {
  const spring = fresh();
  const title = `清源市${spring}泉保护规定`;
  const site = await AdminPage.open(browser, baseURL ?? '', 'ADMIN', '#/library');
  await secondPerson(site, false);
  await publishFirst(baseURL ?? '', spring);
  await secondPerson(site, true);

  const writer = await AdminPage.open(browser, baseURL ?? '', 'CURATOR', '#/library');
  await uploadNext(writer, spring, title);
  await dateIt(writer);
  await compareIt(writer);
  await writer.told('POST', /\/submit$/, () => writer.page.getByRole('button', { name: '提交审核' }).click());
  await expect(writer.page.locator('.top-bar')).toContainText('待审核');
  // What the service would refuse to whoever wrote it isn’t offered, and the page says why.
  const foot = writer.page.locator('.version-foot');
  await expect(foot).toContainText('您参与编写了这一版');
  await expect(foot.getByRole('button', { name: /^(审核通过|发布|定时发布)$/ })).toHaveCount(0);
  await expect(foot.getByRole('button', { name: '退回修改' })).toBeVisible();
  await writer.close();

  const reviewer = await AdminPage.open(browser, baseURL ?? '', 'CURATOR', '#/library');
  await reviewIt(reviewer, title);
  await reviewer.close();
  await secondPerson(site, false);
  await site.close();

  await widget.open();
  await widget.ask(`《${title}》第二条规定什么时候报送取水量`);
  const answer = await widget.answered();
  await expect(answer).toContainText('四月三十日');
  await expect(answer).not.toContainText('三月三十一日');
});

/** Whether this kind needs a second person, as the dialog sets it. */
async function secondPerson({ page, dialog }: AdminPage, on: boolean) {
  await page.getByRole('button', { name: '审核设置' }).click();
  const kind = dialog.getByLabel('地方政府规章');
  // Until the settings have come nothing can be said; a box that only looks as wished is left as it is.
  await expect(kind).toBeEnabled();
  await kind.setChecked(on);
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toBeHidden();
}

async function uploadNext(admin: AdminPage, spring: string, title: string) {
  const { page } = admin;
  await page.locator('input[type=file]').setInputFiles(file(`${title}-2026.md`, law(spring, '四月三十日', '一千元')));
  const job = page.locator('.job', { hasText: `${title}-2026.md` });
  await expect(job.getByRole('textbox', { name: '名称 必填' })).toHaveValue(title);
  await expect(job).toContainText('施行日期要由您填');
  await admin.barriers('a file to confirm');
  await job.getByLabel('类别').selectOption('LOCAL_RULE');
  await job.getByLabel('版本').fill('2026修订');
  await admin.told('POST', /\/confirm$/, () => job.getByRole('button', { name: '确认并继续' }).click());
  await job.getByRole('link', { name: '看草稿' }).click();
  await expect(page.locator('.top-bar')).toContainText('草稿');
}

/** The dates are asked of a person; what the text says is a hint and no value. */
async function dateIt(admin: AdminPage) {
  const { page } = admin;
  const from = page.locator('.facts').getByLabel('施行日期');
  await expect(from).toHaveValue('');
  await expect(page.locator('.facts')).toContainText('自2024年1月1日起施行');
  await expect(page.locator('.version-foot')).toContainText('施行日期须由人核对确认');
  await from.fill(`${new Date().getFullYear()}-01-01`);
  await page.getByLabel('已对照公报或原文').check();
  await admin.told('PATCH', /\/versions\/[^/]+$/, () => page.getByRole('button', { name: '保存著录' }).click());
  await expect(page.locator('.facts')).toContainText('已确认');
}

/** A changed period and fine hold the version back until somebody has looked at them. */
async function compareIt(admin: AdminPage) {
  const { page } = admin;
  await page.getByRole('tab', { name: '对照' }).click();
  const changed = page.locator('.diff-article');
  await expect(changed).toHaveCount(2);
  await expect(changed.last()).toContainText('金额：五百元 → 一千元');
  await expect(page.locator('.diff-article del').first()).toBeVisible();
  await admin.barriers('the comparison');
  const submit = page.getByRole('button', { name: '提交审核' });
  await expect(submit).toBeDisabled();
  await page.locator('.diff-main').focus();
  await page.keyboard.press('j');
  await page.keyboard.press('m');
  await page.keyboard.press('j');
  await page.keyboard.press('m');
  await expect(submit).toBeEnabled();
}

async function reviewIt(admin: AdminPage, title: string) {
  const { page, dialog } = admin;
  await page.getByPlaceholder('名称、编号').fill(title);
  await page.getByLabel('状态').selectOption('IN_REVIEW');
  await page.locator('tr', { hasText: '2026修订' }).getByRole('link', { name: title }).click();
  await expect(page.getByText('须由另一位同事审核或发布')).toBeVisible();
  for (let left = 2; left > 0; left -= 1)
    await page.locator('.diff-article').getByRole('button', { name: '看过了' }).first().click();
  await admin.told('POST', /\/approve$/, () => page.getByRole('button', { name: '审核通过' }).click());
  await expect(page.locator('.version-foot .checks')).toContainText('审核通过');
  await page.locator('.version-foot').getByRole('button', { name: '发布', exact: true }).click();
  await admin.told('POST', /\/publish$/, () => dialog.getByRole('button', { name: '发布' }).click());
  await expect(page.locator('.top-bar')).toContainText('现行');
  await page.getByRole('tab', { name: '历史' }).click();
  await expect(page.locator('.history')).toContainText('审核通过');
  await admin.barriers('the history');
}

test('the hit test says what is found, why, and keeps a case', async ({ browser, baseURL }) => {
  const admin = await AdminPage.open(browser, baseURL ?? '', 'CURATOR', '#/hit');
  const { page } = admin;
  await page.getByPlaceholder('写一句企业的原话').fill('强制检定要多少天、收费吗');
  await admin.told('POST', /\/hit-tests$/, () => page.keyboard.press('Enter'));
  await expect(page.locator('.hit').first()).toContainText('强制检定');
  await expect(page.locator('.gate')).toContainText('作答');
  await admin.barriers('a hit test');
  await page.locator('.hit').first().getByRole('checkbox').check();
  await admin.told('POST', /\/evaluation-cases$/, () => page.getByRole('button', { name: /存用例/ }).click());
  await expect(admin.toast).toContainText('已存');
  // What is kept is seen, asked again, dropped, and comes back where that was a slip.
  await page.getByRole('button', { name: '已存的用例' }).click();
  const kept = page.locator('.kept-cases tbody tr', { hasText: '强制检定要多少天' });
  await expect(kept.first()).toContainText('《');
  await admin.barriers('the kept cases');
  const count = await kept.count();
  await admin.told('DELETE', /\/evaluation-cases\/[^/]+$/, () =>
    kept.first().getByRole('button', { name: /删除/ }).click(),
  );
  await expect(kept).toHaveCount(count - 1);
  await admin.told('POST', /\/evaluation-cases$/, () => admin.toast.getByRole('button', { name: '撤销' }).click());
  await expect(kept).toHaveCount(count);
  await admin.told('POST', /\/hit-tests$/, () =>
    kept
      .first()
      .getByRole('button', { name: /^强制检定/ })
      .click(),
  );
  await expect(page.locator('.hit').first()).toBeVisible();
  await admin.goTo('召回');
  await expect(page.getByText('没有召回').or(page.locator('table'))).toBeVisible();
  await admin.barriers('recalls');
  await admin.close();
});

/** Whatever changes a text. */
const STEPS = /^(撤下|作废草稿|建修订草稿|修改|保存著录|提交审核|发布|恢复|确认|看过)|第 \d+ 段.*修改/;

test('a hit leads to its article, and a text of all sites offers a site’s curator nothing that is refused', async ({
  browser,
  baseURL,
}) => {
  const admin = await AdminPage.open(browser, baseURL ?? '', 'CURATOR', '#/hit');
  const { page } = admin;
  await page.getByPlaceholder('写一句企业的原话').fill('强制检定要多少天、收费吗');
  await admin.told('POST', /\/hit-tests$/, () => page.keyboard.press('Enter'));
  // One far down in its text: the top of the page would not be where it stands.
  const links = page.locator('.hit .hit-text a');
  await expect(links.first()).toBeVisible();
  const citation = (await links.last().innerText()).trim();
  await links.last().click();
  const passage = page.locator('.passage.on');
  await expect(passage).toBeInViewport();
  await expect(passage).toBeFocused();
  const article = /第[^第》]+条$/.exec(citation)?.[0];
  if (article) await expect(passage.locator('header')).toContainText(article);
  await expect(page.getByRole('tab', { name: '全文' })).toHaveAttribute('aria-selected', 'true');

  // A draft of all sites with a changed fine is read and compared, and left to those who keep it.
  const title = `清源市${fresh()}泉规定`;
  const keeper = await Desk.administrator(baseURL ?? '');
  const kept = { kind: 'LOCAL_RULE', title, site: 'shared' };
  await keeper.upload('一.md', law('甲', '三月', '五百元'), {
    ...kept,
    version: '2024',
    effectiveFrom: '2024-01-01',
    publish: true,
  });
  const draft = await keeper.upload('二.md', law('甲', '三月', '一千元'), {
    ...kept,
    version: '2026',
    effectiveFrom: '2026-01-01',
    publish: false,
  });
  await page.goto(`${baseURL}/admin#/library/${draft.documentId}/${draft.versionId}`);
  await expect(page.locator('.diff-article')).toContainText('金额：五百元 → 一千元');
  await expect(page.locator('.facts')).toContainText('全部站点共用的文本');
  await expect(page.locator('.version-foot')).toContainText('共用的知识由平台管理员维护');
  await expect(page.getByRole('button', { name: STEPS })).toHaveCount(0);
  await expect(page.locator('.facts').getByLabel('名称', { exact: true })).toBeDisabled();
  await page.getByRole('tab', { name: '全文' }).click();
  await expect(page.locator('.passage').first()).toBeVisible();
  await expect(page.getByRole('button', { name: STEPS })).toHaveCount(0);
  await page.getByRole('tab', { name: '条号' }).click();
  await expect(page.locator('.article-map')).toContainText('共用的知识由平台管理员维护');
  await expect(page.locator('.article-map').getByRole('combobox')).toHaveCount(0);
  await admin.barriers('a shared draft');

  await admin.goTo('知识');
  const shared = page.locator('tbody tr', { hasText: '共用' });
  await expect(shared.first()).toBeVisible();
  await expect(shared.getByRole('checkbox')).toHaveCount(0);
  await expect(page.locator('.table-foot')).toContainText('由平台管理员维护');
  await admin.close();
});
