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
