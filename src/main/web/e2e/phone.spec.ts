import type { Page } from '@playwright/test';
import { AdminPage } from './adminPage';
import { expect, test } from './widget';

test.describe.configure({ timeout: 240_000 });

const PAGES = ['library', 'hit', 'recalls', 'accounts', 'sites', 'models', 'calendar', 'policies', 'queues'];

test('on a phone every page of the administration stays within the window, in both languages', async ({
  browser,
  baseURL,
}) => {
  const admin = await AdminPage.first(browser, baseURL, '#/library');
  const { page, rail } = admin;
  await page.setViewportSize({ width: 390, height: 844 });
  for (const lang of ['zh-CN', 'en']) {
    for (const name of PAGES) {
      await page.goto(`${baseURL}/admin?lang=${lang}#/${name}`);
      await page.reload();
      await expect(page.locator('.top-bar h1')).toBeVisible();
      await expect(page.locator('.skeleton')).toHaveCount(0);
      const here = rail.locator('[aria-current=page]');
      await expect(here).toBeInViewport({ ratio: 0.9 });
      // The rail at the foot may be pushed sideways; nothing else may.
      const outside = await page.evaluate(() =>
        [...document.querySelectorAll('main button, main input, main select, main a, main h1, main td, main th')]
          .filter((one) => one.closest('thead') === null && one.getBoundingClientRect().right > window.innerWidth + 1)
          .map((one) => `${one.tagName} ${one.textContent?.trim().slice(0, 20) ?? ''}`),
      );
      expect(outside, `${name} ${lang}`).toEqual([]);
    }
  }
  await admin.barriers('queues on a phone');
  await admin.close();
});

test('English labels fit the rail, and a notice leaves the way to the account free', async ({ browser, baseURL }) => {
  const admin = await AdminPage.first(browser, baseURL, '?lang=en#/accounts');
  const { page, rail } = admin;
  await expect(rail.getByRole('link')).toHaveCount(10);
  const tooLong = await rail
    .getByRole('link')
    .evaluateAll((links) => links.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent));
  expect(tooLong).toEqual([]);
  await admin.goTo('Sites');
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(admin.toast).toBeVisible();
  // Playwright clicks only what nothing lies over.
  await page.getByRole('button', { name: /^Account of/ }).click();
  await expect(page.getByRole('menuitem', { name: '中文' })).toBeVisible();
  await admin.close();
});

/** What a screen reader is told: each cell of a table with the head of its column. */
async function heard(page: Page): Promise<Record<string, string[]>> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const roleOf = (node: (typeof nodes)[number]) => String(node.role?.value ?? '');
  const rowOf = (node: (typeof nodes)[number]): string => {
    for (let at = byId.get(node.parentId ?? ''); at; at = byId.get(at.parentId ?? ''))
      if (roleOf(at) === 'row') return at.nodeId;
    return '';
  };
  const tally: Record<string, string[]> = { table: [], columnheader: [], rowheader: [], cell: [], lost: [] };
  for (const node of nodes.filter(({ ignored }) => !ignored)) {
    const role = roleOf(node);
    if (role in tally) tally[role]?.push(String(node.name?.value ?? ''));
    if (['columnheader', 'rowheader', 'cell'].includes(role) && rowOf(node) === '') tally['lost']?.push(role);
  }
  return tally;
}

test('on a phone, where rows are cards, a screen reader still hears tables with the heads of their columns', async ({
  browser,
  baseURL,
}) => {
  const admin = await AdminPage.first(browser, baseURL, '#/accounts');
  const { page } = admin;
  await page.setViewportSize({ width: 390, height: 844 });
  for (const [name, title, heads] of [
    ['accounts', '账号', ['姓名', '用户名', '角色', '专长', '所属站点', '状态']],
    ['policies', '时限', ['队列', '优先级', '时限', '多久', '提醒']],
    ['library', '知识', ['类别', '名称', '状态', '施行期间']],
    ['queues', '队列', ['名称', '代号', '收哪些类别', '派单方式']],
  ] as const) {
    await page.goto(`${baseURL}/admin#/${name}`);
    await expect(page.locator('.top-bar h1')).toHaveText(title);
    const table = page.getByRole('table');
    await expect(table.getByRole('rowheader').first()).toBeVisible();
    const told = await heard(page);
    expect(told['table'], name).toHaveLength(1);
    for (const head of heads) expect(told['columnheader'], name).toContain(head);
    expect(told['rowheader']?.length, name).toBeGreaterThan(0);
    expect(told['lost'], name).toEqual([]);
    // Cells that are empty aren't there on a phone; those that are say of which column they are.
    const columns = await table
      .getByRole('columnheader')
      .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-colindex')));
    const used = await table
      .locator('tbody [aria-colindex]')
      .evaluateAll((cells) => [...new Set(cells.map((cell) => cell.getAttribute('aria-colindex')))]);
    expect(columns, name).toEqual(expect.arrayContaining(used));
  }
  await admin.barriers('tables on a phone');
  await admin.close();
});
