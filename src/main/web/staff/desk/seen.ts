import { shallowReactive } from 'vue';
import type { Kept } from './kept';
import type { DeskTicket } from './types';

const NAME = 'seen';
const MOST = 500;

/** Up to which message of which ticket the person has read, as far as this browser knows. */
export class Seen {
  private readonly until: Map<string, number>;

  constructor(private readonly kept: Kept) {
    const stored = kept.value<unknown>(NAME, []);
    this.until = shallowReactive(new Map(Array.isArray(stored) ? (stored as [string, number][]) : []));
  }

  has(ticketId: string): boolean {
    return this.until.has(ticketId);
  }

  /** Whether the enterprise has written since. */
  isNew({ ticketId, lastMessage }: Pick<DeskTicket, 'ticketId' | 'lastMessage'>): boolean {
    const until = this.until.get(ticketId) ?? 0;
    return lastMessage?.author === 'VISITOR' && Date.parse(lastMessage.createdAt) > until;
  }

  mark(ticketId: string, at: string): void {
    const moment = Date.parse(at);
    if ((this.until.get(ticketId) ?? 0) >= moment) return;
    this.until.delete(ticketId);
    this.until.set(ticketId, moment);
    while (this.until.size > MOST) this.until.delete(this.until.keys().next().value ?? '');
  }

  /** Marks it and puts it down at once. */
  read(ticketId: string, at: string): void {
    this.mark(ticketId, at);
    this.keep();
  }

  /** Puts down what has been read; it takes longer than to mark it. */
  keep(): void {
    this.kept.keep(NAME, [...this.until]);
  }
}
