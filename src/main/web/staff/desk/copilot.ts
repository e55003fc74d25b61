import type { Citation, Claim } from '../../shared/types';
import type { Draft } from './types';

/** One sentence of a draft, as the expert sees and changes it. */
export interface Line {
  /** Where it began in the draft: its name towards the service. */
  start: number;
  original: string;
  text: string;
  /** What stands before it: line breaks, list marks, headings. */
  lead: string;
  numbers: number[];
  verdict: string;
  /** It names a penalty or a deadline, so a person has to confirm it. */
  grave: boolean;
  removed: boolean;
  /** The words that were confirmed, by whom and when; other words have to be confirmed again. */
  confirmed: { text: string; by: string; at: string } | null;
  /** Not the draft's: the service found it in the reply, and wants it confirmed as well. */
  asked?: boolean;
}

export interface Sheet {
  /** Null where the service knows words again that were copied from a draft by hand. */
  draftId: string | null;
  lines: Line[];
  citations: Citation[];
  /** Whether the sentences stand in the editor as free text now. */
  inserted: boolean;
}

/** What is confirmed of a reply that no draft came with. */
export const bareSheet = (): Sheet => ({ draftId: null, lines: [], citations: [], inserted: true });

const MARKERS = /^\s*(?:\[\d{1,3}\])+/u;

/** Takes a draft apart into its sentences. Markers that stand behind a sentence belong to it. */
export function sheetOf(draft: Draft): Sheet {
  const grave = new Set(draft.confirm.map((claim) => claim.start));
  const claims = [...draft.claims].sort((left, right) => left.start - right.start);
  const lines: Line[] = [];
  let at = 0;
  for (const claim of claims) {
    if (claim.start < at) continue;
    const gap = draft.text.slice(at, claim.start);
    const markers = lines.length > 0 ? (MARKERS.exec(gap)?.[0] ?? '') : '';
    extend(lines.at(-1), markers);
    lines.push(lineOf(draft.text, claim, gap.slice(markers.length), grave.has(claim.start)));
    at = claim.end;
  }
  const rest = draft.text.slice(at);
  const markers = MARKERS.exec(rest)?.[0] ?? '';
  extend(lines.at(-1), markers);
  return {
    draftId: draft.draftId,
    lines: lines.filter(({ original }) => original.trim() !== ''),
    citations: draft.citations,
    inserted: false,
  };
}

function lineOf(text: string, claim: Claim, lead: string, grave: boolean): Line {
  const original = text.slice(claim.start, claim.end);
  return {
    start: claim.start,
    original,
    text: original,
    lead,
    numbers: claim.numbers,
    verdict: claim.verdict,
    grave,
    removed: false,
    confirmed: null,
  };
}

function extend(line: Line | undefined, markers: string): void {
  if (!line || markers === '') return;
  line.original += markers.trim();
  line.text += markers.trim();
}

/** A label above the sentences that follow, such as 条件 or 期限. */
export const isHeading = (line: Line): boolean => /(?:^|\n)#{1,6}\s+$/u.test(line.lead);

const sends = (line: Line) => !line.asked && !line.removed && line.verdict !== 'UNSUPPORTED' && line.text.trim() !== '';

/** The reply that the sentences make; what has no support is left out. */
export function compose(sheet: Sheet): string {
  return (
    sheet.lines
      .filter(sends)
      .map((line) => line.lead + line.text)
      .join('')
      // What the enterprise reads is plain text: a heading becomes a line of its own, a list mark a dot.
      .replace(/^#{1,6}\s+/gmu, '')
      .replace(/^(\s*)[-*]\s+/gmu, '$1· ')
      .replace(/\n{3,}/gu, '\n\n')
      .trim()
  );
}

const isConfirmed = (line: Line, text: string) => line.confirmed?.text === text.trim();

/** What of the sentences still waits for a person. */
export const waiting = (sheet: Sheet): Line[] =>
  sheet.lines.filter((line) => line.grave && sends(line) && !isConfirmed(line, line.text));

function change(sheet: Sheet, start: number, by: Partial<Line>): Sheet {
  return { ...sheet, lines: sheet.lines.map((line) => (line.start === start ? { ...line, ...by } : line)) };
}

export const edit = (sheet: Sheet, start: number, text: string): Sheet => change(sheet, start, { text });
export const remove = (sheet: Sheet, start: number, removed: boolean): Sheet => change(sheet, start, { removed });
export const unconfirm = (sheet: Sheet, start: number): Sheet => change(sheet, start, { confirmed: null });

/** Confirms one sentence in the words in which it stands. There is no way to confirm several. */
export function confirm(sheet: Sheet, start: number, text: string, by: string, at: Date): Sheet {
  return change(sheet, start, { confirmed: { text: text.trim(), by, at: at.toISOString() } });
}

/** A grave sentence of the draft, as it is found in the free text of a reply. */
export interface Grave {
  line: Line;
  /** The words that stand there now. */
  text: string;
  edited: boolean;
  confirmed: boolean;
}

/** The words alone; markers, spaces, marks and the place in a list may change while a sentence stays, figures may not. */
export const plain = (text: string): string =>
  text.replace(/^\s*\d{1,2}[.)、](?!\d)|\[\d{1,3}\]|\s|(?![%％‰])(?:(?<!\d)[\p{P}\p{S}]|[\p{P}\p{S}](?!\d))/gu, '');

const sentencesOf = (text: string): string[] => text.split(/(?<=[。；！？\n])/u).map((sentence) => sentence.trim());

/** Adds what the service wants confirmed beside the draft's own sentences. */
export function ask(sheet: Sheet, sentences: string[]): Sheet {
  const known = new Set(sheet.lines.filter((line) => line.asked).map(({ original }) => plain(original)));
  const fresh = sentences.filter((sentence) => !known.has(plain(sentence)));
  const lines = fresh.map((text, index): Line => ({
    start: -1 - known.size - index,
    original: text,
    text,
    lead: '',
    numbers: [...text.matchAll(/\[(\d{1,3})\]/gu)].map((found) => Number(found[1])),
    verdict: 'UNCITED',
    grave: true,
    removed: false,
    confirmed: null,
    asked: true,
  }));
  return { ...sheet, lines: [...sheet.lines, ...lines] };
}

/**
 * What of the draft's penalties and deadlines stands in a reply that was edited freely. A sentence that was changed is
 * recognised by what it shares with the draft's, and has to be confirmed in its new words.
 */
export function gravesIn(reply: string, sheet: Sheet): Grave[] {
  const sentences = sentencesOf(reply);
  const stands = new Set(sentences.map(plain));
  const taken = new Set<string>();
  return sheet.lines
    .filter((line) => line.grave)
    .flatMap((line): Grave[] => {
      if (sentencesOf(line.original).every((sentence) => plain(sentence) === '' || stands.has(plain(sentence))))
        return [graveOf(line, line.original.trim(), false)];
      const near = nearest(line, sentences, taken);
      if (near === null) return [];
      taken.add(near);
      return [graveOf(line, near, near !== line.original.trim())];
    });
}

const graveOf = (line: Line, text: string, edited: boolean): Grave => ({
  line,
  text,
  edited,
  confirmed: line.confirmed !== null && plain(line.confirmed.text) === plain(text),
});

const ALIKE = 0.45;

function nearest(line: Line, sentences: string[], taken: Set<string>): string | null {
  let best: string | null = null;
  let most = ALIKE;
  for (const sentence of sentences) {
    const share = Math.max(likeness(sentence, line.original), likeness(sentence, line.text));
    if (share > most && !taken.has(sentence)) [best, most] = [sentence, share];
  }
  return best;
}

/** Shared pairs of characters, as a share of both (Dice). */
export function likeness(left: string, right: string): number {
  const pairs = (text: string) => {
    const bare = plain(text);
    return Array.from({ length: Math.max(0, bare.length - 1) }, (_, at) => bare.slice(at, at + 2));
  };
  const [a, b] = [pairs(left), pairs(right)];
  if (a.length === 0 || b.length === 0) return 0;
  const rest = [...b];
  let shared = 0;
  for (const pair of a) {
    const at = rest.indexOf(pair);
    if (at < 0) continue;
    rest.splice(at, 1);
    shared += 1;
  }
  return (2 * shared) / (a.length + b.length);
}

/** What is sent along with a reply that came from a draft: what was confirmed as it stood, and in other words. */
export function proof(reply: string, sheet: Sheet): { draftId?: string; confirmed: number[]; rewritten: string[] } {
  const confirmed = gravesIn(reply, sheet).filter((grave) => grave.confirmed);
  const own = ({ line, edited }: Grave) => edited || line.asked === true;
  return {
    ...(sheet.draftId === null ? {} : { draftId: sheet.draftId }),
    confirmed: confirmed.filter((grave) => !own(grave)).map(({ line }) => line.start),
    rewritten: confirmed.filter(own).map(({ text }) => text),
  };
}
