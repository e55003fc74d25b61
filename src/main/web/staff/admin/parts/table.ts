import type { Directive } from 'vue';

const ROLES: Record<string, string> = {
  THEAD: 'rowgroup',
  TBODY: 'rowgroup',
  TR: 'row',
  TD: 'cell',
};

const roleOf = (cell: Element): string =>
  cell.tagName !== 'TH' ? (ROLES[cell.tagName] ?? '') : cell.closest('thead') ? 'columnheader' : 'rowheader';

/**
 * On a phone rows become cards, and a browser takes a row that is laid out as something else for no row any more: whoever
 * listens would hear values without the heads of their columns. So the table says itself what it is. Columns are numbered,
 * since cells that are empty aren't shown there.
 */
function name(table: HTMLTableElement): void {
  table.setAttribute('role', 'table');
  for (const part of table.querySelectorAll('thead, tbody, tr')) part.setAttribute('role', ROLES[part.tagName] ?? '');
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])].map((head) => head.textContent?.trim() ?? '');
  let columns = 0;
  for (const row of table.rows) {
    let column = 0;
    for (const cell of row.cells) {
      column += 1;
      cell.setAttribute('role', roleOf(cell));
      cell.setAttribute('aria-colindex', String(column));
      // Where the heads can't be seen, a card may show its own.
      if (cell.tagName === 'TD') cell.dataset['head'] = heads[column - 1] ?? '';
      column += cell.colSpan - 1;
    }
    columns = Math.max(columns, column);
  }
  table.setAttribute('aria-colcount', String(columns));
}

/** Keeps a table one for whoever can't see it, however it is laid out. */
export const vTable: Directive<HTMLTableElement> = { mounted: name, updated: name };
