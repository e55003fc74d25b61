import type { Kept } from './kept';

export interface Canned {
  id: string;
  title: string;
  text: string;
  own: boolean;
}

const NAME = 'canned';

/** `{enterprise}` and the like, filled in; what isn't known stays as a gap between 【 and 】 for the expert to fill. */
export function fill(
  text: string,
  values: Record<string, string | null | undefined>,
  names: Record<string, string>,
): string {
  return text.replace(/\{(\w+)\}/gu, (_, name: string) => values[name]?.trim() || `【${names[name] ?? name}】`);
}

/** The first gap of a text: what to select, so that typing fills it. */
export function gap(text: string): { from: number; to: number } | null {
  const found = /【[^】\n]*】/u.exec(text);
  return found ? { from: found.index, to: found.index + found[0].length } : null;
}

export function find(all: Canned[], wanted: string): Canned[] {
  const words = wanted.trim().toLowerCase().split(/\s+/u).filter(Boolean);
  return all.filter(({ title, text }) => words.every((word) => `${title}\n${text}`.toLowerCase().includes(word)));
}

/** The texts that the person has kept for themselves, in this browser. */
export class OwnCanned {
  constructor(private readonly kept: Kept) {}

  all(): Canned[] {
    const stored = this.kept.value<unknown>(NAME, []);
    return (Array.isArray(stored) ? (stored as Canned[]) : []).map((item) => ({ ...item, own: true }));
  }

  add(text: string): Canned[] {
    const title = text.trim().split('\n')[0]?.slice(0, 20) ?? '';
    const item = { id: `own-${Date.now().toString(36)}`, title, text: text.trim(), own: true };
    return this.save([item, ...this.all()].slice(0, 50));
  }

  remove(id: string): Canned[] {
    return this.save(this.all().filter((item) => item.id !== id));
  }

  private save(items: Canned[]): Canned[] {
    this.kept.keep(NAME, items);
    return items;
  }
}
