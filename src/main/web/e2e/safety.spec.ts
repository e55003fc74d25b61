import type { Page } from '@playwright/test';
import { barriers, expect, test } from './widget';

const PAYLOADS = [
  '<img src=x onerror="top.__fired=1">',
  '<svg onload="top.__fired=1"></svg>',
  '<details open ontoggle="top.__fired=1">x</details>',
  '<iframe srcdoc="<script>top.__fired=1</script>"></iframe>',
  '[点我](javascript:top.__fired=1)',
  '![图](https://beacon.invalid/x.png)',
  '<a href="javascript:top.__fired=1">x</a>',
];

const fired = (page: Page) => page.evaluate(() => Boolean((window as unknown as { __fired?: number }).__fired));

test('the payloads do fire where a page is naive', async ({ page }) => {
  await page.setContent('<div id="naive"></div>');
  await page.evaluate((payload) => {
    const naive = document.querySelector('#naive');
    if (naive) naive['innerHTML' as 'id'] = payload;
  }, PAYLOADS[0] ?? '');
  await expect.poll(() => fired(page)).toBe(true);
});

test('what a visitor or a model writes never becomes markup', async ({ widget, page }) => {
  const foreign: string[] = [];
  const { origin } = new URL(process.env['BASE_URL'] ?? 'http://localhost:8080');
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`) && request.url().startsWith('http')) foreign.push(request.url());
  });
  await widget.open();
  await widget.ask(`强制检定要多少天（脚本注入） ${PAYLOADS.join(' ')}`);
  const answer = await widget.answered();
  await expect(widget.frame.locator('.mine')).toContainText('<img src=x');
  expect(await answer.locator('img, svg[onload], iframe, script, a[href^="javascript"]').count()).toBe(0);
  expect(await fired(page)).toBe(false);
  expect(foreign).toEqual([]);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`no serious barrier, ${scheme}`, async ({ widget, page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await widget.open();
    await barriers(page, `first visit, ${scheme}`);
    await widget.ask('强制检定要多少天、收费吗');
    const answer = await widget.answered();
    await barriers(page, `answer, ${scheme}`);
    await answer.locator('button.cite').first().click();
    await expect(widget.frame.locator('.drawer')).toBeVisible();
    await barriers(page, `drawer, ${scheme}`);
  });
}
