import type { Consultation, Message, Passage } from '../../shared/types';
import { StaffCalls } from '../api';
import type {
  Colleague,
  Counts,
  DeskTicket,
  Draft,
  PresenceState,
  Queue,
  Report,
  SearchItem,
  TicketDetail,
  TicketState,
  Visit,
  WorkingSpan,
} from './types';

/** A step of a ticket's life, with what it asks for. */
export type Step =
  | { step: 'claim' | 'release' }
  | { step: 'transfer'; toAccountId?: string; toQueue?: string; note: string }
  | { step: 'return'; reason: string }
  | { step: 'await'; text: string | null; rewritten?: string[] }
  | { step: 'extend'; days: number; reason: string }
  | { step: 'extend/decision'; granted: boolean; note: string | null }
  | { step: 'resolve'; summary: string; rewritten?: string[] }
  | { step: 'reject'; code: string; text: string | null; rewritten?: string[] }
  | { step: 'refer'; to: string; text: string | null; rewritten?: string[] }
  | { step: 'merge'; intoTicketId: string; text: string | null; rewritten?: string[] }
  | { step: 'supervise'; level: number; note: string }
  | { step: 'review'; passed: boolean; note: string | null };

export interface Call {
  reached: boolean;
  resolved: boolean | null;
  satisfaction: number | null;
  comment: string | null;
}

const path = (ticketId: string, rest = '') => `/tickets/${encodeURIComponent(ticketId)}${rest}`;

/** The desk's calls. */
export class DeskApi extends StaffCalls {
  eventsUrl(): string {
    return this.url('/desk/events');
  }

  consultationEventsUrl(consultationId: string): string {
    return this.url(`/consultations/${encodeURIComponent(consultationId)}/events`);
  }

  tickets(state: TicketState, cursor: string | null): Promise<{ items: DeskTicket[]; nextCursor: string | null }> {
    const query = new URLSearchParams({ view: 'ALL', state, limit: '100' });
    if (cursor !== null) query.set('cursor', cursor);
    return this.read(`/tickets?${query}`);
  }

  /** Whatever its state: the lists hold only what isn't over. */
  numbered(number: string): Promise<{ items: DeskTicket[] }> {
    return this.read(`/tickets?${new URLSearchParams({ view: 'ALL', number, limit: '6' })}`);
  }

  ticket(ticketId: string): Promise<TicketDetail> {
    return this.read(path(ticketId));
  }

  consultation(consultationId: string): Promise<Consultation> {
    return this.read(`/consultations/${encodeURIComponent(consultationId)}`);
  }

  counts(): Promise<Counts> {
    return this.read('/desk/counts');
  }

  queues(): Promise<Queue[]> {
    return this.read('/desk/queues');
  }

  colleagues(): Promise<Colleague[]> {
    return this.read('/desk/colleagues');
  }

  /** What a supervisor looks after beside the tickets. */
  oversight(): Promise<Report> {
    return this.read('/desk/oversight');
  }

  /** The working time around today. */
  hours(): Promise<{ spans: WorkingSpan[] }> {
    return this.read('/desk/hours');
  }

  visits(ticketId: string): Promise<Visit[]> {
    return this.read(path(ticketId, '/visits'));
  }

  take(ticketId: string, { step, ...body }: Step, key: string): Promise<DeskTicket> {
    return this.change('POST', path(ticketId, `/${step}`), body, key);
  }

  say(
    ticketId: string,
    body: { text: string; draftId?: string; confirmed?: number[]; rewritten?: string[] },
    key: string,
  ): Promise<Message> {
    return this.change('POST', path(ticketId, '/messages'), body, key);
  }

  correct(
    ticketId: string,
    messageId: string,
    body: { text: string; reason: string | null; rewritten: string[] },
    key: string,
  ): Promise<Message> {
    return this.change('POST', path(ticketId, `/messages/${messageId}/correct`), body, key);
  }

  retract(ticketId: string, messageId: string, reason: string | null, key: string): Promise<Message> {
    return this.change('POST', path(ticketId, `/messages/${messageId}/retract`), { reason }, key);
  }

  note(ticketId: string, text: string, key: string): Promise<unknown> {
    return this.change('POST', path(ticketId, '/notes'), { text }, key);
  }

  draft(ticketId: string, key: string): Promise<Draft> {
    return this.change('POST', path(ticketId, '/draft'), {}, key);
  }

  called(ticketId: string, call: Call, key: string): Promise<void> {
    return this.change('POST', path(ticketId, '/calls'), call, key);
  }

  present(state: PresenceState, ticketId: string | null): Promise<void> {
    return this.change('PUT', '/desk/presence', { state, ticketId });
  }

  typing(ticketId: string, active: boolean): Promise<void> {
    return this.change('PUT', `/desk${path(ticketId, '/typing')}`, { active });
  }

  search(question: string, limit: number): Promise<{ items: SearchItem[]; tookMillis: number }> {
    return this.read(`/search?${new URLSearchParams({ q: question, limit: String(limit) })}`);
  }

  passage(passageId: string): Promise<Passage> {
    return this.read(`/passages/${encodeURIComponent(passageId)}`);
  }
}
