import { Problem } from '../../shared/api';

/** The idempotency keys of acts: an act keeps its key until it has succeeded, so trying again can't do it twice. */
export class Keyring {
  private readonly keys = new Map<string, string>();

  constructor(private readonly fresh: () => string = () => crypto.randomUUID()) {}

  async once<T>(act: string, run: (key: string) => Promise<T>): Promise<T> {
    const key = this.keys.get(act) ?? this.fresh();
    this.keys.set(act, key);
    try {
      const result = await run(key);
      this.keys.delete(act);
      return result;
    } catch (error) {
      // A refusal is kept by the service under its key: asking again later is another request.
      const passing = error instanceof Problem && (error.passing || error.code === 'IDEMPOTENCY_KEY_IN_USE');
      if (!passing) this.keys.delete(act);
      throw error;
    }
  }
}
