import { AdminPage } from './adminPage';
import { fresh, metadata, pageOf, rule } from './curating';
import { Desk } from './desk';
import { expect, test } from './widget';

test.describe.configure({ timeout: 180_000 });

const BAR = '/api/v1/curation/publish-bar?site=demo';

test('a version that loses an answer is tried, stopped by the site, and published for a reason', async ({
  browser,
  baseURL,
}) => {
  const base = baseURL ?? '';
  const title = `清溪渡口守则${String(Date.now()).slice(-6)}`;
  const curator = await Desk.member(base, 'CURATOR');
  const about = { site: 'demo', kind: 'DEPARTMENT_RULE', title, version: '2024', effectiveFrom: '2024-01-01' };
  await curator.upload('守则.md', '第一条\u3000渡口归镇里管。\n\n第二条\u3000渡船每天检查一次。', {
    ...about,
    publish: true,
  });
  await expect
    .poll(async () => JSON.stringify(await curator.get(`/api/v1/search?q=${encodeURIComponent(`《${title}》第二条`)}`)))
    .toContain('每天检查一次');
  await curator.post('/api/v1/curation/evaluation-cases', {
    question: `《${title}》第二条怎么规定？`,
    expectedAction: 'ANSWER',
    gold: [{ title, article: '2', must: true, effectiveFrom: null }],
  });
  const draft = await curator.upload('新守则.md', '第一条\u3000渡口归镇里管。', { ...about, publish: false });
  const admin = await AdminPage.open(browser, base, 'ADMIN', '#/library');
  const { page, dialog } = admin;
  try {
    await page.getByRole('button', { name: '审核设置' }).click();
    await dialog.getByLabel('评测题通过率不低于').fill('120');
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(dialog.getByLabel('评测题通过率不低于')).toHaveAttribute('aria-invalid', 'true');
    await dialog.getByLabel('评测题通过率不低于').fill('100');
    await dialog.getByLabel(/没有试跑或没有达标/).check();
    await admin.barriers('what stands before publishing');
    await admin.told('PUT', /\/publish-bar/, () => dialog.getByRole('button', { name: '保存' }).click());
    await expect(dialog).toHaveCount(0);

    await page.goto(`${base}/admin#/library/${draft.documentId}/${draft.versionId}`);
    const foot = page.locator('.version-foot');
    // The article that goes had a period; nobody publishes that unseen.
    await expect(foot.getByRole('button', { name: '发布', exact: true })).toBeDisabled();
    await admin.told('PUT', /\/looks\//, () => page.getByRole('button', { name: '看过了' }).click());
    await foot.getByRole('button', { name: '发布', exact: true }).click();
    await expect(dialog).toContainText('本站点要求发布前试跑');
    await admin.told('POST', /\/publish-checks$/, () => dialog.getByRole('button', { name: '先用评测题试跑' }).click());
    await expect(dialog).toContainText(`《${title}》第二条怎么规定？`);
    await expect(dialog).toContainText('找不到');
    await admin.barriers('a version that loses an answer');
    await dialog.getByRole('button', { name: '发布', exact: true }).click();
    await expect(dialog.getByRole('alert')).toBeVisible();

    const allow = dialog.getByRole('button', { name: '记下理由，允许发布' });
    await expect(allow).toBeDisabled();
    await dialog.getByLabel('确要发布，请写明理由').fill('第二条已并入《渡船检查规定》');
    await admin.told('POST', /\/override$/, () => allow.click());
    await expect(dialog).toContainText('允许发布：第二条已并入');
    await admin.told('POST', /\/publish$/, () => dialog.getByRole('button', { name: '发布', exact: true }).click());
    await expect(page.locator('.top-bar')).toContainText('现行');
  } finally {
    await (await Desk.administrator(base)).put(BAR, { bar: 1, blocks: false });
  }
  await admin.close();
});

test('a renamed text says how far it is made findable, can be left meanwhile, and is published', async ({
  browser,
  baseURL,
}) => {
  const title = `清溪${fresh()}码头守则`;
  const desk = await Desk.administrator(baseURL ?? '');
  await desk.upload('码头.md', rule('码头归镇里管。', '船不过夜。'), metadata(title, '2024'));
  const next = await desk.upload(
    '码头新.md',
    rule('码头归镇里管。', '船不过夜。'),
    metadata(title, '2026', { effectiveFrom: '2026-01-01', publish: false }),
  );
  const admin = await AdminPage.first(browser, baseURL, pageOf(next));
  const { page, dialog } = admin;
  const foot = page.locator('.version-foot');
  await page.locator('.facts').getByLabel('名称', { exact: true }).fill(`${title}新编`);
  await admin.told('PATCH', /\/versions\/[^/]+$/, () => page.getByRole('button', { name: '保存著录' }).click());
  await expect(page.locator('.top-bar h1')).toContainText('新编');
  // Two passages are ready in a moment; a long text’s first answers stand in for it.
  await page.route(/\/prepare$/, (route) => route.fulfill({ json: { total: 800, left: 600 } }));
  await foot.getByRole('button', { name: '发布', exact: true }).click();
  await dialog.getByRole('button', { name: '发布', exact: true }).click();
  const share = dialog.getByRole('progressbar', { name: /200 \/ 800 段/ });
  await expect(share).toHaveAttribute('aria-valuenow', '25');
  await admin.barriers('a text that is made ready');
  await dialog.getByRole('button', { name: '取消' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(foot.getByRole('button', { name: '发布', exact: true })).toBeEnabled();
  await expect(page.locator('.top-bar')).toContainText('草稿');
  await page.unroute(/\/prepare$/);
  await foot.getByRole('button', { name: '发布', exact: true }).click();
  await admin.told('POST', /\/publish$/, () => dialog.getByRole('button', { name: '发布', exact: true }).click());
  await expect(page.locator('.top-bar')).toContainText('现行');
  await admin.close();
});
