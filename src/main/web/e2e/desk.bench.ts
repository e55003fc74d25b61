import { expect, test } from '@playwright/test';
import { ExpertDesk } from './expertDesk';

const LEAST = 500;
const PRESSES = 200;
const RHYTHM = 120;

/** How long each press of a key took to the frame that shows what it did, in the page's own clock. */
async function pressed(desk: ExpertDesk, keys: string[]): Promise<number[]> {
  await desk.page.evaluate(() => {
    const spent: number[] = [];
    Object.assign(window, { __spent: spent });
    window.addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() => {
          // Behind the frame's painting, not before it.
          const painted = new MessageChannel();
          painted.port1.onmessage = () => spent.push(performance.now() - timeStamp);
          painted.port2.postMessage(null);
        }),
      { capture: true },
    );
  });
  for (const key of keys) {
    await desk.page.keyboard.press(key);
    await desk.page.waitForTimeout(RHYTHM);
  }
  const spent = () => desk.page.evaluate(() => (window as unknown as { __spent: number[] }).__spent);
  await expect.poll(async () => (await spent()).length).toBe(keys.length);
  return spent();
}

function say(what: string, durations: number[]) {
  const sorted = [...durations].sort((left, right) => left - right);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  console.log(
    `FIGURE ${what}: median ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, largest ${at(1)} ms of ${sorted.length}`,
  );
}

test('a desk of many tickets, key by key', async ({ browser, baseURL }) => {
  const desk = await ExpertDesk.open(browser, baseURL);
  const all = desk.page.getByRole('tab', { name: /全部/ });
  await expect.poll(async () => Number(/\d+/.exec(await all.innerText())?.[0] ?? 0)).toBeGreaterThanOrEqual(LEAST);
  await all.click();
  await expect(desk.page.getByRole('listbox', { name: /全部/ }).getByRole('option').first()).toBeVisible();
  await desk.page.keyboard.press('j');
  await expect(desk.timeline).toBeVisible();
  const count = await all.innerText();
  const keys = Array.from({ length: PRESSES }, (_, index) => (index % 4 === 3 ? 'k' : 'j'));
  say(`key press to next paint, desk of ${/\d+/.exec(count)?.[0]} tickets`, await pressed(desk, keys));
  await desk.close();
});
