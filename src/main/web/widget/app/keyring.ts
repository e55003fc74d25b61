import { problemOf } from './problem';

/** The keys of acts: the same until the act has succeeded, so that trying again cannot do it twice. */
export class Keyring {
  private readonly keys = new Map<string, string>();

  constructor(private readonly newKey: () => string) {}

  of(act: string): string {
    const key = this.keys.get(act) ?? this.newKey();
    this.keys.set(act, key);
    return key;
  }

  forget(act: string): void {
    this.keys.delete(act);
  }

  async once<T>(act: string, run: (key: string) => Promise<T>): Promise<T> {
    try {
      const result = await run(this.of(act));
      this.forget(act);
      return result;
    } catch (error) {
      const problem = problemOf(error);
      // A refusal is kept under its key: asking again later is another request.
      if (!problem.passing && problem.code !== 'IDEMPOTENCY_KEY_IN_USE') this.forget(act);
      throw error;
    }
  }
}
