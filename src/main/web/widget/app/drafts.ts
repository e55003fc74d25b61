/** The words not sent yet and how many answers nobody has looked at, kept over reloads. No more of a consultation stays. */
export class Drafts {
  private readonly key: string;
  private readonly unreadKey: string;

  constructor(
    site: string,
    private readonly storage: () => Storage = () => localStorage,
  ) {
    this.key = `quanzhi.draft.${site}`;
    this.unreadKey = `quanzhi.unread.${site}`;
  }

  load(): string {
    return this.get(this.key);
  }

  save(text: string): void {
    this.put(this.key, text.trim() === '' ? '' : text.slice(0, 20_000));
  }

  unread(): number {
    return Math.max(0, Math.trunc(Number(this.get(this.unreadKey))) || 0);
  }

  keepUnread(count: number): void {
    this.put(this.unreadKey, count > 0 ? String(count) : '');
  }

  private get(key: string): string {
    try {
      return this.storage().getItem(key) ?? '';
    } catch {
      return '';
    }
  }

  private put(key: string, value: string): void {
    try {
      if (value === '') this.storage().removeItem(key);
      else this.storage().setItem(key, value);
    } catch {
      // Where storage is blocked a reload loses them; nothing else depends on it.
    }
  }
}
