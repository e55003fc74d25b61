import type { Page } from '@playwright/test';
import { Desk } from './desk';
import { barriers, expect, test, type Widget } from './widget';

const QUESTION = '瓷砖放射性的A类限值具体是多少';

/** Asks, hands over, and gives back where the ticket is worked on. */
async function handedOver(widget: Widget, desk: Desk): Promise<string> {
  await widget.open();
  await widget.ask(QUESTION);
  await widget.answered();
  await widget.frame.locator('header.top').getByRole('button', { name: '转专家' }).click();
  await widget.frame.locator('dialog button[type=submit]').click();
  const slip = widget.frame.locator('.ticket');
  await expect(slip).toContainText(/QZ\d{8}-\d+/);
  await expect(slip).toContainText(/第\s*\d+\s*位/);
  await expect(slip).toContainText(/最晚答复.*\d{2}:\d{2}/s);
  const number = /QZ\d{8}-\d+/.exec(await slip.innerText())?.[0] ?? '';
  return desk.ticket(number);
}

/** What a screen reader was told. */
const spoken = (widget: Widget) => widget.frame.locator('[role=status][aria-live=polite]');

/** What the page was told by the loader. */
async function listening(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { __heard: heard });
    for (const type of ['escalated', 'unread']) {
      window.addEventListener(`quanzhi:${type}`, (event) =>
        heard.push(`${type} ${JSON.stringify((event as CustomEvent).detail)}`),
      );
    }
  });
  return () => page.evaluate(() => (window as unknown as { __heard: string[] }).__heard);
}

test('a case goes from the queue to a person, an answer, a rating and its end', async ({ widget, page, baseURL }) => {
  const heard = await listening(page);
  const desk = await Desk.expert(baseURL ?? '');
  const ticket = await handedOver(widget, desk);
  expect((await heard()).join()).toContain('escalated {"number":"QZ');
  const { frame } = widget;

  await desk.post(`${ticket}/claim`);
  await expect(frame.locator('header.top')).toContainText(desk.name);
  await expect(frame.locator('.strip')).toContainText('专家办理中');
  await expect(frame.locator('.foot')).toContainText(`由${desk.name}阅读`);
  await desk.put(`/api/v1/desk/${ticket.replace('/api/v1/', '')}/typing`, { active: true });
  await expect(frame.locator('.typing')).toContainText(`${desk.name}正在输入`);
  await desk.post(`${ticket}/messages`, { text: '限值在标准正文里，请告诉我产品的类别。' });
  const said = frame.locator('article.person');
  await expect(said).toContainText('请告诉我产品的类别');
  await expect(said.locator('header')).toContainText(desk.name);
  await expect(frame.locator('.typing')).toBeHidden();
  await expect(spoken(widget)).toContainText(`${desk.name}：限值在标准正文里`);

  await widget.ask('建筑主体用的');
  await expect(frame.locator('.mine').last()).toContainText('建筑主体用的');
  await expect(widget.answers).toHaveCount(1);

  await desk.post(`${ticket}/await`, { text: '请发来检验报告的编号。' });
  await expect(frame.locator('.needed')).toContainText('请发来检验报告的编号');
  await widget.ask('报告编号是甲一号');
  await expect(frame.locator('.needed')).toBeHidden();

  await page.evaluate(() => (window as unknown as { Quanzhi: { close(): void } }).Quanzhi.close());
  const wrong = await desk.post(`${ticket}/messages`, { text: '按甲类办。' });
  await expect.poll(async () => (await heard()).at(-1)).toBe('unread {"count":1}');
  await expect(page.getByRole('button', { name: '质量咨询，1 条新答复' })).toContainText('专家已答复');
  await page.evaluate(() => (window as unknown as { Quanzhi: { open(): void } }).Quanzhi.open());
  await expect.poll(async () => (await heard()).at(-1)).toBe('unread {"count":0}');
  await desk.post(`${ticket}/messages/${String(wrong['messageId'])}/correct`, { text: '按乙类办。' });
  await expect(frame.locator('.person-box.old')).toContainText('已更正');

  await desk.post(`${ticket}/resolve`, { summary: '已说明适用的类别。' });
  await expect(frame.locator('form.visit')).toBeVisible();
  await widget.open();
  await expect(frame.locator('article.person').first()).toContainText(desk.name);
  await widget.rate('已解决', 5);
  await expect(frame.locator('.outcome')).toContainText('已办结');
  await expect(frame.locator('.outcome')).toBeFocused();
  await widget.ask('强制检定要多少天、收费吗');
  await widget.answered(2);
  await desk.leave();
});

test('whoever is not content has the case taken up again', async ({ widget, page, baseURL }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const desk = await Desk.expert(baseURL ?? '');
  const ticket = await handedOver(widget, desk);
  await barriers(page, 'in the queue');
  await desk.post(`${ticket}/claim`);
  await barriers(page, 'with an expert');
  await desk.post(`${ticket}/resolve`, { summary: '请看标准正文。' });
  await expect(widget.frame.locator('form.visit')).toBeVisible();
  await barriers(page, 'return visit');
  await widget.rate('没有解决', 2);
  await expect(widget.frame.locator('.outcome')).toContainText('重新办理');
  await expect(widget.frame.locator('.strip')).toContainText('重新办理');
  await desk.post(`${ticket}/messages`, { text: '补一份说明给您。' });
  await desk.post(`${ticket}/resolve`, { summary: '补了说明。' });
  await widget.rate('已解决', 4);
  await desk.leave();
});

test('two answers that did not help bring an expert', async ({ widget }) => {
  await widget.open();
  for (const count of [1, 2]) {
    await widget.ask(count === 1 ? '强制检定要多少天、收费吗' : '认证证书变更要什么材料');
    const answer = await widget.answered(count);
    await widget.told('PUT', '/feedback', () => answer.getByRole('button', { name: '没用' }).click());
  }
  await expect(widget.frame.locator('.ticket')).toContainText(/QZ\d{8}-\d+/);
  await expect(widget.frame.locator('.log')).toContainText('两次表示');
  await expect(spoken(widget)).toContainText('转人工专家');
});
