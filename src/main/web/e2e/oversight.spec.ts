import { ExpertDesk } from './expertDesk';
import { Desk } from './desk';
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
  await expect(review.getByRole('columnheader')).toContainText(['工单', '事项', '专家', '答复', '引用', '小结']);
  await expect(review.getByRole('row', { name: new RegExp(number) })).toContainText('未标来源');
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

test('a supervisor gives a case to somebody else where it stands in the list', async ({ widget, browser, baseURL }) => {
  const candidate = await ExpertDesk.open(browser, baseURL);
  const supervisor = await ExpertDesk.supervisor(browser, baseURL);
  await widget.open();
  await widget.ask('瓷砖放射性的A类限值具体是多少');
  const number = (await widget.handOver()).slice(6);
  const { page } = supervisor;
  await page.getByRole('tab', { name: /全部/ }).click();
  await supervisor.row(number).click();
  await supervisor.more('督办');
  await page.getByRole('dialog').locator('textarea').fill('没有人领');
  await page.getByRole('dialog').getByRole('button', { name: '督办', exact: true }).click();
  await expect(supervisor.toast).toContainText('已督办');

  await page.getByRole('link', { name: '督导' }).click();
  const trouble = page.getByRole('region', { name: '超时与督办' }).getByRole('listitem').filter({ hasText: number });
  const give = trouble.getByRole('button', { name: '改派', exact: true });
  await give.click();
  const form = trouble.getByRole('form', { name: '改派给' });
  await expect(form.getByRole('radio').first()).toBeChecked();
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await supervisor.barriers(`reassigning, ${width} px`);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await form.getByRole('radio').first().press('Escape');
  await expect(form).toBeHidden();
  await expect(give).toBeFocused();

  await give.press('Enter');
  // Whoever fits best of those who are there; on a service in use that may be anybody.
  const to = await form.locator('.reassign-one:has(:checked) strong').innerText();
  const note = form.getByLabel('交接说明');
  await note.fill('请先回一句');
  await note.press('Enter');
  await expect(supervisor.toast).toContainText('已转派');
  await expect(form).toBeHidden();
  await expect(trouble.locator('.trouble-foot').first()).toContainText(to);
  await trouble.locator('.trouble-title').click();
  await expect(supervisor.timeline).toContainText('请先回一句');
  await supervisor.close();
  await candidate.close();
});

test('the palette finds a case by its number after it was closed', async ({ widget, browser, baseURL }) => {
  const hand = await Desk.expert(baseURL ?? '');
  await widget.open();
  await widget.ask('瓷砖放射性的A类限值具体是多少');
  const number = await widget.handOver();
  const path = await hand.ticket(number);
  await hand.post(`${path}/claim`);
  await hand.post(`${path}/resolve`, { summary: '限值在标准正文里，已告知企业购买渠道。' });
  await widget.rate('已解决', 5);
  const desk = await ExpertDesk.open(browser, baseURL);
  await desk.page.getByRole('tab', { name: /全部/ }).click();
  await expect(desk.page.locator('.skeletons')).toHaveCount(0);
  await expect(desk.row(number.slice(6))).toHaveCount(0);
  await desk.page.keyboard.press('Control+k');
  await desk.page.getByRole('combobox').last().fill(number.slice(6).toLowerCase());
  const found = desk.page.getByRole('option').filter({ hasText: number.slice(6) });
  await expect(found).toContainText('办结');
  await found.click();
  await expect(desk.stage).toContainText('办结');
  await expect(desk.timeline).toContainText('限值在标准正文里');
  await desk.close();
  await hand.leave();
});
