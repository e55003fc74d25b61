import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openEventStream, type EventStream, type StreamStatus } from './stream';

/** Connections that a test feeds and cuts by hand. */
class Line {
  asked: Record<string, string>[] = [];
  private feed: ReadableStreamDefaultController<Uint8Array> | null = null;
  refuse: number | null = null;

  readonly fetch = ((_: string, init: RequestInit) => {
    this.asked.push(init.headers as Record<string, string>);
    if (this.refuse !== null) return Promise.resolve(new Response(null, { status: this.refuse }));
    const body = new ReadableStream<Uint8Array>({ start: (feed) => void (this.feed = feed) });
    return Promise.resolve(new Response(body, { headers: { 'Content-Type': 'text/event-stream' } }));
  }) as typeof fetch;

  say(id: string | null, event: string, data: unknown) {
    const text = `${id === null ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
    this.feed?.enqueue(new TextEncoder().encode(text));
  }

  cut() {
    this.feed?.close();
  }
}

let line: Line;
let stream: EventStream;
let heard: unknown[];
let status: StreamStatus[];
const settle = (milliseconds = 0) => vi.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => {
  vi.useFakeTimers();
  line = new Line();
  heard = [];
  status = [];
});
afterEach(() => {
  stream.close();
  vi.useRealTimers();
});

function listen() {
  stream = openEventStream({
    url: '/events',
    headers: () => Promise.resolve({}),
    onEvent: (event, data) => heard.push([event, data]),
    onStatus: (now) => status.push(now),
    fetch: line.fetch,
    random: () => 0,
  });
  return settle();
}

describe('an event stream', () => {
  it('goes on behind the last event that it handed on', async () => {
    await listen();
    line.say('7', 'ticket.created', 1);
    line.say('8', 'ticket.changed', 2);
    await settle();
    line.cut();
    await settle(2_000);
    expect(line.asked.map((headers) => headers['Last-Event-ID'])).toEqual([undefined, '8']);
    line.say('9', 'ticket.changed', 3);
    await settle();
    expect(heard).toEqual([
      ['ticket.created', 1],
      ['ticket.changed', 2],
      ['ticket.changed', 3],
    ]);
  });

  it('comes back by itself when the service does, more slowly each time', async () => {
    line.refuse = 503;
    await listen();
    await settle(60_000);
    const tries = line.asked.length;
    expect(tries).toBeGreaterThan(4);
    expect(tries).toBeLessThan(12);
    line.refuse = null;
    await settle(31_000);
    line.say('1', 'desk.snapshot', {});
    await settle();
    expect(heard).toHaveLength(1);
  });

  it('takes a silence for a cut', async () => {
    await listen();
    await settle(40_000);
    expect(line.asked.length).toBeGreaterThan(1);
  });

  it('reconnects at once when the service drains, and ends where it is refused', async () => {
    await listen();
    line.say(null, 'stream.end', { reason: 'DRAINING' });
    await settle(900);
    expect(line.asked).toHaveLength(2);
    line.refuse = 403;
    line.cut();
    await settle(3_000);
    expect(status.at(-1)).toEqual({ kind: 'ended', code: null, status: 403 });
  });
});
