import type { Validity } from '../../shared/types';

// The words of the knowledge part of the HTTP contract. Enumerations grow, so unknown words pass.
type Open<T extends string> = T | (string & {});

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

export interface WordChange {
  kind: Open<'KEPT' | 'REMOVED' | 'ADDED'>;
  text: string;
}

export interface ArticleDiff {
  change: Open<'UNCHANGED' | 'CHANGED' | 'RENUMBERED' | 'MOVED' | 'ADDED' | 'REMOVED'>;
  textChanged: boolean;
  before: PassageRow | null;
  after: PassageRow | null;
  words: WordChange[];
  /** Periods and amounts that are others: somebody has to look at them before it is published. */
  grave: { kind: 'PERIOD' | 'AMOUNT'; before: string; after: string }[];
}

export interface Diff {
  documentVersionId: string;
  against: string | null;
  counts: Record<string, number>;
  articles: ArticleDiff[];
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

export interface Resting {
  consultationId: string;
  site: string;
  messageId: string;
  answerId: string | null;
  question: string | null;
  text: string;
  citations: string[];
  saidAt: string;
  saidBy: string | null;
}

/** Which article became which: as the words say it, or as a person has confirmed it. */
export interface MappedArticle {
  article: string;
  was: string | null;
  likeness: number;
  doubtful: boolean;
  confirmedBy: string | null;
  confirmedAt: string | null;
}

export interface ArticleMap {
  against: string | null;
  pairs: MappedArticle[];
  /** Old articles that none of the new ones was. */
  gone: string[];
  doubtful: number;
}

export interface Effects {
  against: string | null;
  articles: string[];
  guides: { documentId: string; versionId: string; title: string; kind: string; article: string; now: string | null }[];
  questions: { article: string; question: string; now: string | null }[];
  answers: Resting[];
}

export interface PublishCheck {
  checkId: string;
  versionId: string;
  cases: number;
  passedBefore: number;
  passedAfter: number;
  kept: number;
  below: boolean;
  bar: number;
  changed: {
    caseId: string;
    question: string;
    passesAfter: boolean;
    expectedAction: string;
    decided: string;
    missing: string[];
  }[];
  createdBy: string;
  createdAt: string;
  overridden: { by: string; at: string; reason: string } | null;
}

export interface JobFile {
  fileId: string;
  fileName: string;
  state: string;
  stage: string;
  done: number;
  total: number;
  share: number;
  documentId: string | null;
  documentVersionId: string;
  warnings: string[];
  recognised: { field: string; value: string; place: string; quote: string }[];
  error: { code: string; detail: string } | null;
}

export interface Job {
  jobId: string;
  kind: Open<'UPLOAD' | 'IMPORT'>;
  fileName: string;
  state: Open<'QUEUED' | 'RUNNING' | 'WAITING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED'>;
  stage: Open<'START' | 'PARSE' | 'CONFIRM' | 'SPLIT' | 'EMBED' | 'PUBLISH'>;
  done: number;
  total: number;
  share: number;
  remainingSeconds: number | null;
  error: { code: string; detail: string } | null;
  documentId: string | null;
  documentVersionId: string | null;
  author: string;
  createdAt: string;
  endedAt: string | null;
  counts: {
    total: number;
    open: number;
    waiting: number;
    succeeded: number;
    unchanged: number;
    skipped: number;
    failed: number;
  };
  files: JobFile[];
}

export interface HitPassage {
  rank: number;
  passageId: string;
  documentId: string;
  documentVersionId: string;
  title: string;
  version: string;
  citation: string;
  text: string;
  score: number;
  exact: boolean;
  signals: Record<string, number>;
  parts: Record<string, number>;
  validity: Validity;
}

export interface HitTest {
  readings: string[];
  asOf: string;
  decision: {
    action: string;
    why: string;
    intent: string;
    similarity: number;
    coverage: number;
    thresholds: { surelySimilar: number; similar: number; covered: number };
    missing: string[];
  };
  passages: HitPassage[];
  excluded: {
    documentId: string;
    documentVersionId: string;
    title: string;
    version: string;
    why: string;
    validity: Validity | null;
    citation: string | null;
    reason: string | null;
  }[];
}

export interface EvaluationCase {
  caseId: string;
  question: string;
  asOf: string | null;
  expectedAction: string;
  note: string | null;
}

export interface Recall {
  recallId: string;
  target: Open<'VERSION' | 'ANSWER'>;
  versionId: string | null;
  title: string;
  reason: string;
  action: Open<'CORRECT' | 'WITHDRAW'>;
  notice: string;
  noticeEn: string | null;
  state: Open<'FOUND' | 'TELLING' | 'TOLD'>;
  createdBy: string;
  createdAt: string;
  toldBy: string | null;
  toldAt: string | null;
  finishedAt: string | null;
  versionWithdrawn: boolean;
}

export interface RecallCase {
  consultationId: string;
  site: string;
  enterprise: string | null;
  answers: Resting[];
  toldAt: string | null;
  contact: { name: string | null; phone: string | null; email: string | null } | null;
  called: { by: string; at: string; reached: boolean; note: string | null } | null;
}

export interface RecallPage {
  recall: Recall;
  affected: number;
  told: number;
  toCall: number;
  /** The first page of them. */
  cases: RecallCase[];
  nextCursor: string | null;
}
