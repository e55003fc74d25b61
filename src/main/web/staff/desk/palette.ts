/** What a search in the palette means: everything, or only commands, tickets or articles. */
export type Scope = 'all' | 'commands' | 'tickets' | 'articles';

export interface Asked {
  scope: Scope;
  text: string;
  /** It reads as a reference to an article or a clause, such as 细则22条 or GB/T 19001 7.1.5. */
  reference: boolean;
}

const SCOPES: Record<string, Scope> = { '>': 'commands', '》': 'commands', '#': 'tickets', '§': 'articles' };
const ARTICLE = /第?\s*(?:\d{1,4}|[一二三四五六七八九十百零〇]{1,6})\s*条/u;
const STANDARD = /\b(?:GB|DB|JJG|JJF|RB|ISO|IEC|CNAS|T)\s*[/-]?\s*[A-Z]{0,3}\s*\d{2,6}/iu;

export function asked(input: string): Asked {
  const first = input.trimStart().slice(0, 1);
  const scope = SCOPES[first] ?? 'all';
  const text = (scope === 'all' ? input : input.trimStart().slice(1)).trim();
  const reference = scope !== 'commands' && scope !== 'tickets' && (ARTICLE.test(text) || STANDARD.test(text));
  return { scope, text, reference };
}

/** A ticket's number or its end, as the service looks it up; null where it can't be one. */
export function numberOf({ scope, text }: Asked): string | null {
  if (scope === 'commands' || scope === 'articles') return null;
  const bare = text.replace(/\s/gu, '').toUpperCase();
  return /^(?:[A-Z]{1,4})?[\d-]*\d{3}$/u.test(bare) && bare.length <= 40 ? bare : null;
}

/** Whether every part of what was typed stands in the text. */
export function fits(text: string, wanted: string): boolean {
  const bare = text.toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/u)
    .filter(Boolean)
    .every((word) => bare.includes(word));
}

/** How a source is written into a reply. */
export function quoteOf(source: { citation: string; quote: string }): string {
  const quote = source.quote.trim().replace(/\s*\n\s*/gu, '');
  return quote === '' ? source.citation : `${source.citation}规定：“${quote}”`;
}
