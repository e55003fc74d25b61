import { expect, test } from './widget';

const QUESTION = '强制检定要多少天、收费吗';

test('a question is answered with a source that opens', async ({ widget }) => {
  await widget.open();
  await widget.ask(QUESTION);
  const answer = await widget.answered();
  await expect(answer).toContainText('20个工作日');
  await expect(answer.locator('.ai-label')).toContainText('AI 生成');
  const number = answer.locator('button.cite').first();
  await expect(number).toHaveAttribute('aria-label', /强制检定申请指南/);
  await number.click();
  const drawer = widget.frame.locator('.drawer');
  await expect(drawer).toContainText('强制检定申请指南');
  await expect(drawer.locator('mark')).not.toBeEmpty();
  await widget.page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
});

test('a sentence without support is withdrawn and said to be', async ({ widget }) => {
  await widget.open();
  await widget.ask('强制检定要多少天（编造）');
  const answer = await widget.answered();
  await expect(answer).not.toContainText('8848');
  await expect(answer.locator('.withdrawn')).toContainText('已撤回');
});

test('an answer longer than the view is read from its first line', async ({ widget, page }) => {
  await page.setViewportSize({ width: 900, height: 480 });
  await widget.open();
  await widget.ask(QUESTION);
  const answer = await widget.answered();
  await expect(answer.locator('.ai-head')).toBeInViewport();
  const more = widget.frame.locator('.to-end');
  await expect(more).toBeVisible();
  // It stands under the log and covers no line, and goes for good once the end has been seen.
  const [log, button] = [await widget.frame.locator('.log').boundingBox(), await more.boundingBox()];
  expect(button?.y).toBeGreaterThanOrEqual((log?.y ?? 0) + (log?.height ?? 0));
  await more.press('Enter');
  await expect(more).toBeHidden();
  await expect(widget.frame.locator('.log')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(answer.locator('.ai-head')).toBeInViewport();
  await expect(more).toBeHidden();
});

test('a question stands at the top with its answer below, the second like the first', async ({ widget }) => {
  await widget.open();
  for (const [index, question] of [QUESTION, '住房公积金怎么提取出来付房租'].entries()) {
    await widget.ask(question);
    const answer = await widget.answered(index + 1);
    const mine = widget.frame.locator('.mine').nth(index);
    await expect(mine).toBeInViewport({ ratio: 1 });
    await expect(answer.locator('.ai-head')).toBeInViewport({ ratio: 1 });
    const [log, box] = [await widget.frame.locator('.log').boundingBox(), await mine.boundingBox()];
    if (index > 0) expect((box?.y ?? 0) - (log?.y ?? 0)).toBeLessThan(24);
  }
});

test('with a danger, what to do at once stays in view over the ticket', async ({ widget }) => {
  await widget.open();
  await widget.ask('电梯里困着人，怎么办');
  const answer = await widget.answered();
  await expect(widget.frame.locator('.ticket')).toBeAttached();
  await expect(answer.getByText('请先保证人身安全')).toBeInViewport({ ratio: 1 });
  // Nor does a look at the page a moment later show the ticket alone.
  await widget.open();
  const again = widget.frame.getByRole('button', { name: /接着看/ });
  await again.or(widget.answers.first()).first().waitFor();
  if (await again.isVisible()) await again.click();
  await expect(widget.frame.locator('.ticket')).toBeAttached();
  await expect(widget.answers.first().getByText('请先保证人身安全')).toBeInViewport({ ratio: 1 });
});

test('an answer that is being written can be stopped', async ({ widget }) => {
  await widget.open();
  await widget.ask('强制检定要多少天（慢慢说）');
  await expect(widget.answers.first()).toContainText('检定');
  await widget.frame.getByRole('button', { name: '停止' }).click();
  const answer = await widget.answered();
  await expect(answer).toContainText('已停止');
});

test('a reload in the middle of an answer loses nothing', async ({ widget }) => {
  await widget.open();
  await widget.ask('强制检定要多少天（慢慢说）');
  await expect(widget.answers.first()).toContainText('检定');
  await widget.open();
  const again = widget.frame.getByRole('button', { name: /接着看/ });
  await again.or(widget.answers.first()).first().waitFor();
  if (await again.isVisible()) await again.click();
  await expect(widget.answers.first()).toContainText('检定');
  await widget.frame.getByRole('button', { name: '停止' }).click();
  await widget.answered();
});

test('what was typed is kept over a reload', async ({ widget }) => {
  await widget.open();
  await widget.box.fill('还没写完的问题');
  await widget.open();
  await expect(widget.box).toHaveValue('还没写完的问题');
});

test('a verdict is stored at once and its reason can follow', async ({ widget }) => {
  await widget.open();
  await widget.ask(QUESTION);
  const answer = await widget.answered();
  await widget.told('PUT', '/feedback', () => answer.getByRole('button', { name: '没用' }).click());
  await answer.getByRole('button', { name: '依据不对' }).click();
  const reasoned = await widget.told('PUT', '/feedback', () => answer.getByRole('button', { name: '提交' }).click());
  expect(reasoned.request().postDataJSON()).toMatchObject({ rating: 'DOWN' });
});

test('another answer takes the place of the first', async ({ widget }) => {
  await widget.open();
  await widget.ask(QUESTION);
  const answer = await widget.answered();
  await widget.told('POST', '/retry', () => answer.getByRole('button', { name: '换个' }).click());
  await widget.answered();
  await expect(widget.answers).toHaveCount(1);
});

test("another office's matter is declined with where to go", async ({ widget }) => {
  await widget.open();
  await widget.ask('住房公积金怎么提取出来付房租');
  const answer = await widget.answered();
  await expect(answer).toContainText('不在质量服务的范围');
  await expect(answer).toContainText('12329');
});

test('without a source it says so and offers a person', async ({ widget }) => {
  await widget.open();
  await widget.ask('瓷砖放射性的A类限值具体是多少');
  const answer = await widget.answered();
  await expect(answer).toContainText('没有找到可靠依据');
  await expect(answer).toContainText('查了');
  await answer.getByRole('button', { name: /转专属专家/ }).click();
  await widget.frame.locator('dialog input').first().fill('王女士');
  await widget.frame.locator('dialog button[type=submit]').click();
  const slip = widget.frame.locator('.ticket');
  await expect(slip).toContainText(/QZ\d{8}-\d+/);
  await expect(slip.locator('.place')).toContainText(/第\s*\d+\s*位/);
  await expect(slip).toContainText(/最晚答复.*\d{2}:\d{2}/s);
  await expect(slip).toContainText('可以关闭页面');
});

test('a message typed offline is sent when the network is back', async ({ widget, page, context }) => {
  await widget.open();
  await widget.ask(QUESTION);
  await widget.answered();
  await context.setOffline(true);
  await widget.say('认证证书变更要什么材料');
  await expect(widget.frame.getByText('已存在本机')).toBeVisible();
  await context.setOffline(false);
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  const answer = await widget.answered(2);
  await expect(answer).toContainText('变更申请书');
});

test('earlier consultations can be found again', async ({ widget }) => {
  await widget.open();
  await widget.ask(QUESTION);
  await widget.answered();
  await widget.frame.getByRole('button', { name: '以前的咨询' }).first().click();
  await expect(widget.frame.locator('.past')).toContainText('强制检定');
});

test('on a phone it fills the screen', async ({ widget, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await widget.open();
  const place = async () => Object.values((await page.locator('iframe').boundingBox()) ?? {}).map(Math.round);
  // It opens in motion.
  await expect.poll(place).toEqual([0, 0, 390, 844]);
  await widget.ask(QUESTION);
  const answer = await widget.answered();
  const number = answer.locator('button.cite').first();
  const { width = 0, height = 0 } = (await number.boundingBox()) ?? {};
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
  await number.click();
  await expect(widget.frame.getByText('强制检定申请指南').last()).toBeVisible();
  // A law in force is not told in the colour of what has gone wrong.
  const colour = (one: Element) => getComputedStyle(one).color;
  const drawer = widget.frame.locator('.drawer');
  expect(await drawer.locator('.text .here').evaluate(colour)).toBe(
    await widget.frame.locator('body').evaluate(colour),
  );
});

test.describe('on a touch screen', () => {
  test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

  test('the sample page fits, and what is pressed is large enough', async ({ widget, page }) => {
    for (const width of [320, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await page.goto('/');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
    await widget.open();
    await widget.ask(QUESTION);
    const source = (await widget.answered()).locator('.articles button').first();
    expect((await source.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  });

  test('it is as wide as what is seen, though the page around it is wider', async ({ widget, page }) => {
    await page.addInitScript(() =>
      document.addEventListener('DOMContentLoaded', () => {
        if (window === window.top) document.body.style.minWidth = '620px';
      }),
    );
    await widget.open();
    const place = async () => Object.values((await page.locator('iframe').boundingBox()) ?? {}).map(Math.round);
    await expect.poll(place).toEqual([0, 0, 390, 844]);
    await expect(widget.frame.getByRole('button', { name: '关闭' })).toBeInViewport({ ratio: 1 });
    await expect(widget.box).toBeInViewport({ ratio: 1 });
  });
});

test('the keyboard alone is enough', async ({ widget, page }) => {
  await page.goto('/');
  await page.waitForFunction(() => 'Quanzhi' in window);
  await page.getByRole('button', { name: '质量咨询' }).focus();
  await page.keyboard.press('Enter');
  await expect(widget.box).toBeFocused();
  await page.keyboard.type('认证证书变更要什么材料');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('急');
  await page.keyboard.press('Enter');
  const answer = await widget.answered();
  await answer.locator('button.cite').first().focus();
  await page.keyboard.press('Enter');
  await expect(widget.frame.locator('.drawer')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(widget.frame.locator('.drawer')).toBeHidden();
  await expect(answer.locator('button.cite').first()).toBeFocused();
});
