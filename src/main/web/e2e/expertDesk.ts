import { expect, type Browser, type Page } from '@playwright/test';
import { Desk } from './desk';
import { barriers } from './widget';

/** An expert's window. Whatever the page complains of is remembered. */
export class ExpertDesk {
  readonly complaints: string[] = [];

  private constructor(readonly page: Page) {
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      // A browser reports each refused request; those are the tests' own doing.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        this.complaints.push(message.text());
      }
    });
  }

  /** The window of an expert who was made for it. */
  static open(
    browser: Browser,
    baseURL = '',
    prepare: (page: Page) => Promise<unknown> = () => Promise.resolve(),
    called = '',
  ) {
    return ExpertDesk.as('EXPERT', browser, baseURL, prepare, called);
  }

  /** The window of whoever supervises the experts. */
  static supervisor(browser: Browser, baseURL = '') {
    return ExpertDesk.as('SUPERVISOR', browser, baseURL, () => Promise.resolve());
  }

  private static async as(
    role: string,
    browser: Browser,
    baseURL: string,
    prepare: (page: Page) => Promise<unknown>,
    called = '',
  ) {
    const { username, password } = await Desk.hire(baseURL, role, called);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
    const desk = new ExpertDesk(await context.newPage());
    await prepare(desk.page);
    await desk.page.goto(`${baseURL}/desk`);
    await desk.page.getByLabel('账号').fill(username);
    await desk.page.getByLabel('密码', { exact: true }).fill(password);
    await desk.page.getByRole('button', { name: '登录' }).click();
    await expect(desk.page.getByRole('heading', { name: '工单台' })).toBeVisible();
    return desk;
  }

  row(text: string) {
    return this.page.locator('.ticket-row', { hasText: text });
  }

  get timeline() {
    return this.page.locator('.talk');
  }

  get writing() {
    return this.page.locator('.composer textarea');
  }

  /** An act that stands behind the dots. */
  async more(act: string) {
    await this.page.getByRole('button', { name: '更多操作' }).click();
    await this.page.getByRole('menuitem', { name: act }).click();
  }

  get toast() {
    return this.page.locator('.desk-toast').last();
  }

  get stage() {
    return this.page.locator('.life .here');
  }

  /** Writes to the enterprise and sends it, by the keyboard. */
  async reply(text: string) {
    await this.timeline.click();
    await this.page.keyboard.press('r');
    await this.writing.fill(text);
    await this.page.keyboard.press('Control+Enter');
    await expect(this.writing).toHaveValue('');
    await expect(this.timeline.locator('.said.reply').last()).toContainText(text);
  }

  async resolve(summary: string, look: () => Promise<void> = () => Promise.resolve()) {
    await this.timeline.click();
    await this.page.keyboard.press('e');
    const dialog = this.page.getByRole('dialog');
    await dialog.locator('textarea').first().fill(summary);
    await look();
    await dialog.getByRole('button', { name: '答复完毕' }).click();
    await expect(this.stage).toContainText('回访');
  }

  barriers(state: string) {
    return barriers(this.page, state);
  }

  async close() {
    await this.page.context().close();
    expect(this.complaints).toEqual([]);
  }
}

/** What an expert has in hand, as the service would list it, of any length. */
export function manyTickets(count: number, holder: { accountId: string; displayName: string }) {
  const kinds = ['标准', '计量', '认证认可', '检验检测', '质量管理', '知识产权', '品牌培育'];
  const start = Date.now() - 3_600_000;
  const moment = (minutes: number) => new Date(start + minutes * 60_000).toISOString();
  return Array.from({ length: count }, (_, index) => ({
    ticketId: `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    number: `QZ20261126-${String(index).padStart(6, '0')}`,
    consultationId: `00000000-0000-7000-9000-${String(index).padStart(12, '0')}`,
    site: 'demo',
    title: `第 ${index} 件：申请强制检定需要哪些材料`,
    state: 'ASSIGNED',
    stage: 'IN_PROGRESS',
    outcome: null,
    serviceKind: kinds[index % kinds.length],
    priority: index % 40 === 0 ? 'URGENT' : 'NORMAL',
    cause: 'WISH',
    reason: '要求人工',
    queue: 'GENERAL',
    assignee: holder,
    queuePosition: null,
    breached: [],
    clocks: ['FIRST_RESPONSE', 'RESOLUTION'].map((kind) => ({
      kind,
      colour: 'GREEN',
      startedAt: moment(index % 50),
      warnAt: moment(96 + (index % 50)),
      dueAt: moment(120 + (index % 50)),
      pausedAt: null,
      stoppedAt: null,
    })),
    replied: true,
    returns: 0,
    supervision: 0,
    extension: null,
    enterprise: { visitorId: `v${index}`, enterpriseId: null, name: `第 ${index} 家企业`, uscc: null },
    lastMessage: { author: 'VISITOR', text: '材料都要哪些', createdAt: moment(index % 50) },
    summary: null,
    version: 1,
    createdAt: moment(index % 50),
    claimedAt: null,
    resolvedAt: null,
    closedAt: null,
  }));
}
