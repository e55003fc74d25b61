import { computed, reactive, ref, shallowRef, watch } from 'vue';
import { openEventStream, type EventStream, type StreamOptions, type StreamStatus } from '../../shared/stream';
import type { Message, Session } from '../../shared/types';
import type { DeskApi, Step } from './api';
import { Book, problemOf } from './book';
import { CaseFile } from './caseFile';
import { turned } from './clocks';
import { lookForNewBuild } from '../build';
import { savedView, toSave, type Filter, type Sort } from './filters';
import { Kept } from './kept';
import { Keyring } from './keyring';
import { afterPaint } from './paint';
import { People } from './people';
import { countsOf, neighbour, rowsOf } from './queue';
import { Seen } from './seen';
import type { Colleague, Counts, DeskTicket, Present, Queue, View } from './types';
import { WorkingTime } from './workingTime';

export type Happening =
  | { kind: 'created'; ticket: DeskTicket }
  | { kind: 'said'; ticket: DeskTicket; message: Message }
  /** A ticket that somebody else, or the service, has put into this person's hands. */
  | { kind: 'given'; ticket: DeskTicket }
  /** A ticket in this person's hands that a supervisor looks after, or reminds of. */
  | { kind: 'supervised'; ticket: DeskTicket }
  | { kind: 'clock'; ticket: DeskTicket }
  | { kind: 'signed-out' };

export interface DeskOptions {
  api: DeskApi;
  session: Session;
  onHappening?: (happening: Happening) => void;
  openStream?: (options: StreamOptions) => EventStream;
  now?: () => number;
  kept?: Kept;
  /** Runs what may wait until the eye has been served. */
  later?: (run: () => void) => void;
}

const TICK = 15_000;

/** What the desk knows and does; the components only show it. */
export class Desk {
  readonly now;
  readonly work = shallowRef(new WorkingTime([]));
  readonly colleagues = shallowRef<Colleague[]>([]);
  readonly queues = shallowRef<Queue[]>([]);
  readonly kept: Kept;
  readonly people: People;
  readonly seen: Seen;
  readonly book: Book;
  readonly file: CaseFile;
  readonly keyring: Keyring;
  readonly state;
  readonly rows = computed(() => this.computeRows());
  readonly counts = computed(() => this.computeCounts());
  readonly ticket = computed(() => this.book.find(this.state.selected));
  private readonly open: (options: StreamOptions) => EventStream;
  private readonly later: (run: () => void) => void;
  private lost = false;
  private stream: EventStream | null = null;
  private ticking: ReturnType<typeof setInterval> | undefined;
  private place = 0;
  private readonly claimed = new Set<string>();

  constructor(readonly options: DeskOptions) {
    const { api, session } = options;
    this.kept = options.kept ?? new Kept(session.accountId);
    this.keyring = new Keyring(this.kept);
    this.now = ref((options.now ?? Date.now)());
    this.state = reactive({
      ...savedView(this.kept.read('view')),
      selected: null as string | null,
      connection: { kind: 'connecting', attempt: 0 } as StreamStatus,
      counted: null as Counts | null,
    });
    this.open = options.openStream ?? openEventStream;
    this.later = options.later ?? afterPaint;
    this.people = new People(api, session, this.kept);
    this.seen = new Seen(this.kept);
    this.book = new Book({ api, holds: (ticketId) => ticketId === this.state.selected });
    this.file = new CaseFile({ api, openStream: this.open, onDetail: (detail) => this.book.put(detail) });
    watch([() => this.book.state.problem, () => this.file.state.problem], (problems) => {
      if (problems.some((problem) => problem?.status === 401)) this.signedOut();
    });
  }

  get session(): Session {
    return this.options.session;
  }

  get api(): DeskApi {
    return this.options.api;
  }

  private get me(): string {
    return this.session.accountId;
  }

  /** Nobody's ticket is unread until it was looked at, one's own whenever the enterprise has written. */
  isUnread(ticket: DeskTicket): boolean {
    if (ticket.state === 'OPEN' && !this.seen.has(ticket.ticketId)) return true;
    return (ticket.state === 'OPEN' || ticket.assignee?.accountId === this.me) && this.seen.isNew(ticket);
  }

  private computeRows() {
    const { view, filter, sort } = this.state;
    const wanted = { view, filter, sort, me: this.me, now: this.now.value, work: this.work.value };
    return rowsOf(this.book.all(), { ...wanted, unread: (ticket) => this.isUnread(ticket) });
  }

  /** What is held whole is counted here, at once; the service counts where it isn't. */
  private computeCounts(): Counts {
    const { loaded, truncated } = this.book.state;
    if (!loaded || truncated) return this.state.counted ?? countsOf([], this.me, 0);
    return countsOf(this.book.all(), this.me, this.now.value);
  }

  start(): void {
    this.people.start();
    this.ticking = setInterval(() => this.tick(), TICK);
    this.connect();
    void this.furnish();
    if (this.state.filter.stages.includes('CLOSED')) void this.book.open();
  }

  stop(): void {
    clearInterval(this.ticking);
    this.stream?.close();
    this.file.close();
    this.people.stop();
  }

  private connect(): void {
    this.stream?.close();
    this.stream = this.open({
      url: this.api.eventsUrl(),
      headers: () => Promise.resolve({}),
      onEvent: (event, data) => this.receive(event, data),
      onStatus: (status) => this.connected(status),
    });
  }

  private connected(status: StreamStatus): void {
    this.state.connection = status;
    // Whoever was away may have missed a deploy; what was being read just then nobody else reads again.
    if (status.kind === 'open' && this.lost) void Promise.all([lookForNewBuild(), this.book.redo(), this.file.redo()]);
    this.lost = status.kind === 'waiting' || (this.lost && status.kind !== 'open');
    if (status.kind !== 'ended') return;
    void this.api.session().then(
      (session) => session ?? this.signedOut(),
      () => undefined,
    );
  }

  private signedOut(): void {
    this.options.onHappening?.({ kind: 'signed-out' });
  }

  retryNow(): void {
    if (this.state.connection.kind === 'ended') this.connect();
    else this.stream?.retryNow();
    void this.book.redo();
  }

  /** What else the desk needs; it works without, so what failed is asked for again when it is next needed. */
  async furnish(): Promise<void> {
    const { api } = this;
    const [hours, colleagues, queues] = await Promise.allSettled([api.hours(), api.colleagues(), api.queues()]);
    if (hours.status === 'fulfilled') this.work.value = new WorkingTime(hours.value.spans);
    if (colleagues.status === 'fulfilled') this.colleagues.value = colleagues.value;
    if (queues.status === 'fulfilled') this.queues.value = queues.value;
  }

  tick(): void {
    const before = this.now.value;
    this.now.value = (this.options.now ?? Date.now)();
    for (const ticket of this.book.all()) {
      const mine = ticket.assignee?.accountId === this.me;
      if (mine && turned(ticket, before, this.now.value)) this.options.onHappening?.({ kind: 'clock', ticket });
    }
  }

  receive(event: string, data: unknown): void {
    switch (event) {
      case 'desk.snapshot':
        return this.snapshot(data as { counts: Counts; presence: Present[] });
      case 'ticket.created':
      case 'ticket.changed':
        return this.ticketCame(event, data as DeskTicket);
      case 'message.created':
        return this.messageCame(data as { ticketId: string; message: Message });
      case 'presence':
        return this.people.heard(data as Present);
      case 'typing': {
        const typing = data as { ticketId: string; author: string; active: boolean };
        return this.people.wrote(typing.ticketId, typing);
      }
      default:
        return undefined;
    }
  }

  /** What was missed can't be told one by one: everything is read anew. */
  private snapshot({ counts, presence }: { counts: Counts; presence: Present[] }): void {
    this.state.counted = counts;
    this.people.snapshot(presence);
    void this.book.load();
    this.file.refreshSoon();
  }

  private ticketCame(event: string, ticket: DeskTicket): void {
    const before = this.book.find(ticket.ticketId);
    const isNew = this.book.came(ticket);
    if (ticket.ticketId === this.state.selected) this.file.changed(ticket);
    const isMine = (one: DeskTicket | null) => one?.assignee?.accountId === this.me;
    const given = isMine(ticket) && !isMine(before) && !this.claimed.has(ticket.ticketId);
    const watched =
      before !== null &&
      (ticket.supervision > before.supervision || (ticket.stage === 'SUPERVISED' && before.stage !== 'SUPERVISED'));
    if (given) this.options.onHappening?.({ kind: 'given', ticket });
    else if (isMine(ticket) && watched) this.options.onHappening?.({ kind: 'supervised', ticket });
    else if (event === 'ticket.created' && isNew) this.options.onHappening?.({ kind: 'created', ticket });
  }

  private messageCame({ ticketId, message }: { ticketId: string; message: Message }): void {
    const { author, text, createdAt } = message;
    const isOpen = ticketId === this.state.selected;
    if (isOpen) this.file.said(message);
    const ticket = this.book.find(ticketId);
    if (!ticket || Date.parse(ticket.lastMessage?.createdAt ?? '') > Date.parse(createdAt)) return;
    this.book.put({ ...ticket, lastMessage: { author, text: text.slice(0, 100), createdAt } });
    if (isOpen && !document.hidden) this.seen.read(ticketId, createdAt);
    this.options.onHappening?.({ kind: 'said', ticket, message });
  }

  choose(by: Partial<{ view: View; sort: Sort; filter: Filter }>): void {
    Object.assign(this.state, by);
    const { view, sort, filter } = this.state;
    this.kept.put('view', toSave({ view, sort, filter }));
    if (filter.stages.includes('CLOSED')) void this.book.open();
  }

  select(ticketId: string | null): void {
    if (ticketId === this.state.selected) return;
    this.state.selected = ticketId;
    const at = this.listed().findIndex((ticket) => ticket.ticketId === ticketId);
    if (at >= 0) this.place = at;
    const ticket = this.book.find(ticketId);
    if (ticket) this.seen.mark(ticket.ticketId, ticket.lastMessage?.createdAt ?? ticket.createdAt);
    if (ticketId === null) this.file.close();
    else this.file.turnTo(ticketId);
    // The row and the case's head are painted first; everything else comes behind them.
    this.later(() => {
      this.seen.keep();
      this.people.lookAt(ticketId);
      if (ticketId !== null && ticketId === this.state.selected) this.file.open(ticketId, ticket);
    });
  }

  private listed(): DeskTicket[] {
    return this.rows.value.flatMap((row) => (row.kind === 'ticket' ? [row.ticket] : []));
  }

  /** To the next or the one before; where the chosen one has left the list, to what took its place. */
  step(step: 1 | -1): DeskTicket | null {
    const next = neighbour(this.rows.value, this.state.selected, this.place, step);
    if (next) this.select(next.ticketId);
    return next;
  }

  /** Takes a step; trying again after a failure of the network can't take it twice. */
  async take(ticketId: string, step: Step): Promise<DeskTicket> {
    const act = `${ticketId}.${JSON.stringify(step)}`;
    if (step.step === 'claim') this.claimed.add(ticketId);
    else this.claimed.delete(ticketId);
    const ticket = await this.doing(ticketId, act, (key) => this.api.take(ticketId, step, key));
    this.book.put(ticket);
    if (ticketId === this.state.selected) this.file.changed(ticket);
    return ticket;
  }

  /** Does something to a ticket; a refusal means that it isn't as it was thought to be, so it is read again. */
  async doing<T>(ticketId: string, act: string, run: (key: string) => Promise<T>): Promise<T> {
    try {
      return await this.keyring.once(act, run);
    } catch (error) {
      const { status } = problemOf(error);
      if (status === 409 || status === 404) void this.readAgain(ticketId);
      if (status === 401) this.signedOut();
      throw error;
    }
  }

  private async readAgain(ticketId: string): Promise<void> {
    if (ticketId === this.state.selected) return this.file.refresh();
    // What can't be read now the next event puts right.
    await this.api.ticket(ticketId).then(this.book.put.bind(this.book), () => undefined);
  }
}
