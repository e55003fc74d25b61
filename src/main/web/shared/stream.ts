import { EventStreamParser } from './sse';

export type StreamStatus =
  | { kind: 'connecting'; attempt: number }
  | { kind: 'open' }
  | { kind: 'waiting'; attempt: number; milliseconds: number }
  | { kind: 'ended'; code: string | null; status: number | null };

export interface StreamOptions {
  url: string;
  /** Headers of the request, asked for anew at each connection; `renewed` after a refusal for want of a credential. */
  headers: (renewed: boolean) => Promise<Record<string, string>>;
  lastEventId?: string | null;
  onEvent: (event: string, data: unknown, id: string | null) => void;
  onStatus?: (status: StreamStatus) => void;
  /** Without a byte for so long the connection counts as dead. */
  silence?: number;
  fetch?: typeof fetch;
  random?: () => number;
}

export interface EventStream {
  close(): void;
  /** Ends a wait at once. */
  retryNow(): void;
}

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

/** Doubles from 1 s to 30 s; half of it is chance, so that a service which comes back is not met by all at once. */
export function backOff(attempt: number, random: () => number = Math.random, first = FIRST_WAIT): number {
  const ceiling = Math.min(LONGEST_WAIT, first * 2 ** Math.min(attempt - 1, 10));
  return Math.round(ceiling / 2 + random() * (ceiling / 2));
}

/**
 * An event stream that outlives its connections: it reads by fetch, so that it can carry a bearer token and
 * `Last-Event-ID`, and reconnects with back-off from the last event that was handed on.
 */
export function openEventStream(options: StreamOptions): EventStream {
  const request = options.fetch ?? fetch;
  const random = options.random ?? Math.random;
  const silence = options.silence ?? 35_000;
  let lastEventId = options.lastEventId ?? null;
  let closed = false;
  let attempt = 0;
  let refused = false;
  let asked: number | null = null;
  let controller: AbortController | null = null;
  let wake: (() => void) | null = null;

  const tell = (status: StreamStatus) => {
    if (!closed) options.onStatus?.(status);
  };

  /** Reads one connection to its end; answers how to go on. */
  async function connect(): Promise<'again' | 'soon' | 'stop'> {
    tell({ kind: 'connecting', attempt });
    controller = new AbortController();
    const { signal } = controller;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listen = () => {
      clearTimeout(timer);
      timer = setTimeout(() => controller?.abort(), silence);
    };
    try {
      listen();
      const headers = await options.headers(refused);
      if (closed) return 'stop';
      if (lastEventId !== null) headers['Last-Event-ID'] = lastEventId;
      const response = await request(options.url, {
        headers: { ...headers, Accept: 'text/event-stream' },
        cache: 'no-store',
        signal,
      });
      if (!response.ok || !response.body) {
        await response.body?.cancel();
        const { status } = response;
        if (status === 401 && !refused) {
          refused = true;
          return 'soon';
        }
        if (status === 429 || status === 408 || status >= 500) {
          const seconds = Number(response.headers.get('Retry-After'));
          asked = seconds > 0 ? seconds * 1_000 : null;
          return 'again';
        }
        tell({ kind: 'ended', code: null, status });
        return 'stop';
      }
      tell({ kind: 'open' });
      const parser = new EventStreamParser();
      const reader = response.body.getReader();
      // Some engines leave a read hanging when the request is aborted.
      signal.addEventListener('abort', () => void reader.cancel().catch(() => undefined), { once: true });
      for (;;) {
        const { done, value } = await reader.read();
        if (closed) return 'stop';
        if (done) return 'again';
        listen();
        attempt = 0;
        refused = false;
        for (const event of parser.push(value)) {
          const data = parse(event.data);
          if (data === undefined) continue;
          if (event.event === 'stream.end') {
            const { reason, code } = data as { reason?: string; code?: string | null };
            void reader.cancel().catch(() => undefined);
            if (reason === 'PROBLEM') {
              tell({ kind: 'ended', code: code ?? 'PROBLEM', status: null });
              return 'stop';
            }
            refused = reason === 'SIGNED_OUT';
            return 'soon';
          }
          options.onEvent(event.event, data, event.id);
          if (event.id !== null) lastEventId = event.id;
          if (closed) return 'stop';
        }
        asked = parser.retry;
      }
    } catch {
      return closed ? 'stop' : 'again';
    } finally {
      clearTimeout(timer);
      controller = null;
    }
  }

  async function run() {
    while (!closed) {
      const next = await connect();
      if (closed || next === 'stop') return;
      attempt += 1;
      // A first "soon" waits less than a second; a service that keeps ending its streams meets the usual back-off.
      const milliseconds =
        next === 'soon' && attempt === 1 ? Math.round(random() * 800) : Math.max(asked ?? 0, backOff(attempt, random));
      asked = null;
      tell({ kind: 'waiting', attempt, milliseconds });
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      wake = null;
    }
  }

  void run();
  return {
    close() {
      closed = true;
      controller?.abort();
      wake?.();
    },
    retryNow() {
      wake?.();
    },
  };
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return undefined;
  }
}
