import type { Policy } from '../types';

export const PRIORITIES = ['NORMAL', 'HIGH', 'URGENT'];
export const CLOCKS = ['FIRST_RESPONSE', 'RESOLUTION', 'FOLLOW_UP', 'FOLLOW_UP_CALL'];
export const UNITS = ['WORKING_DAYS', 'CALENDAR_DAYS', 'WORKING_MINUTES', 'ELAPSED_MINUTES'];
export const ANY = '*';

/** A policy as it is edited: what it was, and whether it is the site's own now. */
export interface Row {
  id: string;
  was: Policy | null;
  now: Policy;
}

export const idOf = ({ queue, priority, kind }: Pick<Policy, 'queue' | 'priority' | 'kind'>): string =>
  `${queue} ${priority} ${kind}`;

const rank = (list: string[], word: string) => (list.includes(word) ? list.indexOf(word) : list.length);

export function rowsOf(policies: Policy[]): Row[] {
  return policies
    .map((was) => ({ id: idOf(was), was, now: structuredClone(was) }))
    .toSorted(
      ({ now: one }, { now: other }) =>
        Number(other.queue === ANY) - Number(one.queue === ANY) ||
        one.queue.localeCompare(other.queue) ||
        rank(PRIORITIES, one.priority) - rank(PRIORITIES, other.priority) ||
        rank(CLOCKS, one.kind) - rank(CLOCKS, other.kind),
    );
}

const said = ({ term, warning }: Policy) =>
  JSON.stringify([term.unit, term.amount, warning.percent, warning.left?.unit, warning.left?.amount]);

export const changed = ({ was, now }: Row): boolean =>
  was === null || was.shared !== now.shared || said(was) !== said(now);

/** A row that somebody has touched is the site's own from then on. */
export function touched(row: Row): void {
  if (row.was !== null && said(row.was) !== said(row.now)) row.now.shared = false;
}

/** What is sent: for a site only its own; what it leaves out is again that of all sites. */
export const toSend = (rows: Row[], ofAllSites: boolean): Policy[] =>
  rows.map(({ now }) => now).filter(({ shared }) => ofAllSites || !shared);
