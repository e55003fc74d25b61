// The words of the HTTP contract. Enumerations grow, so each is open: known words help the editor, unknown ones pass.
type Open<T extends string> = T | (string & {});

export type ConsultationState = Open<'AI' | 'WAITING' | 'EXPERT' | 'RESOLVED' | 'CLOSED'>;
export type Author = Open<'VISITOR' | 'AI' | 'EXPERT' | 'SYSTEM'>;
export type Action = Open<'ANSWER' | 'CLARIFY' | 'CORRECT' | 'DECLINE' | 'REFUSE' | 'ABSTAIN' | 'ESCALATE'>;
export type AnswerStatus = Open<'RUNNING' | 'COMPLETED' | 'ABSTAINED' | 'STOPPED' | 'FAILED'>;
export type Stage = Open<'UNDERSTANDING' | 'RETRIEVING' | 'COMPOSING' | 'VERIFYING'>;
export type Verdict = Open<'SUPPORTED' | 'UNSUPPORTED' | 'UNCITED'>;
export type ValidityStatus = Open<'IN_FORCE' | 'NOT_YET_IN_FORCE' | 'REPEALED' | 'SUPERSEDED' | 'UNKNOWN'>;

export interface Validity {
  status: ValidityStatus;
  effectiveFrom: string | null;
  effectiveTo: string | null;
  replacedBy?: string | null;
  successor?: { passageId: string; citation: string; effectiveFrom: string | null } | null;
}

export interface Citation {
  number: number;
  passageId: string;
  documentId: string;
  documentVersionId: string;
  title: string;
  citation: string;
  quote: string;
  validity: Validity;
}

export interface Claim {
  start: number;
  end: number;
  numbers: number[];
  verdict: Verdict;
}

export interface Answer {
  answerId: string;
  action: Action | null;
  status: AnswerStatus;
  text: string;
  citations: Citation[];
  claims: Claim[];
  extractive: boolean;
  model: string | null;
  promptVersion: string | null;
  aiGenerated: boolean;
  asOf: string | null;
  /** Questions that could be asked next. */
  suggestions?: string[];
}

export interface Ticket {
  number: string;
  state: string;
  queuePosition: number | null;
  dueAt: string | null;
  expectedWaitMinutes?: number | null;
}

export interface Message {
  messageId: string;
  seq: number;
  author: Author;
  text: string;
  createdAt: string;
  answer: Answer | null;
  /** Who of the experts wrote it. */
  expert?: string | null;
  /** The sources of an expert's message; its markers name them. */
  citations?: Citation[];
  correctionOf?: string | null;
  correctedBy?: string | null;
  withdrawn?: boolean;
}

export interface Consultation {
  consultationId: string;
  subject: string | null;
  state: ConsultationState;
  createdAt: string;
  lastEventId: string | null;
  messages: Message[];
  ticket: Ticket | null;
}

export interface ConsultationSummary {
  consultationId: string;
  subject: string | null;
  state: ConsultationState;
  createdAt: string;
  ticket?: Ticket | null;
  lastMessage: { author: Author; text: string; createdAt: string; withdrawn?: boolean } | null;
  unread: number | boolean | null;
}

export interface Neighbour {
  passageId: string;
  citation: string;
  text: string;
}

export interface Passage {
  passageId: string;
  documentId: string;
  documentVersionId: string;
  title: string;
  citation: string;
  article: string | null;
  path: string[];
  text: string;
  validity: Validity;
  neighbours: { before: Neighbour[]; after: Neighbour[] };
}

export interface Contact {
  name: string | null;
  phone: string | null;
  email: string | null;
}

export interface Visitor {
  visitorId: string;
  token: string;
  expiresAt: string;
}

export interface Session {
  accountId: string;
  username: string;
  displayName: string;
  roles: string[];
  /** Whose account it is; one of `shared` serves every site. */
  site?: string;
}
