// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { candidates } from '../reassign';
import type { PresenceState } from '../types';
import { mine } from './samples';

const person = (accountId: string, presence: PresenceState, held: number, skills: string[] = []) => ({
  who: { accountId, displayName: accountId, site: 'demo', skills, presence, holding: held, capacity: 8 },
  presence,
  held,
});
const names = (of: ReturnType<typeof person>[]) => of.map(({ who }) => who.accountId);

describe('who may take a ticket over', () => {
  const ticket = mine({ ticketId: 'a', serviceKind: '计量' });

  it('comes by trade, then by who is there, then by room', () => {
    const all = [
      person('free', 'ONLINE', 0),
      person('busy', 'ONLINE', 7),
      person('away', 'AWAY', 0, ['计量']),
      person('there', 'ONLINE', 6, ['标准', '计量']),
    ];
    expect(names(candidates(ticket, all))).toEqual(['there', 'away', 'free', 'busy']);
  });

  it('is never whoever has it now', () => {
    expect(names(candidates(ticket, [person('me', 'ONLINE', 0), person('you', 'AWAY', 9)]))).toEqual(['you']);
  });

  it('has no trade before where nobody knows the kind', () => {
    const unknown = mine({ ticketId: 'a', serviceKind: null });
    expect(names(candidates(unknown, [person('x', 'BUSY', 0, ['计量']), person('y', 'ONLINE', 0)]))).toEqual([
      'y',
      'x',
    ]);
  });
});
