import { expect, it } from 'vitest';
import { isReady, likelyOf, type BasisProposal } from '../basis';

const guide: BasisProposal = {
  documentId: 'd',
  versionId: 'v',
  title: '路灯指南',
  kind: 'GUIDE',
  moves: [
    { article: '3', now: '2', fate: 'MOVES' },
    { article: '2', now: '4', fate: 'OPEN' },
    { article: '5', now: null, fate: 'OPEN' },
    { article: '6', now: null, fate: 'GONE' },
  ],
  mentions: [],
  draftVersionId: null,
  mayApply: true,
};

it('what the words make likely is put to a person as pairs', () => {
  expect(likelyOf(guide)).toEqual([{ article: '4', was: '2' }]);
});

it('a draft is offered where a number is confirmed, once, and to whoever may change the guide', () => {
  expect(isReady(guide)).toBe(true);
  expect(isReady({ ...guide, moves: guide.moves.slice(1) })).toBe(false);
  expect(isReady({ ...guide, draftVersionId: 'w' })).toBe(false);
  expect(isReady({ ...guide, mayApply: false })).toBe(false);
});
