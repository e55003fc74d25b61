import type { ArticleDiff } from '../comparisonTypes';
import type { PassageRow } from '../libraryTypes';

const pad = (text: string) => text.padStart(2, '0');
const IN_FORCE = /自(?:(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日|[^。，；]{2,12}之日)起(?:施行|实施|生效|执行)/;

export interface DateHint {
  /** Null where the text names an event and no day. */
  date: string | null;
  quote: string;
  citation: string;
}

/** What the text itself says of its beginning: said as a hint, since an amended law keeps its first enactment's date. */
export function dateHint(passages: Pick<PassageRow, 'text' | 'citation'>[]): DateHint | null {
  for (const { text, citation } of [...passages.slice(-8).reverse(), ...passages.slice(0, 3)]) {
    const found = IN_FORCE.exec(text);
    if (!found) continue;
    const [quote, year, month, day] = found;
    return { date: year && month && day ? `${year}-${pad(month)}-${pad(day)}` : null, quote, citation };
  }
  return null;
}

/** How much of an article's text is another, from 0 to 1. */
export function shareChanged({ words, before, after }: Pick<ArticleDiff, 'words' | 'before' | 'after'>): number {
  if (before === null || after === null) return 1;
  const total = words.reduce((sum, { text }) => sum + text.length, 0);
  const kept = words.filter(({ kind }) => kind === 'KEPT').reduce((sum, { text }) => sum + text.length, 0);
  return total === 0 ? 0 : 1 - kept / total;
}

export const idOf = ({ before, after }: Pick<ArticleDiff, 'before' | 'after'>): string =>
  (after ?? before)?.passageId ?? '';

/** `第三十六条` where the citation has it, else its number, else its heading. */
export function articleName(passage: Pick<PassageRow, 'article' | 'citation' | 'path'>): string {
  return /第[^第》]+[条款]$/.exec(passage.citation)?.[0] ?? passage.article ?? passage.path.at(-1) ?? passage.citation;
}
