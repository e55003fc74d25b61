import { faceOf, leadingClock, type ClockFace } from './clocks';
import type { Colleague, DeskTicket, PresenceState, Quality, Queue, Report, Sources } from './types';
import type { WorkingTime } from './workingTime';

/** What a person has in hand, by how its clocks stand. */
export interface Load {
  who: Colleague;
  presence: PresenceState;
  held: number;
  running: number;
  warn: number;
  broken: number;
  paused: number;
  /** The tightest clock of what isn't paused. */
  tightest: ClockFace | null;
  /** How many tickets came into these hands today. */
  received: number | null;
  quality: Quality | null;
}

/** A case that broke a promise or is under supervision. */
export interface Trouble {
  ticket: DeskTicket;
  face: ClockFace | null;
}

export interface Waiting {
  queue: Queue;
  count: number;
  since: string | null;
  /** How many of its tickets somebody has in hand. */
  held: number;
  /** Of those whose trade it is, how many are there. */
  online: number;
  /** What came in on each of the last days, today last. */
  received: number[];
  quality: Quality | null;
}

/** A case to be reviewed, with what its replies rest on; null until that has been read. */
export interface Review {
  ticket: DeskTicket;
  sources: Sources | null;
}

export interface Oversight {
  unclaimed: number;
  oldest: string | null;
  dueSoon: number;
  warned: number;
  overdue: number;
  supervised: number;
  paused: number;
  people: Load[];
  most: number;
  troubles: Trouble[];
  extensions: DeskTicket[];
  reviews: Review[];
  queues: Waiting[];
}

export interface Known {
  tickets: Iterable<DeskTicket>;
  colleagues: Colleague[];
  queues: Queue[];
  presence: (accountId: string) => PresenceState;
  now: number;
  work: WorkingTime;
  /** Null until it has been read. */
  report: Report | null;
}

const DAY = 24 * 3_600_000;
const HELD = new Set(['ASSIGNED', 'WAITING_ON_ENTERPRISE']);
const earlier = (one: string | null, other: string) => (one === null || other < one ? other : one);
const leftOf = ({ face }: Trouble) => face?.left ?? Number.MAX_SAFE_INTEGER;

/**
 * Everything that a supervisor looks after. What stands now is what the desk holds anyway, so it is as fresh as the desk;
 * what was measured over days is the service's.
 */
export function oversee(known: Known): Oversight {
  const { tickets, colleagues, queues, presence, now, work } = known;
  const loads = new Map(colleagues.map((who) => [who.accountId, loadOf(who, presence(who.accountId), known.report)]));
  const waits = new Map(queues.map((queue): [string, Waiting] => [queue.queue, waitingOf(queue, known)]));
  const seen: Oversight = {
    unclaimed: 0,
    oldest: null,
    dueSoon: 0,
    warned: 0,
    overdue: 0,
    supervised: 0,
    paused: 0,
    people: [],
    most: 1,
    troubles: [],
    extensions: [],
    reviews: [],
    queues: [],
  };
  for (const ticket of tickets) {
    if (ticket.state === 'CLOSED') continue;
    const clock = leadingClock(ticket);
    const face = clock ? faceOf(clock, now, work) : null;
    count(seen, ticket, face, now);
    if (ticket.stage === 'IN_REVIEW') seen.reviews.push({ ticket, sources: sourcesOf(ticket, known.report) });
    if (ticket.state === 'OPEN') wait(waits.get(ticket.queue), ticket);
    if (!HELD.has(ticket.state) || !ticket.assignee) continue;
    carry(loads.get(ticket.assignee.accountId), face);
    const from = waits.get(ticket.queue);
    if (from) from.held += 1;
  }
  seen.troubles.sort(
    (left, right) => right.ticket.supervision - left.ticket.supervision || leftOf(left) - leftOf(right),
  );
  seen.people = [...loads.values()].sort((left, right) => right.broken - left.broken || right.held - left.held);
  seen.most = Math.max(1, ...seen.people.map(({ held, who }) => Math.max(held, who.capacity)));
  seen.queues = [...waits.values()]
    .filter(isAlive)
    .sort((left, right) => right.count - left.count || todayOf(right) - todayOf(left));
  return seen;
}

const sourcesOf = ({ ticketId }: DeskTicket, report: Report | null) =>
  report?.reviews.find((one) => one.ticketId === ticketId)?.sources ?? null;

export const todayOf = ({ received }: Pick<Waiting, 'received'>): number => received.at(-1) ?? 0;
const isAlive = ({ count: waiting, held, received, quality }: Waiting) =>
  waiting + held > 0 || received.some((day) => day > 0) || quality !== null;

function waitingOf(queue: Queue, { colleagues, presence, report }: Known): Waiting {
  const measured = report?.queues.find((one) => one.queue === queue.queue);
  const fits = ({ skills }: Colleague) =>
    queue.serviceKinds.length === 0 || skills.some((skill) => queue.serviceKinds.includes(skill));
  const online = colleagues.filter((who) => fits(who) && presence(who.accountId) === 'ONLINE').length;
  return {
    queue,
    count: 0,
    since: null,
    held: 0,
    online,
    received: measured?.received ?? [],
    quality: measured?.quality ?? null,
  };
}

const receivedBy = (accountId: string, report: Report | null) => {
  const found = report?.experts.find((one) => one.accountId === accountId);
  return { received: report === null ? null : (found?.received ?? 0), quality: found?.quality ?? null };
};

const loadOf = (who: Colleague, presence: PresenceState, report: Report | null): Load => ({
  ...receivedBy(who.accountId, report),
  who,
  presence,
  held: 0,
  running: 0,
  warn: 0,
  broken: 0,
  paused: 0,
  tightest: null,
});

function count(seen: Oversight, ticket: DeskTicket, face: ClockFace | null, now: number): void {
  const broken = face?.tone === 'broken';
  if (ticket.state === 'OPEN') {
    seen.unclaimed += 1;
    seen.oldest = earlier(seen.oldest, ticket.createdAt);
  }
  if (face?.tone === 'warn') seen.warned += 1;
  if (face?.tone === 'paused') seen.paused += 1;
  else if (face && !broken && face.dueAt - now < DAY) seen.dueSoon += 1;
  if (broken) seen.overdue += 1;
  if (ticket.supervision > 0) seen.supervised += 1;
  if (broken || ticket.supervision > 0) seen.troubles.push({ ticket, face });
  if (ticket.extension?.state === 'ASKED') seen.extensions.push(ticket);
}

function wait(waiting: Waiting | undefined, ticket: DeskTicket): void {
  if (!waiting) return;
  waiting.count += 1;
  waiting.since = earlier(waiting.since, ticket.createdAt);
}

function carry(load: Load | undefined, face: ClockFace | null): void {
  if (!load) return;
  load.held += 1;
  const tone = face?.tone;
  if (tone === 'warn' || tone === 'broken' || tone === 'paused') load[tone] += 1;
  else load.running += 1;
  if (face && tone !== 'paused' && (load.tightest === null || face.left < load.tightest.left)) load.tightest = face;
}

/** How short a summary is shorter than a reader who wasn't there can follow. */
export const SHORT_SUMMARY = 20;
