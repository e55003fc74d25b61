import { ref, shallowReactive, type Ref } from 'vue';
import type { DeskApi } from './api';
import { mayAct } from './acts';
import type { Kept } from './kept';
import { TypingSignal } from './typing';
import type { Holder, PresenceState, Present } from './types';
import type { Session } from '../../shared/types';

const AGAIN = 45_000;
const SILENCE = 95_000;
const WRITES = 8_000;
const NAME = 'presence';

interface Heard extends Present {
  heard: number;
}

export interface Writes extends Holder {
  author: string;
  until: number;
}

/** Who is at the desk, what they look at and where they write; and what is told of the person here. */
export class People {
  readonly state: Ref<PresenceState>;
  readonly here = shallowReactive(new Map<string, Heard>());
  readonly writing = shallowReactive(new Map<string, Writes[]>());
  private ticketId: string | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;
  private soon: ReturnType<typeof setTimeout> | undefined;
  private readonly signals = new Map<string, TypingSignal>();

  constructor(
    private readonly api: Pick<DeskApi, 'present' | 'typing'>,
    private readonly session: Session,
    private readonly kept: Kept,
    private readonly now: () => number = Date.now,
  ) {
    this.state = ref(kept.value<PresenceState>(NAME, 'ONLINE'));
  }

  start(): void {
    this.tell();
    this.timer = setInterval(() => {
      this.tell();
      this.forget();
    }, AGAIN);
  }

  stop(): void {
    clearInterval(this.timer);
    clearTimeout(this.soon);
    this.signals.forEach((signal) => signal.end());
  }

  set(state: PresenceState): void {
    this.state.value = state;
    this.kept.keep(NAME, state);
    this.tell();
  }

  /** Says what is looked at, once the eye has come to rest. */
  lookAt(ticketId: string | null): void {
    this.ticketId = ticketId;
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.tell(), 400);
  }

  private tell(): void {
    if (!mayAct(this.session)) return;
    // Whoever can't be told now is told in the next turn.
    this.api.present(this.state.value, this.ticketId).catch(() => undefined);
  }

  snapshot(present: Present[]): void {
    this.here.clear();
    present.forEach((one) => this.heard(one));
  }

  heard(one: Present): void {
    if (one.state === 'AWAY') this.here.delete(one.accountId);
    else this.here.set(one.accountId, { ...one, heard: this.now() });
  }

  private forget(): void {
    for (const [id, one] of this.here) if (this.now() - one.heard > SILENCE) this.here.delete(id);
  }

  /** The others who look at a ticket. */
  watching(ticketId: string): Present[] {
    return [...this.here.values()].filter(
      (one) => one.ticketId === ticketId && one.accountId !== this.session.accountId,
    );
  }

  stateOf(accountId: string): PresenceState {
    return accountId === this.session.accountId ? this.state.value : (this.here.get(accountId)?.state ?? 'AWAY');
  }

  wrote(ticketId: string, who: { author: string; accountId?: string; displayName?: string; active: boolean }): void {
    const accountId = who.accountId ?? who.author;
    if (accountId === this.session.accountId) return;
    const others = (this.writing.get(ticketId) ?? []).filter((one) => one.accountId !== accountId);
    const until = this.now() + WRITES;
    if (who.active) {
      others.push({ accountId, displayName: who.displayName ?? '', author: who.author, until });
      setTimeout(() => this.expire(ticketId), WRITES + 50);
    }
    if (others.length > 0) this.writing.set(ticketId, others);
    else this.writing.delete(ticketId);
  }

  private expire(ticketId: string): void {
    const others = (this.writing.get(ticketId) ?? []).filter((one) => one.until > this.now());
    if (others.length > 0) this.writing.set(ticketId, others);
    else this.writing.delete(ticketId);
  }

  /** The person here has pressed a key in a reply; the enterprise is told as well, so never for a note. */
  key(ticketId: string): void {
    let signal = this.signals.get(ticketId);
    if (!signal) {
      signal = new TypingSignal((active) => void this.api.typing(ticketId, active).catch(() => undefined));
      this.signals.set(ticketId, signal);
    }
    signal.key();
  }

  rest(ticketId: string): void {
    this.signals.get(ticketId)?.end();
    this.signals.delete(ticketId);
  }
}
