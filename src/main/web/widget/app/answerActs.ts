import { computed, reactive, type ComputedRef, type ShallowRef } from 'vue';
import type { VisitorApi } from '../../shared/api';
import { runningAnswer, type Conversation, type LiveAnswer } from '../../shared/conversation';
import type { Keyring } from './keyring';

export interface AnswerOptions {
  api: Pick<VisitorApi, 'stop' | 'retry' | 'feedback'>;
  keyring: Keyring;
  conversation: ShallowRef<Conversation | null>;
}

/** What the visitor does about an answer: stops it, asks for another, says whether it was useful. */
export class AnswerActs {
  readonly ratings = reactive<Record<string, 'UP' | 'DOWN'>>({});
  readonly running: ComputedRef<LiveAnswer | null> = computed(() => runningAnswer(this.options.conversation.value));

  constructor(private readonly options: AnswerOptions) {}

  private consultationId(): string | undefined {
    return this.options.conversation.value?.consultationId;
  }

  async stop(): Promise<void> {
    const answer = this.running.value;
    const id = this.consultationId();
    if (answer && id !== undefined) await this.options.api.stop(id, answer.answerId);
  }

  async another(answerId: string): Promise<void> {
    const id = this.consultationId();
    if (id === undefined) return;
    await this.options.keyring.once(`retry.${answerId}`, (key) => this.options.api.retry(id, answerId, key));
  }

  /** Shown at once; taken back where the service doesn't take it. */
  async rate(
    answerId: string,
    rating: 'UP' | 'DOWN',
    reason: string | null = null,
    comment: string | null = null,
  ): Promise<void> {
    const id = this.consultationId();
    if (id === undefined) return;
    const before = this.ratings[answerId];
    this.ratings[answerId] = rating;
    try {
      await this.options.api.feedback(id, answerId, rating, reason, comment);
    } catch (error) {
      if (before === undefined) Reflect.deleteProperty(this.ratings, answerId);
      else this.ratings[answerId] = before;
      throw error;
    }
  }
}
