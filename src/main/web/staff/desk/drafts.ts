import type { Sheet } from './copilot';
import type { Kept } from './kept';

export type Mode = 'reply' | 'note';

/** What is being written on a ticket. */
export interface Writing {
  mode: Mode;
  reply: string;
  note: string;
  /** The copilot's draft that the reply comes from, with what has been confirmed of it. */
  sheet: Sheet | null;
}

const NAME = 'writing';
const MOST = 200;

export const nothingWritten = (): Writing => ({ mode: 'reply', reply: '', note: '', sheet: null });

const isEmpty = ({ reply, note, sheet }: Writing) => reply.trim() === '' && note.trim() === '' && sheet === null;

/** Words not sent yet, by ticket, kept over reloads. The oldest go when there are too many. */
export class Drafts {
  private readonly all: Map<string, Writing>;

  constructor(private readonly kept: Kept) {
    const stored = kept.value<unknown>(NAME, []);
    this.all = new Map(Array.isArray(stored) ? (stored as [string, Writing][]) : []);
  }

  of(ticketId: string): Writing {
    return { ...nothingWritten(), ...this.all.get(ticketId) };
  }

  has(ticketId: string): boolean {
    return this.all.has(ticketId);
  }

  keep(ticketId: string, writing: Writing): void {
    this.all.delete(ticketId);
    if (!isEmpty(writing)) this.all.set(ticketId, writing);
    while (this.all.size > MOST) this.all.delete(this.all.keys().next().value ?? '');
    this.kept.keep(NAME, [...this.all]);
  }
}
