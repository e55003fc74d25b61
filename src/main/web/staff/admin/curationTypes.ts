import type { Validity } from '../../shared/types';
import type { Open } from './libraryTypes';

// Hit tests, kept questions and recalls in the words of the HTTP contract.

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
    /** The matter for which a person takes it up besides. */
    person: string | null;
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
  /** The articles that answer it. */
  gold: { title: string; article: string; effectiveFrom: string | null }[];
  note: string | null;
  createdBy: string;
  createdAt: string;
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
