/** The words not sent yet, kept over reloads. Nothing else of a consultation stays in the browser. */
export class Drafts {
  private readonly key: string;

  constructor(
    site: string,
    private readonly storage: () => Storage = () => localStorage,
  ) {
    this.key = `quanzhi.draft.${site}`;
  }

  load(): string {
    try {
      return this.storage().getItem(this.key) ?? '';
    } catch {
      return '';
    }
  }

  save(text: string): void {
    try {
      if (text.trim() === '') this.storage().removeItem(this.key);
      else this.storage().setItem(this.key, text.slice(0, 20_000));
    } catch {
      // Where storage is blocked a reload loses the draft; nothing else depends on it.
    }
  }
}
