import { parseMarkdown, WITHDRAWN, type Block, type Inline, type ListItem } from './markdown';
import type { Answer, Citation, Claim } from './types';

/** How sure a stretch of text is: judged, still being judged, or found without support. */
export type Firmness = 'firm' | 'checking' | 'unsupported';

export interface Style {
  strong: boolean;
  em: boolean;
}

/** A line of an answer, flat: what stands in it from left to right. */
export type Piece =
  | { kind: 'text' | 'code'; text: string; firmness: Firmness; claim: number; style: Style }
  | { kind: 'link'; text: string; href: string; host: string; firmness: Firmness; claim: number; style: Style }
  | { kind: 'mark'; number: number; firmness: Firmness; claim: number }
  | { kind: 'break' };

export type View =
  | { kind: 'paragraph' | 'quote'; pieces: Piece[] }
  | { kind: 'list'; ordered: boolean; start: number; items: { pieces: Piece[]; lists: View[] }[] }
  | { kind: 'table'; head: Piece[][]; rows: Piece[][][] }
  | { kind: 'code'; text: string };

export interface Section {
  label: string | null;
  /** Short Chinese labels hang beside their text; all others stand above it. */
  hangs: boolean;
  blocks: View[];
}

export interface AnswerModel {
  lead: Piece[];
  sections: Section[];
  withdrawn: number;
}

/** What of an answer is shown: its conclusion, its sections, and how many sentences were withdrawn. */
export function answerModel(answer: Pick<Answer, 'text' | 'claims' | 'status'>): AnswerModel {
  const running = answer.status === 'RUNNING';
  const view = new Pieces(answer.claims, running);
  const model: AnswerModel = { lead: [], sections: [], withdrawn: 0 };
  let section: Section = { label: null, hangs: false, blocks: [] };
  let first = true;
  for (const block of parseMarkdown(answer.text)) {
    if (block.kind === 'heading') {
      keep(model, section);
      const label = plainText(block.children);
      section = { label, hangs: /^\p{Script=Han}{1,4}$/u.test(label), blocks: [] };
    } else if (block.kind === 'paragraph' && first && section.label === null) {
      model.lead = view.flat(block.children);
    } else {
      const made = view.block(block);
      if (made) section.blocks.push(made);
    }
    first = false;
  }
  keep(model, section);
  model.withdrawn = view.withdrawn;
  return model;
}

function keep(model: AnswerModel, section: Section) {
  if (section.blocks.length > 0) model.sections.push(section);
}

function plainText(nodes: Inline[]): string {
  return nodes
    .map((node) => ('children' in node ? plainText(node.children) : 'text' in node ? node.text : ''))
    .join('')
    .trim();
}

class Pieces {
  withdrawn = 0;

  constructor(
    private readonly claims: Claim[],
    private readonly running: boolean,
  ) {}

  block(block: Block): View | null {
    switch (block.kind) {
      case 'paragraph':
      case 'quote': {
        const pieces = this.flat(block.children);
        return pieces.length > 0 ? { kind: block.kind, pieces } : null;
      }
      case 'list': {
        const items = block.items
          .map((item) => this.item(item))
          .filter((item) => item.pieces.length + item.lists.length > 0);
        return items.length > 0 ? { kind: 'list', ordered: block.ordered, start: block.start, items } : null;
      }
      case 'table':
        return {
          kind: 'table',
          head: block.head.map((cell) => this.flat(cell)),
          rows: block.rows
            .map((row) => row.map((cell) => this.flat(cell)))
            .filter((row) => row.some((cell) => cell.length > 0)),
        };
      case 'code':
        return { kind: 'code', text: block.text };
      default:
        return null;
    }
  }

  private item(item: ListItem) {
    return {
      pieces: this.flat(item.children),
      lists: item.lists.map((list) => this.block(list)).filter((list) => list !== null),
    };
  }

  flat(nodes: Inline[], style: Style = { strong: false, em: false }): Piece[] {
    const pieces = nodes.flatMap((node) => this.inline(node, style));
    // A line that held nothing but a withdrawn sentence is no line; its markers go with it.
    const says = pieces.some((piece) => piece.kind !== 'mark' && piece.kind !== 'break' && piece.text.trim() !== '');
    return says ? trimBreaks(pieces) : [];
  }

  private inline(node: Inline, style: Style): Piece[] {
    switch (node.kind) {
      case 'strong':
      case 'em':
        return node.children.flatMap((child) => this.inline(child, { ...style, [node.kind]: true }));
      case 'text':
        return this.split(node.text, node.at, style);
      case 'code':
        return [{ kind: 'code', text: node.text, ...this.judge(node.at), style }];
      case 'link': {
        const { text, href, host } = node;
        return [{ kind: 'link', text, href, host, ...this.judge(node.at), style }];
      }
      case 'mark':
        // A marker may stand just behind the sentence it belongs to.
        return [{ kind: 'mark', number: node.number, ...this.judge(node.at, true) }];
      case 'withdrawn':
        this.withdrawn += 1;
        return [];
      default:
        return [{ kind: 'break' }];
    }
  }

  private split(text: string, at: number, style: Style): Piece[] {
    const cuts = new Set([0, text.length]);
    for (const { start, end } of this.claims) {
      for (const edge of [start - at, end - at]) if (edge > 0 && edge < text.length) cuts.add(edge);
    }
    const edges = [...cuts].sort((left, right) => left - right);
    return edges
      .slice(0, -1)
      .map(
        (from, index) =>
          ({ kind: 'text', text: text.slice(from, edges[index + 1]), ...this.judge(at + from), style }) as const,
      )
      .filter((piece) => piece.text !== '');
  }

  private judge(at: number, behind = false): { firmness: Firmness; claim: number } {
    let claim = this.claims.findIndex(({ start, end }) => start <= at && at < end);
    if (claim < 0 && behind) {
      claim = this.claims.findLastIndex(({ end }) => end <= at && at - end <= 1);
    }
    if (!this.running) return { firmness: 'firm', claim };
    const verdict = this.claims[claim]?.verdict;
    if (verdict === undefined) return { firmness: 'checking', claim };
    return { firmness: verdict === 'UNSUPPORTED' ? 'unsupported' : 'firm', claim };
  }
}

function trimBreaks(pieces: Piece[]): Piece[] {
  let from = 0;
  let to = pieces.length;
  while (pieces[from]?.kind === 'break') from += 1;
  while (to > from && pieces[to - 1]?.kind === 'break') to -= 1;
  return pieces.slice(from, to);
}

export interface SourceGroup {
  documentVersionId: string;
  title: string;
  status: string;
  citations: Citation[];
}

/** The sources of an answer by document version, in the order in which they are first cited. */
export function sourceGroups(citations: Citation[]): SourceGroup[] {
  const groups = new Map<string, SourceGroup>();
  for (const citation of citations) {
    const { documentVersionId, title, validity } = citation;
    const group = groups.get(documentVersionId) ?? { documentVersionId, title, status: validity.status, citations: [] };
    group.citations.push(citation);
    groups.set(documentVersionId, group);
  }
  return [...groups.values()];
}

/** A citation without its title: `《…法》第二十六条` → `第二十六条`. */
export function articleOf(citation: Pick<Citation, 'citation' | 'title'>): string {
  const text = citation.citation;
  const close = text.lastIndexOf('》');
  if (close >= 0) return text.slice(close + 1).trim();
  return (text.startsWith(citation.title) ? text.slice(citation.title.length) : text).trim();
}

/** How the sentences of a finished answer fared: the label beside it says no more than this. */
export function checkedCount(answer: Pick<Answer, 'claims' | 'text'>): { checked: number; uncited: number } {
  const kept = answer.claims.filter(({ start, end }) => !answer.text.slice(start, end).includes(WITHDRAWN));
  return {
    checked: kept.filter((claim) => claim.verdict === 'SUPPORTED').length,
    uncited: kept.filter((claim) => claim.verdict === 'UNCITED').length,
  };
}

/** Laws cited as in force whose successor is known to come after the day the answer speaks for. */
export function comingChanges(
  citations: Citation[],
  asOf: string,
): { date: string; citation: Citation; successor: string }[] {
  return citations.flatMap((citation) => {
    const { status, successor } = citation.validity;
    const date = successor?.effectiveFrom;
    return status === 'IN_FORCE' && successor && date && date > asOf
      ? [{ date, citation, successor: successor.citation }]
      : [];
  });
}

/** An answer to take away: with its sources, and saying that a machine made it. The placeholder stays. */
export function copyText(
  answer: Pick<Answer, 'text' | 'citations' | 'asOf'>,
  words: { label: string; sources: string; status: (status: string) => string; asOf: (date: string) => string },
): string {
  const sources = answer.citations.map(
    (source) =>
      `[${source.number}] ${source.citation}（${words.status(source.validity.status)}）\n    ${source.quote.trim()}`,
  );
  const foot = [words.label, answer.asOf ? words.asOf(answer.asOf) : ''].filter((part) => part !== '').join(' · ');
  return [words.label, answer.text.trim(), sources.length > 0 ? `${words.sources}\n${sources.join('\n')}` : '', foot]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Cuts a source text where the quoted words stand in it; white space may differ. */
export function markQuote(text: string, quote: string): { before: string; quoted: string; after: string } {
  const whole = { before: text, quoted: '', after: '' };
  const words = quote.replace(/^[\s…⋯.]+|[\s…⋯.]+$/gu, '').replace(/\s+/gu, '');
  if (words === '') return whole;
  const positions: number[] = [];
  let bare = '';
  for (let index = 0; index < text.length; index += 1) {
    if (!/\s/u.test(text[index] ?? '')) {
      bare += text[index];
      positions.push(index);
    }
  }
  const found = bare.indexOf(words);
  if (found < 0) return whole;
  const start = positions[found] ?? 0;
  const end = (positions[found + words.length - 1] ?? start) + 1;
  return { before: text.slice(0, start), quoted: text.slice(start, end), after: text.slice(end) };
}
