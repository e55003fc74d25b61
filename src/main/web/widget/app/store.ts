import { reactive, shallowRef, type ShallowRef } from 'vue';
import type { Problem, VisitorApi } from '../../shared/api';
import { fromConsultation, reduce, type Conversation } from '../../shared/conversation';
import { backOff, openEventStream, type EventStream, type StreamOptions, type StreamStatus } from '../../shared/stream';
import type { ConsultationSummary, Message } from '../../shared/types';
import { AnswerActs } from './answerActs';
import type { Drafts } from './drafts';
import { Keyring } from './keyring';
import { Outbox } from './outbox';
import { problemOf } from './problem';
import { goesOn } from './summaries';
import { TicketActs } from './ticket';
import { Unread } from './unread';

export type Notice =
  | { kind: 'unread'; count: number }
  | { kind: 'escalated'; number: string }
  | { kind: 'answered' }
  | { kind: 'said'; message: Message };

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
  summaries: ConsultationSummary[];
  nextCursor: string | null;
}

const TYPING_EVERY = 4_000;

/** The consultations of the visitor and the one that is open. What is written and what people do with it stand beside. */
export class Store {
  readonly conversation: ShallowRef<Conversation | null> = shallowRef(null);
  readonly state: State = reactive<State>({
    phase: 'starting',
    problem: null,
    opening: false,
    connection: { kind: 'connecting', attempt: 0 },
    lost: false,
    summaries: [],
    nextCursor: null,
  });
  /** What the visitor writes. */
  readonly outbox: Outbox;
  /** What a person of the staff works on for the visitor. */
  readonly ticket: TicketActs;
  /** What the visitor does about an answer. */
  readonly answers: AnswerActs;
  private readonly unread: Unread;
  private readonly keyring: Keyring;
  private stream: EventStream | null = null;
  private epoch = 0;
  private resyncs = 0;
  private typedAt = 0;

  get api(): VisitorApi {
    return this.options.api;
  }

  constructor(private readonly options: StoreOptions) {
    const { api, drafts } = options;
    const newKey = options.newKey ?? (() => crypto.randomUUID());
    this.keyring = new Keyring(newKey);
    this.outbox = new Outbox({
      api,
      drafts,
      newKey,
      consultationId: () => this.consultationId(),
      isHeld: (messageId) =>
        this.conversation.value?.messages.some((message) => message.messageId === messageId) ?? false,
      timesSaid: (text) =>
        this.conversation.value?.messages.filter(({ author, text: said }) => author === 'VISITOR' && said === text)
          .length ?? 0,
    });
    this.ticket = new TicketActs({
      api,
      keyring: this.keyring,
      conversation: this.conversation,
      consultationId: () => this.consultationId(),
      escalated: (number) => options.notify?.({ kind: 'escalated', number }),
    });
    this.answers = new AnswerActs({ api, keyring: this.keyring, conversation: this.conversation });
    this.unread = new Unread(drafts, (count) => options.notify?.({ kind: 'unread', count }));
  }

  async start(): Promise<void> {
    this.state.phase = 'starting';
    this.state.problem = null;
    try {
      await this.refreshList();
      const newest = this.state.summaries[0];
      if (newest && !this.conversation.value && goesOn(newest)) {
        // Opening it counts as reading for the service, also where nobody looks at the frame yet.
        this.unread.missed(newest);
        await this.open(newest.consultationId);
        this.tellUnread();
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

  private tellUnread(): void {
    this.unread.tell(this.state.summaries, this.conversation.value?.consultationId);
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
      this.outbox.settle();
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
    this.keyring.forget('create');
  }

  private leave(): number {
    this.stream?.close();
    this.stream = null;
    this.outbox.leave();
    this.ticket.leave();
    this.state.lost = false;
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
        if (status.kind === 'open') this.outbox.retry();
      },
    });
  }

  private receive(event: string, data: unknown, id: string | null): void {
    const before = this.conversation.value;
    if (!before) return;
    const after = reduce(before, event, data, id);
    this.conversation.value = after;
    if (event === 'message.created' || event === 'consultation.snapshot') this.outbox.settle();
    if (after.ticket && after.ticket.number !== before.ticket?.number) {
      this.options.notify?.({ kind: 'escalated', number: after.ticket.number });
    }
    if (event === 'answer.completed' && after !== before) this.options.notify?.({ kind: 'answered' });
    if (event === 'message.created' && after.messages.length > before.messages.length)
      this.heard(after.messages.at(-1));
    // Answered again is asked about again.
    if (after.state === 'RESOLVED' && before.state !== 'RESOLVED' && after.ticket)
      this.ticket.askAgain(after.ticket.number);
    if (after.stale && !before.stale) this.resync();
  }

  /** What people say, and what the service says of them, is told to whoever can't see it. */
  private heard(message: Message | undefined): void {
    if (message?.author !== 'EXPERT' && message?.author !== 'SYSTEM') return;
    this.options.notify?.({ kind: 'said', message });
    if (message.author === 'EXPERT' && this.unread.came()) this.tellUnread();
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
            this.outbox.settle();
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

  /** The expert sees that something is being written; said every few seconds at most. */
  typed(): void {
    const now = this.conversation.value;
    if (now?.state !== 'EXPERT' || Date.now() - this.typedAt < TYPING_EVERY) return;
    this.typedAt = Date.now();
    this.options.api.typing(now.consultationId, true).catch(() => undefined);
  }

  private async consultationId(): Promise<string> {
    const open = this.conversation.value?.consultationId;
    if (open !== undefined) return open;
    const { epoch } = this;
    const made = await this.options.api.createConsultation(this.keyring.of('create'));
    this.keyring.forget('create');
    if (epoch === this.epoch) {
      this.conversation.value = fromConsultation({ ...made, messages: made.messages ?? [] });
      this.follow(made.consultationId, made.lastEventId ?? null);
    }
    return made.consultationId;
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
    this.unread.watched(seen);
    if (seen) this.stream?.retryNow();
    else this.tellUnread();
  }

  retryNow(): void {
    this.stream?.retryNow();
    this.outbox.retry();
  }
}
