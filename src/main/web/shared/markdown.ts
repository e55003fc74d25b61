/**
 * Markdown of the small kind an answer is written in: paragraphs, lists, tables, quotes, code, emphasis, links and
 * `### ` labels. It becomes a list of nodes, never markup. Each piece of text knows its offset in the source, because
 * the service judges sentences by offset. Whatever is not of this kind stays as the characters it is made of.
 */
export type Inline =
  | { kind: 'text'; text: string; at: number }
  | { kind: 'code'; text: string; at: number }
  | { kind: 'strong' | 'em'; children: Inline[] }
  | { kind: 'link'; href: string; host: string; text: string; at: number }
  | { kind: 'mark'; number: number; at: number }
  | { kind: 'withdrawn'; at: number }
  | { kind: 'break' };

export interface ListItem {
  children: Inline[];
  lists: Block[];
}

export type Block =
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'heading'; children: Inline[] }
  | { kind: 'quote'; children: Inline[] }
  | { kind: 'list'; ordered: boolean; start: number; items: ListItem[] }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { kind: 'code'; text: string; at: number }
  | { kind: 'rule' };

/** What the service puts in the place of a sentence that its source did not support. */
export const WITHDRAWN = '〔此句未能核对，已撤回〕';

interface Line {
  text: string;
  at: number;
}

const ITEM = /^(\s*)(?:[-*+]\s+|(\d{1,4})(?:[.)]\s+|、\s*))(.*)$/;
const HEADING = /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/;
const RULE = /^\s{0,3}([-*_])(\s*\1){2,}\s*$/;
const FENCE = /^\s{0,3}```/;
const DIVIDER = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

export function parseMarkdown(source: string): Block[] {
  const lines: Line[] = [];
  let at = 0;
  for (const raw of source.split('\n')) {
    lines.push({ text: raw.endsWith('\r') ? raw.slice(0, -1) : raw, at });
    at += raw.length + 1;
  }
  const blocks: Block[] = [];
  let index = 0;
  const line = (offset = 0) => lines[index + offset];
  for (let current = line(); current; current = line()) {
    const { text } = current;
    if (text.trim() === '') {
      index += 1;
    } else if (FENCE.test(text)) {
      const body: Line[] = [];
      index += 1;
      for (let inner = line(); inner && !FENCE.test(inner.text); inner = line()) {
        body.push(inner);
        index += 1;
      }
      index += 1;
      blocks.push({ kind: 'code', text: body.map((inner) => inner.text).join('\n'), at: body[0]?.at ?? current.at });
    } else if (HEADING.test(text)) {
      const label = HEADING.exec(text)?.[1] ?? '';
      blocks.push({
        kind: 'heading',
        children: inline(label, current.at + text.indexOf(label, text.indexOf('#') + 1)),
      });
      index += 1;
    } else if (RULE.test(text)) {
      blocks.push({ kind: 'rule' });
      index += 1;
    } else if (text.includes('|') && DIVIDER.test(line(1)?.text ?? '') && (line(1)?.text ?? '').includes('-')) {
      const head = cells(current);
      const rows: Inline[][][] = [];
      index += 2;
      for (let row = line(); row?.text.includes('|'); row = line()) {
        rows.push(cells(row));
        index += 1;
      }
      blocks.push({ kind: 'table', head, rows });
    } else if (ITEM.test(text)) {
      const items: Line[] = [];
      for (
        let item = line();
        item && item.text.trim() !== '' && (ITEM.test(item.text) || /^\s{2,}/.test(item.text));
        item = line()
      ) {
        items.push(item);
        index += 1;
        // One empty line between items of the same list does not end it.
        if (line()?.text.trim() === '' && ITEM.test(line(1)?.text ?? '') && sameKind(items[0], line(1))) index += 1;
      }
      blocks.push(list(items));
    } else if (/^\s{0,3}>/.test(text)) {
      const quoted: Line[] = [];
      for (let inner = line(); inner && /^\s{0,3}>/.test(inner.text); inner = line()) {
        const mark = /^\s{0,3}>\s?/.exec(inner.text)?.[0].length ?? 0;
        quoted.push({ text: inner.text.slice(mark), at: inner.at + mark });
        index += 1;
      }
      blocks.push({ kind: 'quote', children: joined(quoted) });
    } else {
      const body: Line[] = [];
      for (
        let inner = line();
        inner && inner.text.trim() !== '' && (body.length === 0 || !interrupts(inner.text));
        inner = line()
      ) {
        const lead = inner.text.length - inner.text.trimStart().length;
        body.push({ text: inner.text.trim(), at: inner.at + lead });
        index += 1;
      }
      blocks.push({ kind: 'paragraph', children: joined(body) });
    }
  }
  return blocks;
}

function interrupts(text: string): boolean {
  return HEADING.test(text) || FENCE.test(text) || ITEM.test(text) || RULE.test(text) || /^\s{0,3}>/.test(text);
}

function sameKind(left: Line | undefined, right: Line | undefined): boolean {
  const kind = (line: Line | undefined) => ITEM.exec(line?.text ?? '')?.[2] !== undefined;
  return kind(left) === kind(right);
}

function joined(lines: Line[]): Inline[] {
  return lines.flatMap((line, index) =>
    (index === 0 ? [] : [{ kind: 'break' } as Inline]).concat(inline(line.text, line.at)),
  );
}

function list(lines: Line[]): Block {
  const first = ITEM.exec(lines[0]?.text ?? '');
  const indent = first?.[1]?.length ?? 0;
  const items: ListItem[] = [];
  let nested: Line[] = [];
  const close = () => {
    if (nested.length > 0) items.at(-1)?.lists.push(list(nested));
    nested = [];
  };
  for (const line of lines) {
    const match = ITEM.exec(line.text);
    if (match && ((match[1]?.length ?? 0) <= indent + 1 || items.length === 0)) {
      close();
      const body = match[3] ?? '';
      items.push({ children: inline(body, line.at + line.text.length - body.length), lists: [] });
    } else if (match) {
      nested.push(line);
    } else if (nested.length > 0) {
      nested.push(line);
    } else {
      const lead = line.text.length - line.text.trimStart().length;
      items.at(-1)?.children.push({ kind: 'break' }, ...inline(line.text.trim(), line.at + lead));
    }
  }
  close();
  return { kind: 'list', ordered: first?.[2] !== undefined, start: Number(first?.[2] ?? 1), items };
}

function cells(line: Line): Inline[][] {
  const found: Inline[][] = [];
  let from = 0;
  const { text, at } = line;
  const take = (to: number) => {
    const raw = text.slice(from, to);
    const lead = raw.length - raw.trimStart().length;
    found.push(inline(raw.trim(), at + from + lead));
  };
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '|' && text[index - 1] !== '\\') {
      if (index > 0 && text.slice(0, index).trim() !== '') take(index);
      from = index + 1;
    }
  }
  if (text.slice(from).trim() !== '') take(text.length);
  return found;
}

/** A link is followed only where it leads to the web; everything else stays text. */
export function safeLink(href: string): URL | null {
  if (!/^https?:\/\//i.test(href)) return null;
  try {
    const url = new URL(href);
    return url.username === '' && url.password === '' ? url : null;
  } catch {
    return null;
  }
}

const TOKEN = new RegExp(
  [
    '\\\\([\\\\`*_\\[\\]|#>-])', // 1 escape
    '`([^`\\n]+)`', // 2 code
    '\\*\\*(\\S(?:[^\\n]*?\\S)?)\\*\\*', // 3 strong
    '\\*([^\\s*](?:[^*\\n]*[^\\s*])?)\\*', // 4 emphasis
    '\\[([^\\]\\n]+)\\]\\(([^()\\s]+)\\)', // 5, 6 link
    '\\[(\\d{1,3})\\]', // 7 citation marker
    `(${WITHDRAWN})`, // 8
  ].join('|'),
  'gu',
);

function inline(text: string, at: number): Inline[] {
  const out: Inline[] = [];
  let from = 0;
  const plain = (to: number) => {
    if (to > from) out.push({ kind: 'text', text: text.slice(from, to), at: at + from });
  };
  // Each call has its own pattern: it calls itself for what stands inside emphasis.
  const token = new RegExp(TOKEN.source, TOKEN.flags);
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [whole, escaped, code, strong, em, label, href, number, withdrawn] = match;
    const start = match.index;
    let node: Inline | null = null;
    if (escaped !== undefined) node = { kind: 'text', text: escaped, at: at + start + 1 };
    else if (code !== undefined) node = { kind: 'code', text: code, at: at + start + 1 };
    else if (strong !== undefined) node = { kind: 'strong', children: inline(strong, at + start + 2) };
    else if (em !== undefined) node = { kind: 'em', children: inline(em, at + start + 1) };
    else if (label !== undefined) {
      const url = safeLink(href ?? '');
      node = url && { kind: 'link', href: url.href, host: url.host, text: label, at: at + start + 1 };
    } else if (number !== undefined) node = { kind: 'mark', number: Number(number), at: at + start };
    else if (withdrawn !== undefined) node = { kind: 'withdrawn', at: at + start };
    if (node) {
      plain(start);
      out.push(node);
      from = start + whole.length;
    }
  }
  plain(text.length);
  return out;
}
