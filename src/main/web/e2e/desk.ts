import { expect, request, type APIRequestContext } from '@playwright/test';

const PASSWORD = 'A-pass-phrase-4-tests';
const XSRF = 'XSRF-TOKEN';

// Signed in once for all tests: trying to sign in is limited.
let administrator: Promise<Desk> | null = null;

/** A member of staff at work, without a browser. */
export class Desk {
  private constructor(
    private readonly http: APIRequestContext,
    readonly name: string,
  ) {}

  /** The first administrator, who may curate too. */
  static administrator(baseURL: string): Promise<Desk> {
    administrator ??= Desk.signedIn(baseURL, 'admin', process.env['ADMIN_PASSWORD'] ?? '');
    return administrator;
  }

  /** Makes an expert, or whom the role says, for this test, by the first administrator. */
  static async hire(
    baseURL: string,
    role = 'EXPERT',
    called = '',
  ): Promise<{ username: string; password: string; name: string }> {
    const username = `e2e${Date.now().toString(36)}${Math.floor(Math.random() * 1_000)}`;
    const name = called || `周${username.slice(-6)}`;
    await (
      await Desk.administrator(baseURL)
    ).post('/api/v1/accounts', { username, displayName: name, password: PASSWORD, roles: [role], site: 'demo' });
    return { username, password: PASSWORD, name };
  }

  /** An expert who was made for this test, at work. */
  static expert(baseURL: string): Promise<Desk> {
    return Desk.member(baseURL, 'EXPERT');
  }

  /** Somebody of the site `demo` who was made for this test, signed in. */
  static async member(baseURL: string, role: string): Promise<Desk> {
    const { username, password, name } = await Desk.hire(baseURL, role);
    return Desk.signedIn(baseURL, username, password, name);
  }

  private static async signedIn(baseURL: string, username: string, password: string, name = username): Promise<Desk> {
    const http = await request.newContext({ baseURL });
    await http.get('/api/v1/session');
    const desk = new Desk(http, name);
    await desk.post('/api/v1/session', { username, password });
    return desk;
  }

  private async unsafe(): Promise<Record<string, string>> {
    const { cookies } = await this.http.storageState();
    return { 'X-XSRF-TOKEN': cookies.find((cookie) => cookie.name === XSRF)?.value ?? '' };
  }

  async post(path: string, data: unknown = {}): Promise<Record<string, unknown>> {
    const response = await this.http.post(path, { data, headers: await this.unsafe() });
    expect(response.ok(), `${path}: ${response.status()} ${await response.text()}`).toBe(true);
    return (await response.json()) as Record<string, unknown>;
  }

  async put(path: string, data: unknown): Promise<void> {
    const response = await this.http.put(path, { data, headers: await this.unsafe() });
    expect(response.ok(), `${path}: ${response.status()}`).toBe(true);
  }

  async get(path: string): Promise<Record<string, unknown>> {
    const response = await this.http.get(path);
    expect(response.ok(), `${path}: ${response.status()}`).toBe(true);
    return (await response.json()) as Record<string, unknown>;
  }

  /** Puts a text into the knowledge of the site `demo`, and waits until it is a version. */
  async upload(
    name: string,
    text: string,
    metadata: Record<string, unknown>,
  ): Promise<{ documentId: string; versionId: string }> {
    const response = await this.http.post('/api/v1/knowledge/documents', {
      multipart: {
        file: { name, mimeType: 'text/markdown', buffer: Buffer.from(text, 'utf8') },
        metadata: JSON.stringify({ site: 'demo', ...metadata }),
      },
      headers: await this.unsafe(),
    });
    expect(response.ok(), `${name}: ${response.status()} ${await response.text()}`).toBe(true);
    const { jobId } = (await response.json()) as { jobId: string };
    let job: Record<string, unknown> = {};
    await expect
      .poll(
        async () => {
          job = await this.get(`/api/v1/knowledge/jobs/${jobId}`);
          return job['state'];
        },
        // The first file waits for the parser's process to start, on a busy machine behind others.
        { timeout: 120_000 },
      )
      .toBe('SUCCEEDED');
    return { documentId: String(job['documentId']), versionId: String(job['documentVersionId']) };
  }

  /** Where the ticket of this number is worked on. */
  async ticket(number: string): Promise<string> {
    const response = await this.http.get('/api/v1/tickets?view=ALL&limit=100');
    const { items } = (await response.json()) as { items: { number: string; ticketId: string }[] };
    const found = items.find((item) => item.number === number);
    expect(found, `ticket ${number}`).toBeDefined();
    return `/api/v1/tickets/${found?.ticketId}`;
  }

  async leave(): Promise<void> {
    await this.http.dispose();
  }
}
