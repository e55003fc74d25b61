import { Desk } from './desk';
import { ExpertDesk } from './expertDesk';
import { expect, test } from './widget';

const QUESTION = '瓷砖放射性的A类限值具体是多少';

test('a desk that lies open through a deploy says so and loses no word', async ({ widget, browser, baseURL }) => {
  const desk = await ExpertDesk.open(browser, baseURL);
  const { page } = desk;
  await widget.open();
  await widget.ask(QUESTION);
  const number = (await widget.handOver()).slice(6);
  await desk.row(number).click();
  await page.keyboard.press('c');
  await expect(desk.toast).toContainText('已领取');
  await page.keyboard.press('r');
  await desk.writing.fill('王女士您好，限值在');

  // Another build is served from now on.
  const deployed = /\/desk$/;
  await page.route(deployed, async (route) => {
    if (route.request().resourceType() !== 'fetch') return route.continue();
    const body = await (await route.fetch()).text();
    return route.fulfill({ contentType: 'text/html', body: body.replace(/(src="[^"]*?)\.js"/g, '$1-new.js"') });
  });
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  const says = page.getByText('系统已更新');
  await expect(says).toBeVisible();
  await desk.writing.pressSequentially('产品标准里');
  await desk.barriers('after a deploy');

  await page.unroute(deployed);
  await page.getByRole('button', { name: '重新加载' }).click();
  await expect(says).toBeHidden();
  await page.getByRole('tab', { name: /我的/ }).click();
  await desk.row(number).click();
  await expect(desk.writing).toHaveValue('王女士您好，限值在产品标准里');
  await desk.close();
});

test('a page whose parts are gone says so, and is whole once it is loaded again', async ({
  browser,
  baseURL: address,
}) => {
  const baseURL = address ?? '';
  const { username, password } = await Desk.hire(baseURL, 'EXPERT');
  const page = await browser.newPage({ locale: 'zh-CN' });
  await page.goto(`${baseURL}/desk`);
  await page.getByLabel('账号').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(password);
  // The sign-in page was loaded before the deploy, the desk is asked for after it.
  const gone = /\/assets\/DeskApp-/;
  await page.route(gone, (route) => route.fulfill({ status: 404 }));
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByText('这一页没有加载出来')).toBeVisible();
  await page.unroute(gone);
  await page.getByRole('button', { name: '重新加载' }).click();
  await expect(page.getByRole('heading', { name: '工单台' })).toBeVisible();
  await page.close();
});
