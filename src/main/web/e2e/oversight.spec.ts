import { ExpertDesk } from './expertDesk';
import { expect, test } from './widget';

test('a supervisor takes a case under watch, grants it time and reviews it before it closes', async ({
  widget,
  browser,
  baseURL,
}) => {
  const [desk, supervisor] = [await ExpertDesk.open(browser, baseURL), await ExpertDesk.supervisor(browser, baseURL)];
  await widget.open();
  await widget.ask('瓷砖放射性的A类限值具体是多少');
  const number = (await widget.handOver()).slice(6);
  await desk.row(number).click();
  await desk.page.keyboard.press('c');
  await expect(desk.toast).toContainText('已领取');
  await desk.more('申请延期');
  await desk.page.getByRole('dialog').locator('textarea').fill('等检测机构回话');
  await desk.page.getByRole('button', { name: '申请延期' }).last().click();
  await expect(desk.toast).toContainText('等督导审批');

  await supervisor.page.getByRole('tab', { name: /全部/ }).click();
  await supervisor.row(number).click();
  await supervisor.more('督办');
  await supervisor.page.getByRole('dialog').locator('textarea').fill('今天下班前先回一句');
  await supervisor.page.getByRole('dialog').getByRole('button', { name: '督办', exact: true }).click();
  await expect(supervisor.toast).toContainText('已督办');
  await expect(desk.timeline).toContainText('今天下班前先回一句');
  await desk.page.getByRole('button', { name: /提醒/ }).click();
  await expect(desk.page.locator('.bell-pop')).toContainText(`${number} 被督办`);
  await desk.page.keyboard.press('Escape');
  expect(await widget.frame.locator('body').innerText()).not.toContain('督办');

  const { page } = supervisor;
  await page.getByRole('link', { name: '督导' }).click();
  await expect(page.getByRole('region', { name: '超时与督办' })).toContainText(number);
  const people = page.getByRole('region', { name: '每人手上的单' });
  await expect(people.getByRole('columnheader')).toContainText([
    '专家',
    '技能',
    '在手 / 上限',
    '今日',
    '最紧一单',
    '首响中位',
    '满意 / 100',
  ]);
  await expect(page.getByRole('region', { name: '队列', exact: true })).toContainText('综合');
  await expect(page.locator('.facts')).toContainText(/今日受理\s*\d+/);
  const asked = page.getByRole('row', { name: new RegExp(number) }).filter({ hasText: '等检测机构回话' });
  await asked.getByRole('button', { name: '审批延期' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '同意', exact: true }).click();
  await expect(asked).toBeHidden();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await supervisor.barriers('oversight');
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await supervisor.barriers('oversight, dark');

  await desk.resolve('限值在标准正文里，已告知企业购买渠道和检测机构名录。');
  await widget.rate('已解决', 4);
  const review = page.getByRole('region', { name: '办结前审核' });
  await expect(review).toContainText(number);
  await review
    .getByRole('row', { name: new RegExp(number) })
    .getByRole('button', { name: '审核' })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: '通过，办结' }).click();
  await expect(review).not.toContainText(number);
  await expect(desk.stage).toContainText('办结');
  await page.reload();
  await expect(page.getByRole('heading', { name: '督导', level: 1 })).toBeVisible();
  await supervisor.close();
  await desk.close();
});
