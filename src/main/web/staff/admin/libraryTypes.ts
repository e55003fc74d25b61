// The words of the knowledge part of the HTTP contract. Enumerations grow, so unknown words pass.
export type Open<T extends string> = T | (string & {});

export type State = Open<'DRAFT' | 'IN_REVIEW' | 'SCHEDULED' | 'PUBLISHED' | 'SUPERSEDED' | 'WITHDRAWN'>;
export type Status = Open<
  | 'IN_FORCE'
  | 'UNKNOWN'
  | 'NOT_YET_IN_FORCE'
  | 'REPEALED'
  | 'SCHEDULED'
  | 'IN_REVIEW'
  | 'DRAFT'
  | 'SUPERSEDED'
  | 'WITHDRAWN'
>;

export interface Signed {
  accountId: string | null;
  by: string | null;
  at: string;
}

export interface Version {
  documentVersionId: string;
  documentId: string;
  site: string;
  kind: string;
  title: string;
  number: string | null;
  version: string;
  revision: number;
  state: State;
  status: Status;
  region: string;
  effectiveFrom: string | null;
  effectiveTo: string | null;
  replaces: string[];
  replacedBy: string | null;
  metadata: Record<string, unknown>;
  origin: string;
  warnings: string[];
  passageCount: number;
  createdAt: string;
  author: string | null;
  datesConfirmed: Signed | null;
  submitted: Signed | null;
  reviewed: Signed | null;
  published: Signed | null;
  publishOn: string | null;
  withdrawn: { at: string; because: string | null } | null;
  /** The last step of its history. */
  changed: Signed;
  /** Its state's number: whoever changes it says which they saw. */
  seq: number;
}

export interface DocumentRow {
  documentId: string;
  site: string;
  kind: string;
  title: string;
  number: string | null;
  status: Status;
  current: Version;
  versions: number;
  open: number;
}

export interface PassageRow {
  passageId: string;
  position: number;
  article: string | null;
  path: string[];
  citation: string;
  text: string;
  embedded: boolean;
}

export interface Finding {
  severity: Open<'ERROR' | 'WARNING'>;
  code: string;
  field: string | null;
  message: string;
}

export interface VersionPage {
  version: Version;
  passages: PassageRow[];
  findings: Finding[];
  secondPersonNeeded: boolean;
  /** Whether whoever asks may approve or publish it, as far as a second person is needed. */
  mayDecide: boolean;
  /** Who has looked at which change, as it now is. */
  looks: { passageId: string; accountId: string; by: string; at: string }[];
  /** The uploaded file that it was made from. */
  original: { fileName: string; hasText: boolean } | null;
}

export interface DraftPassages {
  passages: PassageRow[];
  seq: number;
}

export interface Place {
  passageId: string;
  from: number;
  to: number;
  /** Not word by word where it was rewritten since. */
  whole: boolean;
}

export interface OriginalText {
  fileName: string;
  text: string | null;
  places: Place[];
}

export interface HistoryEvent {
  event: string;
  from: State | null;
  to: State;
  actorId: string | null;
  actor: string | null;
  reason: string | null;
  at: string;
}
