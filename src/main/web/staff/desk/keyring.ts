import { Problem } from '../../shared/api';
import type { Kept } from './kept';

const NAME = 'acts';
const MOST = 50;
/** The service forgets a key after a day. */
const DAY = 86_400_000;

type Entry = [act: string, key: string, since: number];

/**
 * The idempotency keys of acts: an act keeps its key until it has succeeded, over a reload too, so trying again can't do
 * it twice.
 */
export class Keyring {
  private readonly keys: Map<string, { key: string; since: number }>;

  constructor(
    private readonly kept: Kept,
    private readonly now: () => number = Date.now,
  ) {
    const stored = kept.value<unknown>(NAME, []);
    const entries = (Array.isArray(stored) ? (stored as Entry[]) : []).filter(
      ([, , since]) => this.now() - since < DAY,
    );
    this.keys = new Map(entries.map(([act, key, since]) => [act, { key, since }]));
  }

  private keep(act: string, key: string | null): void {
    this.keys.delete(act);
    if (key !== null) this.keys.set(act, { key, since: this.now() });
    while (this.keys.size > MOST) this.keys.delete(this.keys.keys().next().value ?? '');
    this.kept.keep(
      NAME,
      [...this.keys].map(([name, held]): Entry => [name, held.key, held.since]),
    );
  }

  async once<T>(act: string, run: (key: string) => Promise<T>): Promise<T> {
    const key = this.keys.get(act)?.key ?? crypto.randomUUID();
    this.keep(act, key);
    try {
      const result = await run(key);
      this.keep(act, null);
      return result;
    } catch (error) {
      // A refusal is kept by the service under its key: asking again later is another request.
      const passing = error instanceof Problem && (error.passing || error.code === 'IDEMPOTENCY_KEY_IN_USE');
      if (!passing) this.keep(act, null);
      throw error;
    }
  }
}
