import type { Clock, ClockKind, DeskTicket } from './types';
import type { WorkingTime } from './workingTime';

/** How a clock stands: it runs, is near its end, is broken, stands, has been met, or was met too late. */
export type Tone = 'running' | 'warn' | 'broken' | 'paused' | 'met' | 'late';

export interface ClockFace {
  kind: ClockKind;
  tone: Tone;
  /** Working time left; negative is over. */
  left: number;
  /** Working time since it began. */
  took: number;
  /** How much of it is used, 0 to 1. */
  used: number;
  dueAt: number;
}

const clamp = (value: number) => Math.min(1, Math.max(0, value));

export function faceOf(clock: Clock, now: number, work: WorkingTime): ClockFace {
  const [started, warn, due] = [Date.parse(clock.startedAt), Date.parse(clock.warnAt), Date.parse(clock.dueAt)];
  const at = clock.stoppedAt ? Date.parse(clock.stoppedAt) : clock.pausedAt ? Date.parse(clock.pausedAt) : now;
  const left = work.between(at, due);
  const whole = work.between(started, due);
  const used = whole > 0 ? clamp(1 - left / whole) : at >= due ? 1 : 0;
  return {
    kind: clock.kind,
    tone: toneOf(clock, at, warn, due),
    left,
    took: work.between(started, at),
    used,
    dueAt: due,
  };
}

function toneOf(clock: Clock, at: number, warn: number, due: number): Tone {
  const broken = at >= due || clock.colour === 'RED';
  if (clock.stoppedAt) return broken ? 'late' : 'met';
  if (broken) return 'broken';
  if (clock.pausedAt) return 'paused';
  return at >= warn || clock.colour === 'YELLOW' ? 'warn' : 'running';
}

const isOpen = (clock: Clock) => clock.stoppedAt === null;

// A list of clocks never changes: a ticket that does comes with another.
const leads = new WeakMap<Clock[], Clock | null>();

/** The clock that speaks for a ticket in the list: the open one that is due first. */
export function leadingClock({ clocks }: Pick<DeskTicket, 'clocks'>): Clock | null {
  const known = leads.get(clocks);
  if (known !== undefined) return known;
  let lead: Clock | null = null;
  for (const clock of clocks) {
    if (isOpen(clock) && (lead === null || clock.dueAt < lead.dueAt)) lead = clock;
  }
  leads.set(clocks, lead);
  return lead;
}

/** The newest clock of each kind, in the order in which they come. */
export function clocksByKind(ticket: Pick<DeskTicket, 'clocks'>): Map<string, Clock> {
  const found = new Map<string, Clock>();
  for (const clock of ticket.clocks) {
    const known = found.get(clock.kind);
    if (!known || clock.startedAt >= known.startedAt) found.set(clock.kind, clock);
  }
  return found;
}

export function isOverdue(ticket: Pick<DeskTicket, 'clocks' | 'state'>, now: number): boolean {
  if (ticket.state === 'CLOSED') return false;
  return ticket.clocks.some((clock) => isOpen(clock) && clock.pausedAt === null && Date.parse(clock.dueAt) <= now);
}

/** `5:06`, or `2天4时` where it is a day or more. */
export function spell(milliseconds: number, day: number, locale: string): string {
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000);
  const dayMinutes = Math.round(day / 60_000);
  if (minutes < dayMinutes) return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  const days = Math.floor(minutes / dayMinutes);
  const hours = Math.floor((minutes % dayMinutes) / 60);
  if (locale === 'en') return hours === 0 ? `${days}d` : `${days}d ${hours}h`;
  return hours === 0 ? `${days}天` : `${days}天${hours}时`;
}

/** Whether one of the ticket's clocks turned amber or red in between. */
export function turned(ticket: Pick<DeskTicket, 'clocks'>, before: number, now: number): boolean {
  return ticket.clocks.some(
    (clock) =>
      isOpen(clock) &&
      clock.pausedAt === null &&
      [clock.warnAt, clock.dueAt].some((moment) => Date.parse(moment) > before && Date.parse(moment) <= now),
  );
}
