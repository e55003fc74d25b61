const AGAIN = 4_000;
const STOPS = 6_000;

/** Tells others that somebody writes: at the first key, again every few seconds, and that it has ended. */
export class TypingSignal {
  private said = Number.NEGATIVE_INFINITY;
  private active = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly tell: (active: boolean) => void,
    private readonly now: () => number = Date.now,
  ) {}

  key(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.end(), STOPS);
    if (this.active && this.now() - this.said < AGAIN) return;
    this.active = true;
    this.said = this.now();
    this.tell(true);
  }

  end(): void {
    clearTimeout(this.timer);
    if (!this.active) return;
    this.active = false;
    this.tell(false);
  }
}
