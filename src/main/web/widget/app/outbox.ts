import { reactive } from 'vue';
import type { Problem, VisitorApi } from '../../shared/api';
import { backOff } from '../../shared/stream';
import type { Drafts } from './drafts';
import { problemOf } from './problem';

/** A message of the visitor's that the service has not been seen to hold yet. */
export interface Pending {
  key: string;
  text: string;
  status: 'sending' | 'waiting' | 'failed';
  attempts: number;
  problem: Problem | null;
  messageId: string | null;
  /** How often the consultation held the same words when these were written. */
  said: number;
}

export interface OutboxOptions {
  api: Pick<VisitorApi, 'ask'>;
  drafts: Pick<Drafts, 'load' | 'save'>;
  newKey: () => string;
  /** The consultation to which words go; it is made where there is none yet. */
  consultationId: () => Promise<string>;
  /** Whether the service has been seen to hold a message. */
  isHeld: (messageId: string) => boolean;
  /** How often the visitor's words stand in what has been seen of the consultation. */
  timesSaid: (text: string) => number;
}

const PATIENCE = 4;

const joined = (texts: string[]) => texts.filter((text) => text !== '').join('\n');

/** What the visitor writes, from the first letter until the service holds it. No word is lost, and none overtakes another. */
export class Outbox {
  readonly state = reactive({ draft: '', pending: [] as Pending[] });
  private pumping = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts the consultations that were left: what was begun in one goes on in no other. */
  private epoch = 0;

  constructor(private readonly options: OutboxOptions) {
    this.state.draft = options.drafts.load();
  }

  setDraft(text: string): void {
    this.state.draft = text;
    this.keepWords();
  }

  private unsent(): string[] {
    return this.state.pending
      .filter((item) => item.messageId === null && item.status !== 'sending')
      .map((item) => item.text);
  }

  /** What doesn't stand in the consultation yet. It may before the service has answered the sending; twice it would be misread. */
  get shown(): Pending[] {
    return this.state.pending.filter(
      (item) => item.status !== 'sending' || item.messageId !== null || this.options.timesSaid(item.text) <= item.said,
    );
  }

  /** Everything not sent yet survives a reload, also what waits for the network. */
  private keepWords(): void {
    this.options.drafts.save(joined([...this.unsent(), this.state.draft]));
  }

  /** Unsent words of a consultation that is left go back to where they were written. */
  leave(): void {
    clearTimeout(this.timer);
    this.epoch += 1;
    if (this.state.pending.length === 0) return;
    const words = joined([...this.unsent(), this.state.draft]);
    this.state.pending = [];
    this.setDraft(words);
  }

  send(text: string): void {
    const words = text.trim();
    if (words === '') return;
    this.state.pending.push({
      key: this.options.newKey(),
      text: words,
      status: 'sending',
      attempts: 0,
      problem: null,
      messageId: null,
      said: this.options.timesSaid(words),
    });
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
    this.setDraft(joined([item.text, this.state.draft]));
  }

  /** The network is there again: what only it kept from being sent goes, also what had been given up meanwhile. */
  retry(): void {
    for (const item of this.state.pending)
      if ((item.status === 'waiting' || item.status === 'failed') && item.problem?.status === 0) {
        item.status = 'sending';
        item.attempts = 0;
      }
    void this.pump();
  }

  /** Forgets what the service holds by now: it stands in the conversation. */
  settle(): void {
    this.state.pending = this.state.pending.filter(
      ({ messageId }) => messageId === null || !this.options.isHeld(messageId),
    );
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
    try {
      const id = await this.options.consultationId();
      const { messageId } = await this.options.api.ask(id, item.text, item.key);
      item.messageId = messageId;
    } catch (error) {
      this.notSent(item, problemOf(error));
    }
    this.settle();
    this.keepWords();
  }

  private notSent(item: Pending, problem: Problem): void {
    item.problem = problem;
    item.attempts += 1;
    item.status = problem.passing && item.attempts <= PATIENCE ? 'waiting' : 'failed';
    if (item.status === 'failed') return;
    const { epoch } = this;
    clearTimeout(this.timer);
    this.timer = setTimeout(
      () => {
        if (epoch !== this.epoch) return;
        if (item.status === 'waiting') item.status = 'sending';
        void this.pump();
      },
      problem.retryAfter === null ? backOff(item.attempts + 1) : problem.retryAfter * 1_000,
    );
  }
}
