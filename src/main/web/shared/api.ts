import type { Consultation, ConsultationSummary, Contact, Passage, Ticket, Visitor } from './types';

/** What went wrong, in the service's own words where it gave some (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly retryAfter: number | null = null,
    readonly errors: { field: string; message: string }[] = [],
  ) {
    super(detail || code);
    this.name = 'Problem';
  }

  /** Whether the same request may succeed later as it is. */
  get passing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

interface Request {
  method: string;
  body?: unknown;
  /** Sent as it stands, in the place of a JSON body. */
  raw?: BodyInit;
  key?: string;
  headers?: Record<string, string>;
  timeout?: number;
}

export async function call<T>(path: string, request: Request, send: typeof fetch = fetch): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json', ...request.headers };
  if (request.body !== undefined) headers['Content-Type'] = 'application/json';
  if (request.key !== undefined) headers['Idempotency-Key'] = request.key;
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), request.timeout ?? 30_000);
  try {
    let response: Response;
    try {
      response = await send(path, {
        method: request.method,
        headers,
        body: request.raw ?? (request.body === undefined ? null : JSON.stringify(request.body)),
        credentials: 'same-origin',
        cache: 'no-store',
        signal: controller.signal,
      });
    } catch {
      throw new Problem(0, 'NETWORK', '');
    }
    if (!response.ok) throw await problemOf(response);
    if (response.status === 204) return undefined as T;
    try {
      return (await response.json()) as T;
    } catch {
      throw new Problem(0, 'NETWORK', '');
    }
  } finally {
    clearTimeout(timer);
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const seconds = Number(response.headers.get('Retry-After'));
  let body: { code?: unknown; detail?: unknown; title?: unknown; errors?: unknown } = {};
  try {
    if (/json/.test(response.headers.get('Content-Type') ?? '')) body = ((await response.json()) ?? {}) as typeof body;
  } catch {
    // A body that is no JSON says nothing.
  }
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return new Problem(
    response.status,
    text(body.code) || `HTTP_${response.status}`,
    text(body.detail) || text(body.title),
    seconds > 0 ? seconds : null,
    Array.isArray(body.errors) ? (body.errors as Problem['errors']) : [],
  );
}

export function cookie(name: string, jar: string = document.cookie): string | null {
  for (const part of jar.split(';')) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return value.join('=');
  }
  return null;
}

export const XSRF = 'XSRF-TOKEN';

function xsrf(): Record<string, string> {
  const value = cookie(XSRF);
  return value === null ? {} : { 'X-XSRF-TOKEN': value };
}

const RENEW_BEFORE = 5 * 60_000;

/** The calls of a visitor. The token lives in this object and nowhere else. */
export class VisitorApi {
  private visitor: Visitor | null = null;
  private renewAt = 0;
  private pending: Promise<Visitor> | null = null;
  private identity: string | null = null;

  constructor(
    private readonly site: string,
    private readonly locale: string,
    private readonly base = '',
    private readonly send: typeof fetch = (input, init) => fetch(input, init),
    private readonly now: () => number = Date.now,
  ) {}

  /** Says by a signed token which enterprise this is; answers whether the visitor is another one now. */
  async identify(identity: string): Promise<boolean> {
    const before = this.visitor?.visitorId;
    this.identity = identity;
    const visitor = await this.renew();
    return before !== undefined && before !== visitor.visitorId;
  }

  async authorization(renew = false): Promise<Record<string, string>> {
    const visitor = renew || !this.visitor || this.now() >= this.renewAt ? await this.renew() : this.visitor;
    return { Authorization: `Bearer ${visitor.token}` };
  }

  private renew(): Promise<Visitor> {
    this.pending ??= this.register().finally(() => {
      this.pending = null;
    });
    return this.pending;
  }

  private async register(): Promise<Visitor> {
    const post = (headers: Record<string, string>) =>
      call<Visitor>(
        `${this.base}/api/v1/visitors`,
        { method: 'POST', headers, body: { site: this.site, locale: this.locale, identity: this.identity } },
        this.send,
      );
    let visitor: Visitor;
    try {
      visitor = await post(this.visitor ? { Authorization: `Bearer ${this.visitor.token}` } : xsrf());
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.status === 401 && this.visitor) {
        // The old token is past use; the cookie, or a new start, takes its place.
        this.visitor = null;
        return this.register();
      }
      if (this.identity !== null && error.errors.some(({ field }) => field === 'identity')) {
        // Past use, or signed with a secret that is none any more: it names nobody, and whoever asks goes on as they were.
        this.identity = null;
        return this.register();
      }
      if (error.code !== 'XSRF_TOKEN_INVALID') throw error;
      await call(`${this.base}/api/v1/session`, { method: 'GET' }, this.send).catch(() => undefined);
      visitor = await post(xsrf());
    }
    this.visitor = visitor;
    const life = new Date(visitor.expiresAt).getTime() - this.now();
    // A clock that is wrong by more than the token's life says nothing about it.
    this.renewAt =
      this.now() + (life > 60_000 && life < 24 * 3_600_000 ? Math.max(life - RENEW_BEFORE, life / 2) : 20 * 60_000);
    return visitor;
  }

  private async request<T>(method: string, path: string, body?: unknown, key?: string): Promise<T> {
    const attempt = async (renew: boolean) =>
      call<T>(
        `${this.base}/api/v1${path}`,
        {
          method,
          headers: await this.authorization(renew),
          ...(body === undefined ? {} : { body }),
          ...(key === undefined ? {} : { key }),
        },
        this.send,
      );
    try {
      return await attempt(false);
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return attempt(true);
      throw error;
    }
  }

  eventsUrl(consultationId: string): string {
    return `${this.base}/api/v1/consultations/${encodeURIComponent(consultationId)}/events`;
  }

  createConsultation(key: string): Promise<Consultation> {
    return this.request('POST', '/consultations', { subject: null }, key);
  }

  consultations(cursor: string | null = null): Promise<{ items: ConsultationSummary[]; nextCursor: string | null }> {
    return this.request(
      'GET',
      `/consultations?limit=30${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    );
  }

  consultation(id: string): Promise<Consultation> {
    return this.request('GET', `/consultations/${encodeURIComponent(id)}`);
  }

  ask(id: string, text: string, key: string): Promise<{ messageId: string; answerId: string | null }> {
    return this.request(
      'POST',
      `/consultations/${encodeURIComponent(id)}/messages`,
      { text, asOf: null, attachmentIds: [] },
      key,
    );
  }

  stop(id: string, answerId: string): Promise<void> {
    return this.request('POST', `/consultations/${id}/answers/${answerId}/stop`);
  }

  retry(id: string, answerId: string, key: string): Promise<{ answerId: string }> {
    return this.request('POST', `/consultations/${id}/answers/${answerId}/retry`, undefined, key);
  }

  feedback(
    id: string,
    answerId: string,
    rating: 'UP' | 'DOWN',
    reason: string | null,
    comment: string | null,
  ): Promise<void> {
    return this.request('PUT', `/consultations/${id}/answers/${answerId}/feedback`, { rating, reason, comment });
  }

  escalate(id: string, reason: string | null, contact: Contact | null, key: string): Promise<Ticket> {
    return this.request('POST', `/consultations/${id}/escalation`, { reason, contact }, key);
  }

  contact(id: string, contact: Contact): Promise<void> {
    return this.request('PUT', `/consultations/${id}/contact`, contact);
  }

  followUp(id: string, resolved: boolean, satisfaction: number, comment: string | null): Promise<void> {
    return this.request('PUT', `/consultations/${id}/follow-up`, { resolved, satisfaction, comment });
  }

  typing(id: string, active: boolean): Promise<void> {
    return this.request('PUT', `/consultations/${id}/typing`, { active });
  }

  passage(passageId: string, asOf: string | null): Promise<Passage> {
    return this.request(
      'GET',
      `/passages/${encodeURIComponent(passageId)}${asOf === null ? '' : `?asOf=${encodeURIComponent(asOf)}`}`,
    );
  }
}
