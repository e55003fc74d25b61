import type { Resting } from './curationTypes';
import type { Open, PassageRow } from './libraryTypes';

// How a version stands to the one before it, and what rests on it, in the words of the HTTP contract.

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
