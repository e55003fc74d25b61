import { vi } from 'vitest';
import { Problem } from '../../../shared/api';
import type { EventStream, StreamOptions } from '../../../shared/stream';
import type { Message } from '../../../shared/types';
import type { DeskApi } from '../api';
import { Desk, type Happening } from '../desk';
import { Kept } from '../kept';
import type { DeskTicket, TicketDetail } from '../types';
import { draft, me, memory } from './samples';

export const message = (messageId: string, by: Partial<Message> = {}): Message => ({
  messageId,
  seq: Number(messageId.slice(1)),
  author: 'VISITOR',
  text: '磅停了',
  createdAt: `2026-11-26T02:0${messageId.slice(1)}:00Z`,
  answer: null,
  ...by,
});

function detailOf(of: DeskTicket, messages: Message[] = []): TicketDetail {
  const contextPack = { understood: '', searched: [], passages: [], reason: '', enterprise: null, earlier: [] };
  return { ...of, contextPack, messages, timeline: [] };
}

/** A service of which each test says what it holds; the streams are pushed by hand. */
export class Service {
  tickets: DeskTicket[] = [];
  messages: Message[] = [];
  streams: StreamOptions[] = [];
  closed = 0;
  kept = new Kept(
    'me',
    (() => {
      const storage = memory();
      return () => storage;
    })(),
  );
  happened: Happening[] = [];
  readonly api = {
    eventsUrl: () => '/desk/events',
    consultationEventsUrl: (id: string) => `/consultations/${id}/events`,
    tickets: vi.fn((state: string) =>
      Promise.resolve({ items: this.tickets.filter((one) => one.state === state), nextCursor: null as string | null }),
    ),
    ticket: vi.fn((id: string) => {
      const found = this.tickets.find(({ ticketId }) => ticketId === id);
      return found
        ? Promise.resolve(detailOf(found, this.messages))
        : Promise.reject(new Problem(404, 'NOT_FOUND', ''));
    }),
    consultation: vi.fn(() => Promise.resolve({ lastEventId: '7' })),
    visits: vi.fn(() => Promise.resolve([])),
    hours: vi.fn(() => Promise.resolve({ spans: [] })),
    colleagues: vi.fn(() => Promise.resolve([])),
    queues: vi.fn(() => Promise.resolve([])),
    session: vi.fn(() => Promise.resolve(me)),
    present: vi.fn(() => Promise.resolve()),
    typing: vi.fn(() => Promise.resolve()),
    take: vi.fn(),
    say: vi.fn(),
    note: vi.fn(() => Promise.resolve()),
    draft: vi.fn(() => Promise.resolve(draft())),
  };

  desk(): Desk {
    const openStream = (options: StreamOptions): EventStream => {
      this.streams.push(options);
      return { close: () => void (this.closed += 1), retryNow: () => undefined };
    };
    const api = this.api as unknown as DeskApi;
    return new Desk({
      api,
      session: me,
      openStream,
      kept: this.kept,
      later: (run) => run(),
      onHappening: (one) => this.happened.push(one),
      now: () => Date.parse('2026-11-26T08:00:00Z'),
    });
  }

  push(event: string, data: unknown, stream = 0): void {
    this.streams[stream]?.onEvent(event, data, null);
  }

  /** Starts a desk that holds these tickets. */
  async begin(desk: Desk, ...tickets: DeskTicket[]): Promise<void> {
    this.tickets = tickets;
    desk.start();
    this.push('desk.snapshot', snapshot);
    await settle();
  }
}

export const snapshot = { counts: { unassigned: 9, mine: 0, all: 9, overdue: 0 }, presence: [] };
export const settle = () => vi.advanceTimersByTimeAsync(500);
