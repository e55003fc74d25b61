import { reactive, shallowRef } from 'vue';
import { Problem } from '../../shared/api';
import { fromConsultation, reduce, runningAnswer, type Conversation } from '../../shared/conversation';
import type { EventStream, StreamOptions } from '../../shared/stream';
import type { Message } from '../../shared/types';
import type { DeskApi } from './api';
import type { DeskTicket, TicketDetail, Visit } from './types';

export interface CaseFileOptions {
  api: Pick<DeskApi, 'ticket' | 'consultation' | 'consultationEventsUrl' | 'visits'>;
  openStream: (options: StreamOptions) => EventStream;
  onDetail: (detail: TicketDetail) => void;
}

const HURRY = 160;
const SETTLE = 200;
const REMEMBERED = 24;

interface Remembered {
  detail: TicketDetail;
  conversation: Conversation;
}

/**
 * The ticket that lies open. Messages between people come over the desk's stream; only while the AI still answers, which
 * is until an expert holds the ticket, its consultation's own stream is followed as well.
 */
export class CaseFile {
  readonly detail = shallowRef<TicketDetail | null>(null);
  readonly conversation = shallowRef<Conversation | null>(null);
  readonly visits = shallowRef<Visit[]>([]);
  readonly state = reactive({ loading: false, problem: null as Problem | null });
  private ticketId: string | null = null;
  private readonly remembered = new Map<string, Remembered>();
  private arrived: Message[] = [];
  private epoch = 0;
  private turnedAt = 0;
  private hurried = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stream: EventStream | null = null;

  constructor(private readonly options: CaseFileOptions) {}

  /** Turns to another ticket: what lay open before is put away at once, so that nothing of it stands under the other's head. */
  turnTo(ticketId: string): void {
    this.leave();
    this.ticketId = ticketId;
    this.hurried = Date.now() - this.turnedAt < HURRY;
    this.turnedAt = Date.now();
    const known = this.hurried ? undefined : this.remembered.get(ticketId);
    this.detail.value = known?.detail ?? null;
    this.conversation.value = known?.conversation ?? null;
    this.visits.value = [];
    this.state.loading = true;
  }

  /** Reads the ticket; whoever leafs through the list quickly asks for nothing until the leafing stops. */
  open(ticketId: string, ticket: DeskTicket | null): void {
    if (ticketId !== this.ticketId) this.turnTo(ticketId);
    if (this.hurried) this.timer = setTimeout(() => void this.read(ticketId, ticket), HURRY);
    else void this.read(ticketId, ticket);
  }

  private async read(ticketId: string, ticket: DeskTicket | null): Promise<void> {
    const known = this.detail.value ? undefined : this.remembered.get(ticketId);
    if (known) {
      this.detail.value = known.detail;
      this.conversation.value = known.conversation;
    }
    await this.refresh(ticket);
  }

  close(): void {
    this.leave();
    this.detail.value = null;
    this.conversation.value = null;
    this.state.loading = false;
  }

  private leave(): void {
    this.epoch += 1;
    clearTimeout(this.timer);
    this.stream?.close();
    this.stream = null;
    this.ticketId = null;
    this.arrived = [];
    this.state.problem = null;
  }

  changed(ticket: DeskTicket): void {
    if (this.detail.value) this.detail.value = { ...this.detail.value, ...ticket };
    this.refreshSoon();
  }

  refreshSoon(): void {
    if (this.ticketId === null) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh(), SETTLE);
  }

  /** Reads what could not be read, now that the service is back. */
  redo(): void {
    if (this.state.problem) this.refreshSoon();
  }

  /** A message between people. What comes while the ticket is being read is applied after it. */
  said(message: Message): void {
    this.arrived.push(message);
    if (this.conversation.value) this.conversation.value = reduce(this.conversation.value, 'message.created', message);
  }

  async refresh(ticket: DeskTicket | null = this.detail.value): Promise<void> {
    const { ticketId } = this;
    if (ticketId === null) return;
    this.epoch += 1;
    const { epoch } = this;
    try {
      // The stream's place first, the ticket after it: what happens in between is told twice, never not at all.
      const from = ticket && ticket.state !== 'OPEN' ? null : await this.placeOf(ticketId, ticket);
      const detail = await this.options.api.ticket(ticketId);
      if (epoch !== this.epoch) return;
      this.show(detail, from);
      this.options.onDetail(detail);
      await this.readVisits(detail, epoch);
    } catch (error) {
      if (epoch === this.epoch)
        this.state.problem = error instanceof Problem ? error : new Problem(-1, 'UNEXPECTED', '');
    } finally {
      if (epoch === this.epoch) this.state.loading = false;
    }
  }

  private async placeOf(ticketId: string, ticket: DeskTicket | null): Promise<string | null> {
    const consultationId = ticket?.consultationId ?? (await this.options.api.ticket(ticketId)).consultationId;
    return (await this.options.api.consultation(consultationId)).lastEventId;
  }

  private show(detail: TicketDetail, lastEventId: string | null): void {
    const { consultationId, title, createdAt, messages, ticketId } = detail;
    let conversation = fromConsultation({
      consultationId,
      subject: title,
      state: '',
      createdAt,
      lastEventId,
      messages,
      ticket: null,
    });
    for (const message of this.arrived) conversation = reduce(conversation, 'message.created', message);
    this.detail.value = detail;
    this.conversation.value = conversation;
    this.state.problem = null;
    this.remember(ticketId);
    this.follow(detail, lastEventId);
  }

  private remember(ticketId: string): void {
    const [detail, conversation] = [this.detail.value, this.conversation.value];
    if (!detail || !conversation) return;
    this.remembered.delete(ticketId);
    this.remembered.set(ticketId, { detail, conversation });
    while (this.remembered.size > REMEMBERED) this.remembered.delete(this.remembered.keys().next().value ?? '');
  }

  private async readVisits(detail: TicketDetail, epoch: number): Promise<void> {
    if (detail.resolvedAt === null && detail.returns === 0) return;
    const visits = await this.options.api.visits(detail.ticketId);
    if (epoch === this.epoch) this.visits.value = visits;
  }

  private follow(detail: TicketDetail, lastEventId: string | null): void {
    this.stream?.close();
    this.stream = null;
    if (lastEventId === null || !this.aiAnswers(detail)) return;
    const { ticketId } = this;
    this.stream = this.options.openStream({
      url: this.options.api.consultationEventsUrl(detail.consultationId),
      headers: () => Promise.resolve({}),
      lastEventId,
      onEvent: (event, data, id) => {
        if (ticketId === this.ticketId) this.receive(event, data, id);
      },
    });
  }

  private aiAnswers(detail: TicketDetail): boolean {
    return detail.state === 'OPEN' || runningAnswer(this.conversation.value) !== null;
  }

  private receive(event: string, data: unknown, id: string | null): void {
    const before = this.conversation.value;
    if (!before || event === 'typing') return;
    const after = reduce(before, event, data, id);
    this.conversation.value = after;
    if (event === 'consultation.snapshot' || (after.stale && !before.stale)) this.refreshSoon();
    if (this.detail.value && !this.aiAnswers(this.detail.value)) {
      this.stream?.close();
      this.stream = null;
    }
  }
}
