import { dateOf } from '../../shared/dates';
import type { LiveMessage } from '../../shared/conversation';
import type { TimelineItem } from './types';

export type Entry =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'message'; key: string; at: string; message: LiveMessage }
  | { kind: 'note'; key: string; at: string; actor: string; text: string }
  /** Steps that follow on one another at once, in one line. */
  | { kind: 'event'; key: string; at: string; items: TimelineItem[] };

/** Steps that a message beside them already shows. */
const SAID = new Set(['ANSWERED']);

/** Everything that happened to a ticket, on one line of time, parted by days. */
export function entriesOf(messages: LiveMessage[], timeline: TimelineItem[]): Entry[] {
  const entries: Entry[] = [
    ...messages
      .filter((message) => message.text.trim() !== '' || message.answer !== null)
      .map((message): Entry => ({ kind: 'message', key: message.messageId, at: message.createdAt, message })),
    ...timeline.filter(({ kind }) => !SAID.has(kind)).map((item, index): Entry => entryOf(item, index)),
  ];
  // Sorting is stable: what was said stands before the step that it led to.
  entries.sort((left, right) => Date.parse(left.at) - Date.parse(right.at));
  return withDays(joined(entries));
}

const AT_ONCE = 120_000;

function joined(entries: Entry[]): Entry[] {
  const lines: Entry[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    const follows =
      last?.kind === 'event' && entry.kind === 'event' && Date.parse(entry.at) - Date.parse(last.at) < AT_ONCE;
    if (follows) lines[lines.length - 1] = { ...last, items: [...last.items, ...entry.items] };
    else lines.push(entry);
  }
  return lines;
}

function entryOf(item: TimelineItem, index: number): Entry {
  const key = `${item.kind}-${item.at}-${index}`;
  return item.kind === 'NOTED'
    ? { kind: 'note', key, at: item.at, actor: item.actor, text: item.text ?? '' }
    : { kind: 'event', key, at: item.at, items: [item] };
}

function withDays(entries: Entry[]): Entry[] {
  let before = '';
  return entries.flatMap((entry): Entry[] => {
    const day = dateOf(entry.at);
    if (day === before) return [entry];
    before = day;
    return [{ kind: 'day', key: `day-${day}`, at: entry.at }, entry];
  });
}

/** The seven stations of the city's procedure, and where a ticket is on them. */
export const STATIONS = ['RECEIVED', 'DISPATCHED', 'SIGNED', 'IN_PROGRESS', 'REPLIED', 'VISITING', 'CLOSED'] as const;

const STATION: Record<string, number> = {
  RECEIVED: 0,
  DISPATCHED: 1,
  SIGNED: 2,
  IN_PROGRESS: 3,
  AWAITING_ENTERPRISE: 3,
  RETURNED: 3,
  SUPERVISED: 3,
  REPLIED: 4,
  VISITING: 5,
  IN_REVIEW: 5,
  CLOSED: 6,
};

export const stationOf = (stage: string): number => STATION[stage] ?? 0;
