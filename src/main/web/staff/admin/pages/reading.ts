import type { ArticleDiff, PassageRow } from '../libraryTypes';

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

const NUMBER = '[〇零一二两三四五六七八九十百千万亿\\d][〇零一二两三四五六七八九十百千万亿\\d.,，]*';
const PERIOD = new RegExp(
  `(?:${NUMBER}\\s*年\\s*)?${NUMBER}\\s*月\\s*${NUMBER}\\s*日|${NUMBER}\\s*(?:个)?(?:工作日|日|天|个月|月|年|小时)(?![第])`,
  'g',
);
const PENALTY = new RegExp(`${NUMBER}\\s*(?:万|亿)?(?:元|倍)|百分之${NUMBER}`, 'g');

export interface Grave {
  kind: 'period' | 'penalty';
  before: string;
  after: string;
}

function changedOf(kind: Grave['kind'], pattern: RegExp, before: string, after: string): Grave[] {
  const [old, now] = [before.match(pattern) ?? [], after.match(pattern) ?? []].map((list) =>
    list.map((one) => one.replaceAll(/\s/g, '')),
  );
  return differing(old ?? [], now ?? []).map(([gone, come]) => ({
    kind,
    before: gone.join('、'),
    after: come.join('、'),
  }));
}

/** What differs between two rows of figures, in their order: what both begin and end with is left out. */
function differing(old: string[], now: string[]): [string[], string[]][] {
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const [gone, come] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  return gone.length + come.length === 0 ? [] : [[gone, come]];
}

/** Changed periods and amounts: what a person has to have looked at before it is published. */
export function graveOf({
  before,
  after,
  textChanged,
}: Pick<ArticleDiff, 'before' | 'after' | 'textChanged'>): Grave[] {
  if (!textChanged) return [];
  const [old, now] = [before?.text ?? '', after?.text ?? ''];
  return [...changedOf('period', PERIOD, old, now), ...changedOf('penalty', PENALTY, old, now)];
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
