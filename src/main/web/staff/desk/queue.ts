import { faceOf, isOverdue, leadingClock } from './clocks';
import { matches, type Filter, type Sort } from './filters';
import type { Counts, DeskTicket, View } from './types';
import type { WorkingTime } from './workingTime';

/** Which version of a ticket is the newer one; of two with the same number the one that came later. */
export function newer(known: DeskTicket | undefined, come: DeskTicket): boolean {
  return known === undefined || come.version >= known.version;
}

export function belongs(ticket: DeskTicket, view: View, me: string, now: number): boolean {
  switch (view) {
    case 'UNASSIGNED':
      return ticket.state === 'OPEN';
    case 'MINE':
      return ticket.assignee?.accountId === me && ticket.state !== 'CLOSED';
    case 'OVERDUE':
      return isOverdue(ticket, now);
    default:
      return true;
  }
}

/** How many stand in each of the lists. */
export function countsOf(tickets: Iterable<DeskTicket>, me: string, now: number): Counts {
  const counts: Counts = { unassigned: 0, mine: 0, all: 0, overdue: 0 };
  for (const ticket of tickets) {
    if (ticket.state === 'CLOSED') continue;
    counts.all += 1;
    if (belongs(ticket, 'UNASSIGNED', me, now)) counts.unassigned += 1;
    if (belongs(ticket, 'MINE', me, now)) counts.mine += 1;
    if (belongs(ticket, 'OVERDUE', me, now)) counts.overdue += 1;
  }
  return counts;
}

/** Where a ticket stands in a list: it needs a hand, it runs, it waits, it has been answered, it is over. */
export type Group = 'act' | 'running' | 'paused' | 'answered' | 'closed';

const GROUPS: Group[] = ['act', 'running', 'paused', 'answered', 'closed'];

export function groupOf(ticket: DeskTicket, now: number, work: WorkingTime, unread: () => boolean): Group {
  if (ticket.state === 'CLOSED') return 'closed';
  const clock = leadingClock(ticket);
  const tone = clock ? faceOf(clock, now, work).tone : 'running';
  if (tone === 'broken' || tone === 'warn') return 'act';
  if (ticket.priority === 'URGENT' && unread()) return 'act';
  if (ticket.state === 'RESOLVED') return 'answered';
  return tone === 'paused' || ticket.state === 'WAITING_ON_ENTERPRISE' ? 'paused' : 'running';
}

const RANK: Record<string, number> = { URGENT: 0, HIGH: 1, NORMAL: 2 };
const rank = (ticket: DeskTicket) => RANK[ticket.priority] ?? 2;

/** In the order in which turns come: urgent ones first, then whoever has waited longest. */
function byTurn(left: DeskTicket, right: DeskTicket): number {
  return rank(left) - rank(right) || compare(left.createdAt, right.createdAt) || compare(left.ticketId, right.ticketId);
}

const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

function byNewest(left: DeskTicket, right: DeskTicket): number {
  return compare(right.createdAt, left.createdAt) || compare(right.ticketId, left.ticketId);
}

/** The tightest first; a ticket without an open clock comes last. */
function byTightness(left: DeskTicket, right: DeskTicket): number {
  const due = (ticket: DeskTicket) => leadingClock(ticket)?.dueAt ?? '9999';
  return compare(due(left), due(right)) || rank(left) - rank(right) || compare(left.createdAt, right.createdAt);
}

export interface Wanted {
  view: View;
  filter: Filter;
  sort: Sort;
  me: string;
  now: number;
  work: WorkingTime;
  unread: (ticket: DeskTicket) => boolean;
}

export type Row = { kind: 'group'; group: Group; count: number } | { kind: 'ticket'; ticket: DeskTicket };

/** The rows of a list. Those who wait stand in the order of their turns; all others by what needs a hand first. */
export function rowsOf(tickets: Iterable<DeskTicket>, wanted: Wanted): Row[] {
  const { view, filter, sort, me, now, work } = wanted;
  const showsClosed = filter.stages.includes('CLOSED');
  const found: DeskTicket[] = [];
  for (const ticket of tickets) {
    if (ticket.state === 'CLOSED' && !showsClosed) continue;
    if (belongs(ticket, view, me, now) && matches(ticket, filter)) found.push(ticket);
  }
  if (sort === 'NEWEST_FIRST') return found.sort(byNewest).map((ticket) => ({ kind: 'ticket', ticket }));
  if (view === 'UNASSIGNED') return found.sort(byTurn).map((ticket) => ({ kind: 'ticket', ticket }));
  found.sort(byTightness);
  if (view === 'OVERDUE') return found.map((ticket) => ({ kind: 'ticket', ticket }));
  const groups = new Map<Group, DeskTicket[]>(GROUPS.map((group) => [group, []]));
  for (const ticket of found) groups.get(groupOf(ticket, now, work, () => wanted.unread(ticket)))?.push(ticket);
  return [...groups].flatMap(([group, members]): Row[] =>
    members.length === 0
      ? []
      : [
          { kind: 'group', group, count: members.length },
          ...members.map((ticket): Row => ({ kind: 'ticket', ticket })),
        ],
  );
}

export const ROW = 72;
export const HEAD = 26;
export const heightOf = (row: Row): number => (row.kind === 'group' ? HEAD : ROW);

/** Where each row begins, and at the end how high they are together. */
export function offsetsOf(rows: Row[]): number[] {
  const offsets = [0];
  for (const row of rows) offsets.push((offsets.at(-1) ?? 0) + heightOf(row));
  return offsets;
}

/** The rows that a window of this height shows, with some on either side. */
export function windowOf(offsets: number[], top: number, height: number, spare = 3): { from: number; to: number } {
  const rows = offsets.length - 1;
  let low = 0;
  let high = rows;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle + 1] ?? 0) > top) high = middle;
    else low = middle + 1;
  }
  let to = low;
  while (to < rows && (offsets[to] ?? 0) < top + height) to += 1;
  return { from: Math.max(0, low - spare), to: Math.min(rows, to + spare) };
}

/** The ticket before or after; where the chosen one has left the list, the one that took its place. */
export function neighbour(rows: Row[], chosen: string | null, place: number, step: 1 | -1): DeskTicket | null {
  const tickets = rows.flatMap((row) => (row.kind === 'ticket' ? [row.ticket] : []));
  if (tickets.length === 0) return null;
  const at = tickets.findIndex((ticket) => ticket.ticketId === chosen);
  const target =
    at >= 0 ? at + step : chosen === null ? (step > 0 ? 0 : tickets.length - 1) : step > 0 ? place : place - 1;
  return tickets[Math.min(tickets.length - 1, Math.max(0, target))] ?? null;
}
