/** What became of an article on which a guide rests; of `OPEN` ones `now` is what its words leave no doubt of. */
export interface BasisMove {
  article: string;
  now: string | null;
  fate: 'MOVES' | 'STAYS' | 'GONE' | 'OPEN';
}

export interface BasisProposal {
  documentId: string;
  versionId: string;
  title: string;
  kind: string;
  moves: BasisMove[];
  /** Passages of its text that still name an old number. */
  mentions: { passageId: string; article: string; now: string | null }[];
  /** A draft of it that has the new numbers already. */
  draftVersionId: string | null;
  mayApply: boolean;
}

export interface BasisProposals {
  items: BasisProposal[];
  /** Lines for the file of the law's typical questions. */
  questions: string | null;
}

/** Pairs of which the words leave no doubt, for a person to confirm; what is in doubt is decided beside the texts. */
export const likelyOf = ({ moves }: Pick<BasisProposal, 'moves'>): { article: string; was: string }[] =>
  moves.flatMap(({ article, now, fate }) => (fate === 'OPEN' && now !== null ? [{ article: now, was: article }] : []));

export const isReady = ({ moves, draftVersionId, mayApply }: BasisProposal): boolean =>
  mayApply && draftVersionId === null && moves.some(({ fate }) => fate === 'MOVES');
