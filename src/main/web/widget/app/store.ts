import { computed, reactive, shallowReactive, shallowRef, type ComputedRef, type ShallowRef } from 'vue';
import { Problem, type VisitorApi } from '../../shared/api';
import { fromConsultation, reduce, runningAnswer, type Conversation, type LiveAnswer } from '../../shared/conversation';
import { backOff, openEventStream, type EventStream, type StreamOptions, type StreamStatus } from '../../shared/stream';
import type { ConsultationSummary, Contact, Message } from '../../shared/types';
import type { Drafts } from './drafts';

/** A message of the visitor's that the service has not been seen to hold yet. */
export interface Pending {
  key: string;
  text: string;
  status: 'sending' | 'waiting' | 'failed';
  attempts: number;
  problem: Problem | null;
  messageId: string | null;
}

export type Notice =
  | { kind: 'unread'; count: number }
  | { kind: 'escalated'; number: string }
  | { kind: 'answered' }
  | { kind: 'said'; message: Message };

export type Visit = 'content' | 'again';

export interface StoreOptions {
  api: VisitorApi;
  drafts: Drafts;
  notify?: (notice: Notice) => void;
  openStream?: (options: StreamOptions) => EventStream;
  newKey?: () => string;
}

export interface State {
  phase: 'starting' | 'ready' | 'failed';
  problem: Problem | null;
  opening: boolean;
  connection: StreamStatus;
  lost: boolean;
  draft: string;
  pending: Pending[];
  summaries: ConsultationSummary[];
  nextCursor: string | null;
  ratings: Record<string, 'UP' | 'DOWN'>;
  /** Tickets whose return visit was answered here, and how it went. */
  visited: Record<string, Visit>;
  /** How to reach the enterprise, where it has been said here. */
  contact: Contact | null;
}

const RECENT = 12 * 3_600_000;
const PATIENCE = 4;
const TYPING_EVERY = 4_000;

/** What the frame knows and does. The components only show it. */
export class Store {
  readonly conversation: ShallowRef<Conversation | null> = shallowRef(null);
  readonly state: State = reactive<State>({
    phase: 'starting',
    problem: null,
    opening: false,
    connection: { kind: 'connecting', attempt: 0 },
    lost: false,
    draft: '',
    pending: [],
    summaries: [],
    nextCursor: null,
    ratings: {},
    visited: {},
    contact: null,
  });
  readonly running: ComputedRef<LiveAnswer | null> = computed(() => runningAnswer(this.conversation.value));
  private readonly keys = shallowReactive<Record<string, string>>({});
  private stream: EventStream | null = null;
  private epoch = 0;
  private pumping = false;
  private pumpTimer: ReturnType<typeof setTimeout> | undefined;
  private resyncs = 0;
  private seen = true;
  private unread: number;
  private typedAt = 0;

  get api(): VisitorApi {
    return this.options.api;
  }

  constructor(private readonly options: StoreOptions) {
    this.state.draft = options.drafts.load();
    this.unread = options.drafts.unread();
  }

  private newKey(): string {
    return this.options.newKey?.() ?? crypto.randomUUID();
  }

  /** The key of an act: the same until the act has succeeded, so that trying again cannot do it twice. */
  private keyOf(act: string): string {
    return (this.keys[act] ??= this.newKey());
  }

  async start(): Promise<void> {
    this.state.phase = 'starting';
    this.state.problem = null;
    try {
      await this.refreshList();
      const newest = this.state.summaries[0];
      if (newest && !this.conversation.value && goesOn(newest)) {
        // Opening it counts as reading for the service, also where nobody looks at the frame yet.
        this.missed(newest);
        await this.open(newest.consultationId);
      }
      this.state.phase = 'ready';
    } catch (error) {
      this.state.problem = problemOf(error);
      this.state.phase = 'failed';
    }
  }

  async refreshList(): Promise<void> {
    const page = await this.options.api.consultations();
    this.state.summaries = page.items;
    this.state.nextCursor = page.nextCursor;
    this.tellUnread();
  }

  async moreOfList(): Promise<void> {
    if (this.state.nextCursor === null) return;
    const page = await this.options.api.consultations(this.state.nextCursor);
    const known = new Set(this.state.summaries.map((item) => item.consultationId));
    this.state.summaries.push(...page.items.filter((item) => !known.has(item.consultationId)));
    this.state.nextCursor = page.nextCursor;
  }

  /** Shows a consultation as the service has it now, and follows it from there. */
  async open(consultationId: string): Promise<void> {
    const epoch = this.leave();
    this.state.opening = true;
    try {
      const consultation = await this.options.api.consultation(consultationId);
      if (epoch !== this.epoch) return;
      this.conversation.value = fromConsultation(consultation);
      this.settlePending();
      this.follow(consultationId, consultation.lastEventId);
    } finally {
      if (epoch === this.epoch) this.state.opening = false;
    }
  }

  /** Leaves the open consultation for a new one, which is made when its first question is sent. */
  fresh(): void {
    this.leave();
    this.conversation.value = null;
    this.state.opening = false;
    delete this.keys['create'];
  }

  private leave(): number {
    this.stream?.close();
    this.stream = null;
    clearTimeout(this.pumpTimer);
    if (this.state.pending.length > 0) {
      // Unsent words of the one that is left go back to where they were written.
      const unsent = this.state.pending.filter((item) => item.messageId === null && item.status !== 'sending');
      this.setDraft([...unsent.map((item) => item.text), this.state.draft].filter((text) => text !== '').join('\n'));
      this.state.pending = [];
    }
    this.state.lost = false;
    this.state.contact = null;
    this.epoch += 1;
    return this.epoch;
  }

  private follow(consultationId: string, lastEventId: string | null): void {
    const epoch = this.epoch;
    this.stream?.close();
    this.stream = (this.options.openStream ?? openEventStream)({
      url: this.options.api.eventsUrl(consultationId),
      headers: (refused) => this.options.api.authorization(refused),
      lastEventId,
      onEvent: (event, data, id) => {
        if (epoch === this.epoch) this.receive(event, data, id);
      },
      onStatus: (status) => {
        if (epoch !== this.epoch) return;
        this.state.connection = status;
        this.state.lost = status.kind === 'ended';
        if (status.kind === 'open') this.pumpSoon();
      },
    });
  }

  private receive(event: string, data: unknown, id: string | null): void {
    const before = this.conversation.value;
    if (!before) return;
    const after = reduce(before, event, data, id);
    this.conversation.value = after;
    if (event === 'message.created' || event === 'consultation.snapshot') this.settlePending();
    if (after.ticket && after.ticket.number !== before.ticket?.number) {
      this.options.notify?.({ kind: 'escalated', number: after.ticket.number });
    }
    if (event === 'answer.completed' && after !== before) this.options.notify?.({ kind: 'answered' });
    if (event === 'message.created' && after.messages.length > before.messages.length) this.heard(after.messages.at(-1));
    // Answered again is asked about again.
    if (after.state === 'RESOLVED' && before.state !== 'RESOLVED' && after.ticket) {
      Reflect.deleteProperty(this.state.visited, after.ticket.number);
    }
    if (after.stale && !before.stale) this.resync();
  }

  /** What people say, and what the service says of them, is told to whoever can't see it. */
  private heard(message: Message | undefined): void {
    if (message?.author !== 'EXPERT' && message?.author !== 'SYSTEM') return;
    this.options.notify?.({ kind: 'said', message });
    if (message.author === 'EXPERT' && !this.seen) this.count(this.unread + 1);
  }

  private missed(summary: ConsultationSummary): void {
    if (isNews(summary)) this.count(Math.max(this.unread, Number(summary.unread)));
  }

  private count(unread: number): void {
    this.unread = unread;
    this.options.drafts.keepUnread(unread);
    this.tellUnread();
  }

  /** Fetches the truth again where an event did not fit; more slowly each time it does not help. */
  private resync(): void {
    const { epoch } = this;
    const id = this.conversation.value?.consultationId;
    this.stream?.close();
    this.resyncs += 1;
    setTimeout(
      () => {
        if (epoch !== this.epoch || id === undefined) return;
        this.options.api
          .consultation(id)
          .then((consultation) => {
            if (epoch !== this.epoch) return;
            this.conversation.value = fromConsultation(consultation);
            this.settlePending();
            this.follow(id, consultation.lastEventId);
            setTimeout(() => (this.resyncs = 0), 60_000);
          })
          .catch((error: unknown) => {
            if (epoch !== this.epoch) return;
            if (problemOf(error).passing) this.resync();
            else this.state.lost = true;
          });
      },
      this.resyncs === 1 ? 0 : backOff(this.resyncs),
    );
  }

  setDraft(text: string): void {
    this.state.draft = text;
    this.keepWords();
  }

  /** Everything not sent yet survives a reload, also what waits for the network. */
  private keepWords(): void {
    const unsent = this.state.pending.filter((item) => item.messageId === null && item.status !== 'sending').map((item) => item.text);
    this.options.drafts.save([...unsent, this.state.draft].filter((text) => text !== '').join('\n'));
  }

  /** The expert sees that something is being written; said every few seconds at most. */
  typed(): void {
    const now = this.conversation.value;
    if (now?.state !== 'EXPERT' || Date.now() - this.typedAt < TYPING_EVERY) return;
    this.typedAt = Date.now();
    this.options.api.typing(now.consultationId, true).catch(() => undefined);
  }

  send(text: string): void {
    const words = text.trim();
    if (words === '') return;
    this.state.pending.push({ key: this.newKey(), text: words, status: 'sending', attempts: 0, problem: null, messageId: null });
    this.setDraft('');
    void this.pump();
  }

  resend(key: string): void {
    const item = this.state.pending.find((known) => known.key === key);
    if (!item) return;
    item.status = 'sending';
    item.attempts = 0;
    item.problem = null;
    void this.pump();
  }

  /** Takes a failed message back into the composer. */
  takeBack(key: string): void {
    const item = this.state.pending.find((known) => known.key === key);
    if (!item) return;
    this.state.pending = this.state.pending.filter((known) => known !== item);
    this.setDraft([item.text, this.state.draft].filter((text) => text !== '').join('\n'));
  }

  private pumpSoon(): void {
    for (const item of this.state.pending) if (item.status === 'waiting' && item.problem?.status === 0) item.status = 'sending';
    void this.pump();
  }

  /** Sends what is to be sent, one after another, so that nothing overtakes. */
  private async pump(): Promise<void> {
    if (this.pumping) return;
    this.pumping = true;
    const { epoch } = this;
    try {
      for (;;) {
        const item = this.state.pending.find((known) => known.messageId === null && known.status !== 'failed');
        if (!item || item.status === 'waiting' || epoch !== this.epoch) break;
        await this.deliver(item);
      }
    } finally {
      this.pumping = false;
      if (epoch !== this.epoch && this.state.pending.length > 0) void this.pump();
    }
  }

  private async deliver(item: Pending): Promise<void> {
    const { epoch } = this;
    try {
      const id = await this.consultationId();
      const { messageId } = await this.options.api.ask(id, item.text, item.key);
      item.messageId = messageId;
    } catch (error) {
      const problem = problemOf(error);
      item.problem = problem;
      item.attempts += 1;
      if (problem.passing && item.attempts <= PATIENCE) {
        item.status = 'waiting';
        const wait = problem.retryAfter === null ? backOff(item.attempts + 1) : problem.retryAfter * 1_000;
        clearTimeout(this.pumpTimer);
        this.pumpTimer = setTimeout(() => {
          if (epoch !== this.epoch) return;
          if (item.status === 'waiting') item.status = 'sending';
          void this.pump();
        }, wait);
      } else {
        item.status = 'failed';
      }
    }
    this.settlePending();
    this.keepWords();
  }

  private async consultationId(): Promise<string> {
    const open = this.conversation.value?.consultationId;
    if (open !== undefined) return open;
    const { epoch } = this;
    const made = await this.options.api.createConsultation(this.keyOf('create'));
    delete this.keys['create'];
    if (epoch === this.epoch) {
      this.conversation.value = fromConsultation({ ...made, messages: made.messages ?? [] });
      this.follow(made.consultationId, made.lastEventId ?? null);
    }
    return made.consultationId;
  }

  private settlePending(): void {
    const held = new Set(this.conversation.value?.messages.map((message) => message.messageId));
    this.state.pending = this.state.pending.filter((item) => item.messageId === null || !held.has(item.messageId));
  }

  async stop(): Promise<void> {
    const answer = this.running.value;
    const id = this.conversation.value?.consultationId;
    if (answer && id !== undefined) await this.options.api.stop(id, answer.answerId);
  }

  async another(answerId: string): Promise<void> {
    const id = this.conversation.value?.consultationId;
    if (id === undefined) return;
    await this.once(`retry.${answerId}`, (key) => this.options.api.retry(id, answerId, key));
  }

  async rate(answerId: string, rating: 'UP' | 'DOWN', reason: string | null = null, comment: string | null = null): Promise<void> {
    const id = this.conversation.value?.consultationId;
    if (id === undefined) return;
    const before = this.state.ratings[answerId];
    this.state.ratings[answerId] = rating;
    try {
      await this.options.api.feedback(id, answerId, rating, reason, comment);
    } catch (error) {
      if (before === undefined) Reflect.deleteProperty(this.state.ratings, answerId);
      else this.state.ratings[answerId] = before;
      throw error;
    }
  }

  async escalate(reason: string | null, contact: Contact | null): Promise<void> {
    const id = await this.consultationId();
    const ticket = await this.once(`escalate.${id}.${JSON.stringify([reason, contact])}`, (key) =>
      this.options.api.escalate(id, reason, contact, key),
    );
    const now = this.conversation.value;
    if (contact) this.state.contact = contact;
    if (now?.consultationId === id && now.ticket?.number !== ticket.number) {
      this.conversation.value = { ...now, ticket, state: 'WAITING' };
      this.options.notify?.({ kind: 'escalated', number: ticket.number });
    }
  }

  async leaveContact(contact: Contact): Promise<void> {
    const id = this.conversation.value?.consultationId;
    if (id === undefined) return;
    await this.options.api.contact(id, contact);
    this.state.contact = contact;
  }

  async followUp(resolved: boolean, satisfaction: number, comment: string | null): Promise<void> {
    const now = this.conversation.value;
    if (!now?.ticket) return;
    const { number } = now.ticket;
    try {
      await this.options.api.followUp(now.consultationId, resolved, satisfaction, comment);
    } catch (error) {
      // It has been answered already, elsewhere or by telephone.
      if (problemOf(error).code === 'NO_RESOLVED_TICKET') this.state.visited[number] = 'content';
      throw error;
    }
    this.state.visited[number] = sendsBack(resolved, satisfaction) ? 'again' : 'content';
  }

  private async once<T>(act: string, run: (key: string) => Promise<T>): Promise<T> {
    try {
      const result = await run(this.keyOf(act));
      Reflect.deleteProperty(this.keys, act);
      return result;
    } catch (error) {
      const problem = problemOf(error);
      // A refusal is kept under its key: asking again later is another request.
      if (!problem.passing && problem.code !== 'IDEMPOTENCY_KEY_IN_USE') Reflect.deleteProperty(this.keys, act);
      throw error;
    }
  }

  async identify(jwt: string): Promise<void> {
    const changed = await this.options.api.identify(jwt);
    if (changed) {
      this.fresh();
      await this.start();
    }
  }

  /** Whether anybody looks at the frame; what comes while nobody does is unread. */
  watched(seen: boolean): void {
    this.seen = seen;
    if (!seen) return this.tellUnread();
    this.unread = 0;
    this.options.drafts.keepUnread(0);
    this.options.notify?.({ kind: 'unread', count: 0 });
    this.stream?.retryNow();
  }

  private tellUnread(): void {
    const open = this.conversation.value?.consultationId;
    const waiting = this.state.summaries
      .filter((item) => item.consultationId !== open && isNews(item))
      .reduce((sum, item) => sum + Number(item.unread ?? 0), 0);
    if (!this.seen) this.options.notify?.({ kind: 'unread', count: this.unread + waiting });
  }

  retryNow(): void {
    this.stream?.retryNow();
    this.pumpSoon();
  }
}

/** A consultation that a returning visitor most likely means: fresh, or with an expert. */
function goesOn(summary: ConsultationSummary): boolean {
  if (['WAITING', 'EXPERT', 'RESOLVED'].includes(summary.state)) return true;
  const last = new Date(summary.lastMessage?.createdAt ?? summary.createdAt).getTime();
  return summary.lastMessage !== null && Date.now() - last < RECENT;
}

/** Whether a person has answered there since it was looked at: an AI's answer is no such news. */
export function isNews(summary: ConsultationSummary): boolean {
  const asked = summary.state === 'RESOLVED' || summary.ticket?.state === 'WAITING_ON_ENTERPRISE';
  return Number(summary.unread ?? 0) > 0 && (asked || summary.lastMessage?.author === 'EXPERT');
}

/** Unsolved or dissatisfied: the ticket is worked on again. */
export function sendsBack(resolved: boolean | null, satisfaction: number | null): boolean {
  return resolved === false || (satisfaction !== null && satisfaction <= 2);
}

export function problemOf(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(-1, 'UNEXPECTED', '');
}
