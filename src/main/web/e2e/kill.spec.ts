import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { ExpertDesk } from './expertDesk';
import { expect, test } from './widget';

const QUESTION = '瓷砖放射性的A类限值具体是多少';

const running = () => Number(readFileSync(process.env['SERVICE_PID_FILE'] ?? '', 'utf8'));

/** Kills the service as `kill -9` does; whoever started it starts it again. Answers when it is gone. */
async function kill() {
  const pid = running();
  process.kill(pid, 'SIGKILL');
  await expect.poll(running).not.toBe(pid);
}

const bar = (desk: ExpertDesk) => desk.page.locator('.connection');

/** The same, and the desk says so. Looked for from before: a service that is back soon takes the bar away again. */
const killUnder = (desk: ExpertDesk) => Promise.all([expect(bar(desk)).toBeVisible(), kill()]);

/** Texts that stand there, each as often as it does. */
const count = (page: Page, text: string) => page.locator('.talk .words', { hasText: text }).count();

test('a case goes on to its end where the service was killed three times', async ({ widget, browser, baseURL }) => {
  const desk = await ExpertDesk.open(browser, baseURL);
  const { frame } = widget;
  await widget.open();
  await widget.ask(QUESTION);
  const number = await widget.handOver('王女士');
  await desk.row(number.slice(6)).click();
  await desk.page.keyboard.press('c');
  await expect(desk.toast).toContainText('已领取');

  // While the expert types; the enterprise writes while nothing is there to hear it.
  await desk.page.keyboard.press('r');
  await desk.writing.pressSequentially('王女士您好，');
  await killUnder(desk);
  await desk.writing.pressSequentially('请问是哪种瓷砖？');
  await widget.say('我们急着出货');
  await expect(desk.timeline).toContainText('我们急着出货');
  await expect(bar(desk)).toBeHidden();
  await expect(desk.writing).toHaveValue('王女士您好，请问是哪种瓷砖？');
  await desk.writing.press('Control+Enter');
  await expect(desk.writing).toHaveValue('');
  await expect(frame.locator('.person-box')).toContainText('请问是哪种瓷砖');

  // In the moment of sending: the words are on the timeline or still in the editor, and never twice.
  await desk.writing.fill('放射性限值在标准正文里。');
  await desk.writing.press('Control+Enter');
  await kill();
  const sent = () => count(desk.page, '放射性限值在标准正文里');
  await expect(async () => {
    // By the editor and not by whatever has the focus; what is on its way, or gone, isn't sent once more.
    await desk.writing.press('Control+Enter');
    await expect(desk.writing).toHaveValue('', { timeout: 1_000 });
  }).toPass();
  await expect.poll(sent).toBe(1);
  await expect(frame.locator('.person-box', { hasText: '放射性限值在标准正文里' })).toHaveCount(1);

  // Between claim and resolve, with nobody doing anything; a reload of both afterwards shows the same.
  await killUnder(desk);
  await expect(bar(desk)).toBeHidden();
  await desk.resolve('已说明放射性限值要看产品标准正文，并告知购买渠道。');
  await widget.rate('已解决', 5);
  await expect(desk.stage).toContainText('办结');
  // The case is read anew when it ends.
  await expect.poll(sent).toBe(1);
  await expect.poll(() => count(desk.page, '我们急着出货')).toBe(1);
  await widget.open();
  await expect(frame.locator('.person-box', { hasText: '放射性限值在标准正文里' })).toHaveCount(1);
  await desk.close();
});
