import type { DeskTicket, View } from './types';

export type Sort = 'URGENT_FIRST' | 'NEWEST_FIRST';

export interface Filter {
  kinds: string[];
  priorities: string[];
  stages: string[];
  search: string;
}

export interface Saved {
  view: View;
  sort: Sort;
  filter: Filter;
}

export const VIEWS: View[] = ['UNASSIGNED', 'MINE', 'ALL', 'OVERDUE'];
export const KINDS = ['标准', '计量', '认证认可', '检验检测', '质量管理', '知识产权', '品牌培育'];
export const PRIORITIES = ['URGENT', 'HIGH', 'NORMAL'];
export const STAGES = [
  'RECEIVED',
  'DISPATCHED',
  'SIGNED',
  'IN_PROGRESS',
  'AWAITING_ENTERPRISE',
  'REPLIED',
  'VISITING',
  'IN_REVIEW',
  'RETURNED',
  'SUPERVISED',
  'CLOSED',
];

export const noFilter = (): Filter => ({ kinds: [], priorities: [], stages: [], search: '' });

export const filters = (filter: Filter): boolean =>
  filter.kinds.length + filter.priorities.length + filter.stages.length > 0 || filter.search.trim() !== '';

/** A ticket whose kind nobody knows goes under this word in the filter. */
export const NO_KIND = '-';

export function matches(ticket: DeskTicket, filter: Filter): boolean {
  const { kinds, priorities, stages, search } = filter;
  if (kinds.length > 0 && !kinds.includes(ticket.serviceKind ?? NO_KIND)) return false;
  if (priorities.length > 0 && !priorities.includes(ticket.priority)) return false;
  if (stages.length > 0 && !stages.includes(ticket.stage)) return false;
  return says(ticket, search);
}

/** Whether every word that is looked for stands somewhere in the ticket. */
export function says(ticket: DeskTicket, search: string): boolean {
  const words = search.trim().toLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return true;
  const { number, title, enterprise, assignee, lastMessage, reason } = ticket;
  const text = [number, title, enterprise?.name, enterprise?.uscc, assignee?.displayName, lastMessage?.text, reason]
    .join('\n')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

/** What was chosen last time; whatever can't be read is as on the first day. The search is never kept. */
export function savedView(stored: string | null): Saved {
  let found: { view?: unknown; sort?: unknown; filter?: Record<string, unknown> } = {};
  try {
    found = (JSON.parse(stored ?? '{}') ?? {}) as typeof found;
  } catch {
    // Not ours, or half written.
  }
  const filter = found.filter ?? {};
  return {
    view: VIEWS.find((view) => view === found.view) ?? 'UNASSIGNED',
    sort: found.sort === 'NEWEST_FIRST' ? 'NEWEST_FIRST' : 'URGENT_FIRST',
    filter: {
      kinds: strings(filter['kinds']),
      priorities: strings(filter['priorities']),
      stages: strings(filter['stages']),
      search: '',
    },
  };
}

export const toSave = (saved: Saved): string => JSON.stringify({ ...saved, filter: { ...saved.filter, search: '' } });
