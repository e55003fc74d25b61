import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type FrameLocator, type Page } from '@playwright/test';

/** The widget on the sample page, as a visitor meets it. Whatever the page complains of fails the test. */
export class Widget {
  readonly frame: FrameLocator;

  private constructor(readonly page: Page) {
    this.frame = page.frameLocator('iframe');
  }

  static async on(page: Page): Promise<Widget> {
    // The loader closes its shadow root against the host page; a test has to look inside.
    await page.addInitScript(() => {
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (init) {
        return attach.call(this, { ...init, mode: 'open' });
      };
    });
    return new Widget(page);
  }

  async open(query = '') {
    await this.page.goto(`/${query}`);
    await this.page.waitForFunction(() => 'Quanzhi' in window);
    await this.page.evaluate(() => (window as unknown as { Quanzhi: { open(): void } }).Quanzhi.open());
    await expect(this.box).toBeVisible();
  }

  get box() {
    return this.frame.locator('form.composer textarea');
  }

  /** Says it, and waits until the service has it: the bubble alone shows before. */
  async ask(question: string) {
    await this.told('POST', '/messages', () => this.say(question));
  }

  /** Says it and waits for nothing. */
  async say(question: string) {
    await this.box.fill(question);
    await this.box.press('Enter');
  }

  /** Does something that the page tells the service, and waits for the service's yes. */
  async told(method: string, path: string, act: () => Promise<unknown>) {
    const yes = this.page.waitForResponse(
      (response) => response.request().method() === method && response.url().endsWith(path) && response.ok(),
    );
    await act();
    return yes;
  }

  /** Hands the newest answer's question to a person, and gives the ticket's number. */
  async handOver(name = ''): Promise<string> {
    await (await this.answered()).getByRole('button', { name: /转专属专家/ }).click();
    await this.frame.locator('dialog input').first().fill(name);
    const yes = await this.told('POST', '/escalation', () => this.frame.locator('dialog button[type=submit]').click());
    return ((await yes.json()) as { number: string }).number;
  }

  /** The return visit, as the enterprise answers it. */
  async rate(solved: '已解决' | '没有解决', satisfaction: number) {
    const visit = this.frame.locator('form.visit');
    await expect(visit).toContainText('问题解决了吗');
    await visit.getByText(solved, { exact: true }).click();
    await visit.getByRole('radiogroup').nth(1).getByText(String(satisfaction), { exact: true }).click();
    await this.told('PUT', '/follow-up', () => visit.locator('button[type=submit]').click());
  }

  get answers() {
    return this.frame.locator('article.ai');
  }

  /** The newest answer, once it has ended. */
  async answered(count = 1) {
    const answer = this.answers.nth(count - 1);
    await expect(answer).toHaveAttribute('aria-busy', 'false');
    return answer;
  }
}

export const test = base.extend<{ widget: Widget; complaints: string[] }>({
  complaints: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('response', (response) => {
      // What a page asks for on its own has to be there.
      if (response.status() === 404) complaints.push(`404 ${response.url()}`);
    });
    page.on('console', (message) => {
      // A browser reports each refused request; those are the tests' own doing.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        complaints.push(message.text());
    });
    await use(complaints);
    expect(complaints).toEqual([]);
  },
  widget: async ({ page, complaints }, use) => {
    void complaints;
    await use(await Widget.on(page));
  },
});

/** Waits until nothing fades or slides any more; what turns for ever isn't waited for. */
async function settled(page: Page) {
  const still = () =>
    document
      .getAnimations()
      .every((one) => one.playState === 'finished' || one.effect?.getComputedTiming().endTime === Infinity);
  // What has just been changed needs a moment before its transition is there to be seen.
  await page.waitForTimeout(50);
  for (const frame of page.frames()) {
    try {
      await frame.waitForFunction(still, undefined, { polling: 50 });
    } catch (error) {
      if (!frame.isDetached()) throw error; // what is gone fades no more
    }
  }
}

/** What would keep somebody out of the state that the page, or a part of it, is in. */
export async function barriers(page: Page, state: string, within = 'html') {
  const first = await seen(page, within);
  // A notice whose time was over may have begun to fade while it was looked at: what stays is there at a second look.
  const stays = first.length === 0 ? [] : await seen(page, within);
  expect(
    stays.filter((one) => first.includes(one)),
    state,
  ).toEqual([]);
}

async function seen(page: Page, within: string): Promise<string[]> {
  // A colour on its way has less contrast than where it comes from and where it goes.
  await settled(page);
  const found = await new AxeBuilder({ page })
    .include(within)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

export { expect };
