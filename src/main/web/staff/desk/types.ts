import type { Citation, Claim, Contact, Message, Validity } from '../../shared/types';

// The words of the desk's part of the HTTP contract. Enumerations grow, so unknown words pass.
type Open<T extends string> = T | (string & {});

export type TicketState = Open<'OPEN' | 'ASSIGNED' | 'WAITING_ON_ENTERPRISE' | 'RESOLVED' | 'CLOSED'>;
export type Stage = Open<
  | 'RECEIVED'
  | 'DISPATCHED'
  | 'SIGNED'
  | 'IN_PROGRESS'
  | 'AWAITING_ENTERPRISE'
  | 'REPLIED'
  | 'VISITING'
  | 'IN_REVIEW'
  | 'CLOSED'
  | 'RETURNED'
  | 'SUPERVISED'
>;
export type Priority = Open<'NORMAL' | 'HIGH' | 'URGENT'>;
export type ClockKind = Open<'FIRST_RESPONSE' | 'RESOLUTION' | 'FOLLOW_UP' | 'FOLLOW_UP_CALL'>;
export type PresenceState = Open<'ONLINE' | 'BUSY' | 'AWAY'>;
export type View = 'UNASSIGNED' | 'MINE' | 'ALL' | 'OVERDUE';

export interface Clock {
  kind: ClockKind;
  colour: Open<'GREEN' | 'YELLOW' | 'RED'>;
  startedAt: string;
  warnAt: string;
  dueAt: string;
  pausedAt: string | null;
  stoppedAt: string | null;
}

export interface Holder {
  accountId: string;
  displayName: string;
}

export interface DeskTicket {
  ticketId: string;
  number: string;
  consultationId: string;
  site: string;
  title: string | null;
  state: TicketState;
  stage: Stage;
  outcome: string | null;
  serviceKind: string | null;
  priority: Priority;
  cause: string;
  reason: string;
  queue: string;
  assignee: Holder | null;
  queuePosition: number | null;
  breached: ClockKind[];
  clocks: Clock[];
  replied: boolean;
  returns: number;
  supervision: number;
  extension: { state: Open<'ASKED' | 'GRANTED' | 'REFUSED'>; days: number; reason: string } | null;
  enterprise: { visitorId: string; enterpriseId: string | null; name: string | null; uscc: string | null } | null;
  lastMessage: { author: string; text: string; createdAt: string } | null;
  summary: string | null;
  version: number;
  createdAt: string;
  claimedAt: string | null;
  resolvedAt: string | null;
  closedAt: string | null;
}

export interface EarlierCase {
  ticketId: string;
  number: string;
  title: string | null;
  state: TicketState;
  outcome: string | null;
  summary: string | null;
  createdAt: string;
}

export interface ContextPack {
  understood: string;
  searched: string[];
  passages: Citation[];
  reason: string;
  enterprise: {
    visitorId: string;
    enterpriseId: string | null;
    name: string | null;
    uscc: string | null;
    contact: Contact | null;
  } | null;
  earlier: EarlierCase[];
}

export interface TimelineItem {
  at: string;
  kind: string;
  /** A name, or `ENTERPRISE`, or `SYSTEM`. */
  actor: string;
  text: string | null;
  stage: Stage;
}

export interface TicketDetail extends DeskTicket {
  contextPack: ContextPack;
  messages: Message[];
  timeline: TimelineItem[];
}

export interface Draft {
  draftId: string;
  text: string;
  citations: Citation[];
  claims: Claim[];
  /** The claims that name a penalty or a deadline. */
  confirm: Claim[];
}

export interface Counts {
  unassigned: number;
  mine: number;
  all: number;
  overdue: number;
}

export interface Present extends Holder {
  state: PresenceState;
  ticketId: string | null;
}

export interface Colleague extends Holder {
  site: string;
  skills: string[];
  presence: PresenceState | null;
  holding: number;
  /** Up to how many tickets are assigned automatically. */
  capacity: number;
}

export interface Queue {
  queue: string;
  name: string;
  serviceKinds: string[];
  automatic: boolean;
  /** Up to how many of its tickets it assigns by itself; any number where nothing is set. */
  capacity?: number | null;
}

/** How soon enterprises are answered, in working time, and how content they are, of 100 points. */
export interface Quality {
  firstResponseSeconds: number | null;
  answers: number;
  satisfaction: number | null;
  visits: number;
}

export interface Report {
  /** For how many days the quality was measured. */
  days: number;
  received: { today: number; weekBefore: number };
  experts: { accountId: string; received: number; quality: Quality }[];
  /** What came in on each of the last days; the last one is today. */
  queues: { queue: string; received: number[]; quality: Quality }[];
  /** What the replies of each ticket under review rest on, as it stands today. */
  reviews: { ticketId: string; sources: Sources }[];
}

export interface Sources {
  cited: number;
  inForce: number;
  /** Those that were replaced, repealed or withdrawn since, as they were cited. */
  changed: string[];
}

export interface Visit {
  visitId: string;
  state: string;
  resolved: boolean | null;
  satisfaction: number | null;
  comment: string | null;
  askedAt: string;
  endedAt: string | null;
  calls: { by: string; reached: boolean; note: string | null; at: string }[];
}

export interface SearchItem {
  passageId: string;
  documentId: string;
  documentVersionId: string;
  title: string;
  citation: string;
  article: string | null;
  text: string;
  score: number;
  validity: Validity;
}

/** A stretch of working time. */
export interface WorkingSpan {
  from: string;
  until: string;
}
