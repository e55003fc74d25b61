import type { ConsultationSummary } from '../../shared/types';
import type { Drafts } from './drafts';
import { isNews } from './summaries';

/** How many answers of people nobody has looked at yet. */
export class Unread {
  private seen = true;
  private count: number;

  constructor(
    private readonly drafts: Pick<Drafts, 'unread' | 'keepUnread'>,
    private readonly told: (count: number) => void,
  ) {
    this.count = drafts.unread();
  }

  /** A person's answer came; whether that is news to anybody. */
  came(): boolean {
    if (this.seen) return false;
    this.keep(this.count + 1);
    return true;
  }

  /** What came while the page was away. */
  missed(summary: ConsultationSummary): void {
    if (isNews(summary)) this.keep(Math.max(this.count, Number(summary.unread)));
  }

  watched(seen: boolean): void {
    this.seen = seen;
    if (!seen) return;
    this.keep(0);
    this.told(0);
  }

  /** Tells what is unread where nobody looks: in the open consultation, and in the others. */
  tell(summaries: ConsultationSummary[], open: string | undefined): void {
    if (this.seen) return;
    const waiting = summaries
      .filter((item) => item.consultationId !== open && isNews(item))
      .reduce((sum, item) => sum + Number(item.unread ?? 0), 0);
    this.told(this.count + waiting);
  }

  private keep(count: number): void {
    this.count = count;
    this.drafts.keepUnread(count);
  }
}
