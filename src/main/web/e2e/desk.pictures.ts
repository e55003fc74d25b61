import type { Browser, Page } from '@playwright/test';
import { ExpertDesk } from './expertDesk';
import { picture } from './pictures';
import { expect, test, Widget } from './widget';

// The picture of the experts' desk in the README, of sample cases on a running service without other cases:
// PICTURES=<folder> node node_modules/@playwright/test/cli.js test desk --config e2e/playwright.config.ts
test.describe.configure({ timeout: 600_000 });

interface Sample {
  who: string;
  asks: string;
  /** Minutes of the day that are left of the clock that leads, and that were there. */
  left: number;
  of: number;
  paused?: boolean;
}

const MAIN: Sample = {
  who: '赵工（再生资源）',
  asks: '地磅检定证过期了，能不能先做校准顶着',
  left: 96,
  of: 420,
};
const OTHERS: Sample[] = [
  { who: '孙女士（食品厂）', asks: '标准换版以前印的包装还能用多久', left: -38, of: 30 },
  { who: '李经理（电器）', asks: '3C证书被暂停了，仓库里的货能不能发', left: 6, of: 30 },
  { who: '周先生（物流）', asks: '二手叉车买回来，登记要带哪些资料', left: 210, of: 420 },
  { who: '吴女士（炊具厂）', asks: '监督抽查判不合格，想申请复检', left: 280, of: 420 },
  { who: '郑先生（商贸）', asks: '商标初审公告以后，异议期是几个月', left: 330, of: 420 },
  { who: '王女士（玫瑰生物）', asks: '公开的企业标准，第二批货的指标做不到怎么办', left: 350, of: 420, paused: true },
];
/** A morning of a working day, whenever the picture is taken. */
const MORNING = new Date(`${new Date().toISOString().slice(0, 10)}T02:48:00Z`);
const MINUTE = 60_000;

async function asks(browser: Browser, { who, asks: question }: Sample): Promise<{ widget: Widget; number: string }> {
  const widget = await Widget.on(await (await browser.newContext({ locale: 'zh-CN' })).newPage());
  await widget.open();
  await widget.ask(question);
  await widget.answered();
  await widget.frame
    .getByRole('button', { name: /转专家/ })
    .first()
    .click();
  await widget.frame.locator('dialog input').first().fill(who);
  const yes = await widget.told('POST', '/escalation', () =>
    widget.frame.locator('dialog button[type=submit]').click(),
  );
  return { widget, number: ((await yes.json()) as { number: string }).number };
}

/** Times as of that morning; each case's open clock stands where the sample says. */
async function inTheMorning(page: Page, samples: Map<string, Sample>) {
  await page.clock.setFixedTime(MORNING);
  const shift = MORNING.getTime() - Date.now();
  const moved = (text: string) =>
    text.replace(
      /"(\d{4}-\d\d-\d\dT[\d:.]+Z)"/g,
      (_, at: string) => `"${new Date(Date.parse(at) + shift).toISOString()}"`,
    );
  const at = (minutes: number) => new Date(MORNING.getTime() + minutes * MINUTE).toISOString();
  const placed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(placed);
    if (value === null || typeof value !== 'object') return value;
    const entries = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, placed(one)]));
    const sample = samples.get(String(entries['number']));
    const clocks = entries['clocks'] as { stoppedAt: string | null }[] | undefined;
    if (sample === undefined || clocks === undefined) return entries;
    const set = (one: object) => ({
      ...one,
      startedAt: at(sample.left - sample.of),
      warnAt: at(sample.left - sample.of * 0.2),
      dueAt: at(sample.left),
      pausedAt: sample.paused ? at(-20) : null,
      colour: sample.left < 0 ? 'RED' : 'GREEN',
    });
    return { ...entries, clocks: clocks.map((one) => (one.stoppedAt === null ? set(one) : one)) };
  };
  await page.route(/\/api\/v1\/tickets(?:[?/]|$)/, async (route) => {
    if (route.request().method() !== 'GET' || !(route.request().headers()['accept'] ?? '').includes('json'))
      return route.continue();
    const response = await route.fetch();
    await route.fulfill({ response, json: placed(JSON.parse(moved(await response.text()))) });
  });
}

test('the desk as an expert finds it in the morning', async ({ browser, baseURL }) => {
  const samples = new Map<string, Sample>();
  for (const one of OTHERS) samples.set((await asks(browser, one)).number, one);
  const { widget, number } = await asks(browser, MAIN);
  samples.set(number, MAIN);

  const desk = await ExpertDesk.open(browser, baseURL, (page) => inTheMorning(page, samples), '周敏');
  const { page } = desk;
  for (const one of samples.keys()) {
    await page.getByRole('tab', { name: /待领取/ }).click();
    await desk.row(one.slice(6)).click();
    await page.keyboard.press('c');
    await expect(desk.toast).toContainText('已领取');
    await desk.toast.locator('.el-notification__closeBtn').click();
  }
  await page.getByRole('tab', { name: /我的/ }).click();
  await desk.row(number.slice(6)).click();
  await desk.reply('赵工您好，这台磅请先停用。麻烦发一下最近一次的检定证书和磅上铭牌的照片。');
  await widget.ask('磅停了，现在借隔壁厂的磅。照片下午发。会罚多少？');
  await expect(desk.timeline).toContainText('借隔壁厂的磅');
  await desk.timeline.click();
  await page.keyboard.press('n');
  await desk.writing.fill('辖区所说这类磅由市计量院检，最快后天上午。');
  await page.keyboard.press('Control+Enter');
  await expect(desk.timeline.locator('.note-box')).toContainText('市计量院');
  // What came as events meanwhile bears the service's own times: all is read anew.
  await page.reload();
  await page.getByRole('tab', { name: /我的/ }).click();
  await desk.row(number.slice(6)).click();
  await expect(page.locator('.context')).toContainText('赵工');
  await picture(page, 'desk');
});
