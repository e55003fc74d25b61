import { reactive, ref } from 'vue';
import { Problem } from '../../shared/api';
import type { DeskApi } from './api';
import { newer } from './queue';
import type { DeskTicket, TicketDetail, TicketState } from './types';

/** What is not over is held whole; what is over comes by the page, when it is asked for. */
const LIVING: TicketState[] = ['OPEN', 'ASSIGNED', 'WAITING_ON_ENTERPRISE', 'RESOLVED'];
const MOST_PAGES = 20;

export interface BookOptions {
  api: Pick<DeskApi, 'tickets'>;
  /** A ticket that stays, whatever the lists say: the one that lies open. */
  holds: (ticketId: string) => boolean;
}

/** The tickets, each in the newest version that was seen. */
export class Book {
  readonly state = reactive({
    loading: true,
    loaded: false,
    /** There are more than are held: counts and lists are the service's. */
    truncated: false,
    problem: null as Problem | null,
    closedMore: false,
  });
  private readonly tickets = new Map<string, DeskTicket>();
  private readonly revision = ref(0);
  private readonly touched = new Set<string>();
  private run = 0;
  private closedCursor: string | null | undefined;
  private closedBusy = false;

  constructor(private readonly options: BookOptions) {}

  /** Every ticket; whoever reads them in a computed value hears of changes. */
  all(): Iterable<DeskTicket> {
    void this.revision.value;
    return this.tickets.values();
  }

  find(ticketId: string | null): DeskTicket | null {
    void this.revision.value;
    return ticketId === null ? null : (this.tickets.get(ticketId) ?? null);
  }

  /** What the stream tells; answers whether the ticket is new here. */
  came(ticket: DeskTicket): boolean {
    const isNew = !this.tickets.has(ticket.ticketId);
    this.touched.add(ticket.ticketId);
    this.put(ticket);
    return isNew;
  }

  put(come: DeskTicket | TicketDetail): void {
    const ticket = bare(come);
    if (!newer(this.tickets.get(ticket.ticketId), ticket)) return;
    this.tickets.set(ticket.ticketId, ticket);
    this.revision.value += 1;
  }

  /** Reads what could not be read. */
  async redo(): Promise<void> {
    if (this.state.problem) await this.load();
  }

  async load(): Promise<void> {
    this.run += 1;
    const { run } = this;
    this.state.loading = true;
    this.touched.clear();
    const fresh = new Set<string>();
    try {
      const whole = await Promise.all(LIVING.map((state) => this.loadAll(state, run, fresh)));
      if (run !== this.run) return;
      this.state.truncated = whole.includes(false);
      if (!this.state.truncated) this.drop(fresh);
      this.state.problem = null;
      this.state.loaded = true;
    } catch (error) {
      if (run === this.run) this.state.problem = problemOf(error);
    } finally {
      if (run === this.run) this.state.loading = false;
    }
  }

  /** Reads every page of a state; answers whether that was all of it. */
  private async loadAll(state: TicketState, run: number, fresh: Set<string>): Promise<boolean> {
    let cursor: string | null = null;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const found: { items: DeskTicket[]; nextCursor: string | null } = await this.options.api.tickets(state, cursor);
      if (run !== this.run) return true;
      this.took(found.items, fresh);
      cursor = found.nextCursor;
      if (cursor === null) return true;
    }
    return false;
  }

  private took(items: DeskTicket[], fresh: Set<string>): void {
    for (const ticket of items) {
      fresh.add(ticket.ticketId);
      if (newer(this.tickets.get(ticket.ticketId), ticket)) this.tickets.set(ticket.ticketId, ticket);
    }
    this.revision.value += 1;
  }

  /** Whatever was not over and stands in no list any more is over, or not ours. */
  private drop(fresh: Set<string>): void {
    for (const { ticketId, state } of [...this.tickets.values()]) {
      const stays = state === 'CLOSED' || fresh.has(ticketId) || this.touched.has(ticketId);
      if (!stays && !this.options.holds(ticketId)) this.tickets.delete(ticketId);
    }
    this.revision.value += 1;
  }

  /** The next page of what is over. */
  async more(): Promise<void> {
    if (this.closedBusy || this.closedCursor === null) return;
    this.closedBusy = true;
    try {
      const found = await this.options.api.tickets('CLOSED', this.closedCursor ?? null);
      this.took(found.items, new Set());
      this.closedCursor = found.nextCursor;
    } catch (error) {
      this.state.problem = problemOf(error);
    } finally {
      this.closedBusy = false;
      this.state.closedMore = typeof this.closedCursor === 'string';
    }
  }

  /** The first page of what is over, once. */
  async open(): Promise<void> {
    if (this.closedCursor === undefined) await this.more();
  }
}

export function problemOf(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(-1, 'UNEXPECTED', '');
}

/** A whole ticket without what only its page needs. */
function bare(come: DeskTicket | TicketDetail): DeskTicket {
  if (!('timeline' in come)) return come;
  const ticket: Partial<TicketDetail> = { ...come };
  delete ticket.contextPack;
  delete ticket.messages;
  delete ticket.timeline;
  return ticket as DeskTicket;
}
