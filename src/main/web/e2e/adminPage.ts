import { expect, type Browser, type Page } from '@playwright/test';
import { Desk } from './desk';
import { barriers } from './widget';

const PASSWORD = process.env['ADMIN_PASSWORD'] ?? '';

// Signed in once for all tests: trying to sign in is limited.
let cookies: Awaited<ReturnType<ReturnType<Page['context']>['cookies']>> | null = null;

/** The administration's window. Whatever the page complains of is remembered. */
export class AdminPage {
  readonly complaints: string[] = [];

  private constructor(readonly page: Page) {
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      // A browser reports each refused request; those are the tests' own doing.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        this.complaints.push(message.text());
    });
  }

  /** The window of the first administrator, of all sites. */
  static async first(browser: Browser, baseURL = '', to = ''): Promise<AdminPage> {
    const admin = await AdminPage.window(browser);
    if (cookies !== null) await admin.page.context().addCookies(cookies);
    await admin.page.goto(`${baseURL}/admin${to}`);
    if (cookies === null) {
      await admin.signIn('admin', PASSWORD);
      cookies = await admin.page.context().cookies();
    }
    return admin;
  }

  /** The window of somebody of the site `demo` who was made for it. */
  static async open(browser: Browser, baseURL: string, role: string, to = '', called = ''): Promise<AdminPage> {
    const { username, password } = await Desk.hire(baseURL, role, called);
    const admin = await AdminPage.window(browser);
    await admin.page.goto(`${baseURL}/admin${to}`);
    await admin.signIn(username, password);
    return admin;
  }

  private static async window(browser: Browser): Promise<AdminPage> {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'zh-CN',
      reducedMotion: 'reduce',
    });
    return new AdminPage(await context.newPage());
  }

  private async signIn(username: string, password: string) {
    await this.page.locator('#username').fill(username);
    await this.page.locator('#password').fill(password);
    await this.page.locator('form button[type=submit]').click();
    await expect(this.rail).toBeVisible();
  }

  get rail() {
    return this.page.locator('nav.rail');
  }

  get dialog() {
    return this.page.getByRole('dialog');
  }

  get toast() {
    return this.page.locator('.desk-toast').last();
  }

  async goTo(label: string) {
    await this.rail.getByRole('link', { name: label, exact: true }).click();
    await expect(this.page.locator('.top-bar h1')).toContainText(label);
  }

  barriers(state: string, within?: string) {
    return barriers(this.page, state, within);
  }

  /** Does something that the page tells the service, and waits for the service's yes. */
  async told(method: string, path: RegExp, act: () => Promise<unknown>) {
    const yes = this.page.waitForResponse(
      (response) => response.request().method() === method && path.test(response.url()) && response.ok(),
    );
    await act();
    return yes;
  }

  async close() {
    await this.page.context().close();
    expect(this.complaints).toEqual([]);
  }
}
