import type { WorkingSpan } from './types';

export const HOUR = 3_600_000;

/**
 * Working time, by the stretches that the service names. Outside them nothing is known, so nothing counts; without any
 * every hour counts, and a day has 24.
 */
export class WorkingTime {
  /** How much of a usual day is worked. */
  readonly day: number;
  private readonly spans: { from: number; until: number }[];

  constructor(spans: WorkingSpan[]) {
    this.spans = spans
      .map(({ from, until }) => ({ from: Date.parse(from), until: Date.parse(until) }))
      .filter(({ from, until }) => from < until)
      .sort((left, right) => left.from - right.from);
    this.day = this.usualDay();
  }

  get known(): boolean {
    return this.spans.length > 0;
  }

  private usualDay(): number {
    const days = new Map<string, number>();
    for (const { from, until } of this.spans) {
      // A shift belongs to the day on which it begins in China, eight hours ahead of UTC all year.
      const date = new Date(from + 8 * HOUR).toISOString().slice(0, 10);
      days.set(date, (days.get(date) ?? 0) + until - from);
    }
    const lengths = [...days.values()].sort((left, right) => left - right);
    return lengths[Math.floor(lengths.length / 2)] ?? 24 * HOUR;
  }

  /** How much working time lies between; negative where the second comes first. */
  between(from: number, until: number): number {
    if (until < from) return -this.between(until, from);
    if (!this.known) return until - from;
    let sum = 0;
    for (let index = this.firstEndingAfter(from); index < this.spans.length; index += 1) {
      const span = this.spans[index];
      if (!span || span.from >= until) break;
      sum += Math.min(span.until, until) - Math.max(span.from, from);
    }
    return sum;
  }

  private firstEndingAfter(moment: number): number {
    let low = 0;
    let high = this.spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.spans[middle]?.until ?? 0) > moment) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Whether work is on now, and until or from when; null where the calendar says nothing. */
  at(now: number): { open: boolean; changesAt: number; left: number } | null {
    const index = this.firstEndingAfter(now);
    const span = this.spans[index];
    if (!span) return null;
    if (span.from > now) return { open: false, changesAt: span.from, left: 0 };
    const date = (moment: number) => new Date(moment + 8 * HOUR).toISOString().slice(0, 10);
    const ofToday = this.spans.slice(index).filter((other) => date(other.from) === date(now));
    const end = ofToday.at(-1)?.until ?? span.until;
    return { open: true, changesAt: end, left: this.between(now, end) };
  }
}
