/**
 * Says things to a screen reader, politely at most once in ten seconds: what comes in between is told together when the
 * time has come. What can't wait is said at once.
 */
export class Speaker {
  private waiting: string[] = [];
  private last = Number.NEGATIVE_INFINITY;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly say: (text: string, urgent: boolean) => void,
    private readonly pause = 10_000,
    private readonly now: () => number = Date.now,
  ) {}

  polite(text: string): void {
    if (!this.waiting.includes(text)) this.waiting.push(text);
    const wait = this.last + this.pause - this.now();
    if (wait <= 0) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), wait);
  }

  urgent(text: string): void {
    this.say(text, true);
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.last = this.now();
    this.say(this.waiting.splice(0).join(' '), false);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
