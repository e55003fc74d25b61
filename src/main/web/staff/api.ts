import { call, cookie, Problem, XSRF } from '../shared/api';
import type { Session } from '../shared/types';

interface Unsafe {
  body?: unknown;
  raw?: BodyInit;
  key?: string;
  timeout?: number;
  headers?: Record<string, string>;
  send?: typeof fetch;
}

/** How staff pages call the service: the session's cookie says who asks, the XSRF token that the page does. */
export class StaffCalls {
  constructor(
    private readonly base = '',
    private readonly send: typeof fetch = (input, init) => fetch(input, init),
    private readonly token: () => string | null = () => cookie(XSRF),
  ) {}

  protected url(path: string): string {
    return `${this.base}/api/v1${path}`;
  }

  protected read<T>(path: string): Promise<T> {
    return call<T>(this.url(path), { method: 'GET' }, this.send);
  }

  /** A call that changes something; a page without the token gets one first. */
  protected change<T>(
    method: string,
    path: string,
    body?: unknown,
    key?: string,
    headers?: Record<string, string>,
  ): Promise<T> {
    return this.unsafe(method, path, {
      ...(body === undefined ? {} : { body }),
      ...(key === undefined ? {} : { key }),
      ...(headers === undefined ? {} : { headers }),
    });
  }

  /** A file or a form; the type is the body's own where none is given. */
  protected give<T>(path: string, raw: BodyInit, type: string | null, key: string, send?: typeof fetch): Promise<T> {
    return this.unsafe('POST', path, {
      raw,
      ...(send === undefined ? {} : { send }),
      key,
      timeout: 600_000,
      headers: type === null ? {} : { 'Content-Type': type },
    });
  }

  private async unsafe<T>(method: string, path: string, { headers, send = this.send, ...rest }: Unsafe): Promise<T> {
    if (this.token() === null) await this.session();
    const attempt = () => {
      const token = this.token();
      return call<T>(
        this.url(path),
        { method, headers: { ...headers, ...(token === null ? {} : { [`X-${XSRF}`]: token }) }, ...rest },
        send,
      );
    };
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'XSRF_TOKEN_INVALID')) throw error;
      await this.session();
      return attempt();
    }
  }

  /** Who is signed in, or null. Sets the XSRF cookie in both cases. */
  async session(): Promise<Session | null> {
    try {
      return await this.read<Session>('/session');
    } catch (error) {
      if (error instanceof Problem && error.status === 401) return null;
      throw error;
    }
  }
}

/** The calls by which staff come and go. */
export class StaffApi extends StaffCalls {
  signIn(username: string, password: string): Promise<Session> {
    return this.change('POST', '/session', { username, password });
  }

  signOut(): Promise<void> {
    return this.change('DELETE', '/session');
  }
}
