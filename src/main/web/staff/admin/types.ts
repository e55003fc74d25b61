// The words of the administration's part of the HTTP contract. Enumerations grow, so unknown words pass.
type Open<T extends string> = T | (string & {});

export interface Listed<T> {
  items: T[];
  nextCursor: string | null;
}

export type Role = Open<'EXPERT' | 'SUPERVISOR' | 'CURATOR' | 'ADMIN' | 'INSTITUTION'>;

export interface Account {
  accountId: string;
  username: string;
  displayName: string;
  roles: Role[];
  skills: string[];
  site: string;
  enabled: boolean;
}

export interface Site {
  site: string;
  name: string;
  allowedOrigins: string[];
  enabled: boolean;
  /** When its secret was last made anew, if ever. */
  secretRenewedAt: string | null;
  secretRenewedBy: string | null;
  /** Until when the secret before is accepted too. */
  formerSecretUntil: string | null;
}

export interface SiteWithSecret extends Pick<Site, 'site' | 'name' | 'formerSecretUntil'> {
  secret: string;
}

export interface Model {
  name: string;
  providerId: string | null;
  kind: Open<'CHAT' | 'EMBEDDING'>;
  model: string;
  endpoint: string | null;
  state: Open<'READY' | 'UNTRIED' | 'FAILING' | 'RESTING'>;
  use: {
    answers: number;
    failures: number;
    characters: number;
    typicalFirstMillis: number | null;
    lastAnswerAt: string | null;
    lastFailure: { at: string; status: number | null } | null;
  } | null;
}

/** A chat provider as it is kept; without an id it is a configured one. */
export interface Provider {
  id: string | null;
  baseUrl: string;
  model: string;
  enabled: boolean;
  keyKept: boolean;
  keyTail: string | null;
  keyOpens: boolean;
}

/** Who changed what of the list; the model's name as it was afterwards. */
export interface ProviderChange {
  at: string;
  by: string;
  event: Open<'ADDED' | 'CHANGED' | 'SWITCHED_ON' | 'SWITCHED_OFF' | 'ORDERED' | 'REMOVED'>;
  model: string | null;
  baseUrl: string | null;
  newKey: boolean;
}

export interface ProviderWish {
  baseUrl?: string;
  model?: string;
  apiKey?: string;
  enabled?: boolean;
}

export interface ModelTest {
  answered: boolean;
  tookMillis: number;
  firstMillis: number | null;
  said: string | null;
  status: number | null;
}

export interface Day {
  date: string;
  kind: Open<'OFF' | 'WORK'>;
  name: string;
  shared: boolean;
}

export interface Shift {
  weekday: string | null;
  from: string;
  until: string;
}

export interface CalendarYear {
  year: number;
  days: Day[];
  shifts: Shift[];
  /** The hours are those of all sites. */
  shiftsShared: boolean;
  knownUntil: string | null;
  nextMissing: boolean;
}

export type Unit = Open<'WORKING_DAYS' | 'CALENDAR_DAYS' | 'WORKING_MINUTES' | 'ELAPSED_MINUTES'>;

export interface Term {
  unit: Unit;
  amount: number;
}

export interface Policy {
  queue: string;
  priority: Open<'NORMAL' | 'HIGH' | 'URGENT'>;
  kind: Open<'FIRST_RESPONSE' | 'RESOLUTION' | 'FOLLOW_UP' | 'FOLLOW_UP_CALL'>;
  term: Term;
  warning: { percent: number | null; left: Term | null };
  shared: boolean;
}

export interface Queue {
  queue: string;
  name: string;
  serviceKinds: string[];
  automatic: boolean;
  /** Up to how many of its tickets it assigns by itself; any number where nothing is set. */
  capacity: number | null;
}
