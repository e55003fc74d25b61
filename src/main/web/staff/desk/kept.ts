/** What the desk keeps in this browser: preferences and words not sent yet. Where storage is blocked, nothing is kept. */
export class Kept {
  constructor(
    private readonly account: string,
    private readonly storage: () => Storage = () => localStorage,
  ) {}

  read(name: string): string | null {
    try {
      return this.storage().getItem(this.key(name));
    } catch {
      return null;
    }
  }

  put(name: string, value: string | null): void {
    try {
      if (value === null) this.storage().removeItem(this.key(name));
      else this.storage().setItem(this.key(name), value);
    } catch {
      // Full or blocked: the page goes on without.
    }
  }

  /** The value of a name, or the given one where nothing can be read. */
  value<T>(name: string, otherwise: T): T {
    const stored = this.read(name);
    if (stored === null) return otherwise;
    try {
      return JSON.parse(stored) as T;
    } catch {
      return otherwise;
    }
  }

  keep(name: string, value: unknown): void {
    this.put(name, JSON.stringify(value));
  }

  private key(name: string): string {
    return `quanzhi.desk.${this.account}.${name}`;
  }
}
