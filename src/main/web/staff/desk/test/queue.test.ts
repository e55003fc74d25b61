// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { matches, noFilter, savedView, says, toSave } from '../filters';
import { neighbour, newer, offsetsOf, rowsOf, windowOf, type Wanted } from '../queue';
import { WorkingTime } from '../workingTime';
import { clock, mine, ticket } from './samples';

const wanted = (by: Partial<Wanted> = {}): Wanted => ({
  view: 'ALL',
  filter: noFilter(),
  sort: 'URGENT_FIRST',
  me: 'me',
  now: Date.parse('2026-11-26T08:00:00Z'),
  work: new WorkingTime([]),
  unread: () => false,
  ...by,
});
const ids = (rows: ReturnType<typeof rowsOf>) =>
  rows.map((row) => (row.kind === 'group' ? row.group : row.ticket.ticketId));

describe('the list', () => {
  it('shows those who wait in the order of their turns', () => {
    const tickets = [
      ticket({ ticketId: 'late', createdAt: '2026-11-26T03:00:00Z' }),
      ticket({ ticketId: 'early', createdAt: '2026-11-26T01:00:00Z' }),
      ticket({ ticketId: 'urgent', createdAt: '2026-11-26T04:00:00Z', priority: 'URGENT' }),
      mine({ ticketId: 'taken' }),
    ];
    expect(ids(rowsOf(tickets, wanted({ view: 'UNASSIGNED' })))).toEqual(['urgent', 'early', 'late']);
  });

  it('puts first what needs a hand, and the tightest first in each group', () => {
    const warned = clock({ warnAt: '2026-11-26T07:00:00Z', dueAt: '2026-11-26T09:00:00Z' });
    const broken = clock({ dueAt: '2026-11-26T07:00:00Z' });
    const tickets = [
      mine({ ticketId: 'runs', clocks: [clock()] }),
      mine({ ticketId: 'warned', clocks: [warned] }),
      mine({ ticketId: 'broken', clocks: [broken] }),
      mine({
        ticketId: 'waits',
        state: 'WAITING_ON_ENTERPRISE',
        clocks: [clock({ pausedAt: '2026-11-26T02:00:00Z' })],
      }),
      mine({ ticketId: 'answered', state: 'RESOLVED', clocks: [] }),
    ];
    expect(ids(rowsOf(tickets, wanted({ view: 'MINE' })))).toEqual([
      ...['act', 'broken', 'warned'],
      ...['running', 'runs'],
      ...['paused', 'waits'],
      ...['answered', 'answered'],
    ]);
  });

  it('leaves out what is over, unless it is asked for', () => {
    const over = ticket({ ticketId: 'over', state: 'CLOSED', stage: 'CLOSED' });
    expect(rowsOf([over], wanted())).toEqual([]);
    expect(ids(rowsOf([over], wanted({ filter: { ...noFilter(), stages: ['CLOSED'] } })))).toEqual(['closed', 'over']);
  });

  it('keeps the newer version of a ticket, whatever comes last', () => {
    expect(newer(ticket({ version: 3 }), ticket({ version: 2 }))).toBe(false);
    expect(newer(ticket({ version: 3 }), ticket({ version: 3 }))).toBe(true);
    expect(newer(undefined, ticket())).toBe(true);
  });
});

describe('the window on the list', () => {
  const rows = rowsOf(
    Array.from({ length: 500 }, (_, index) => ticket({ ticketId: `t${index}` })),
    wanted({ view: 'UNASSIGNED' }),
  );
  const offsets = offsetsOf(rows);

  it('draws the rows in sight and a few beside them, of however many', () => {
    expect(offsets.at(-1)).toBe(500 * 72);
    const { from, to } = windowOf(offsets, 72 * 100, 720);
    expect(from).toBe(97);
    expect(to - from).toBeLessThan(20);
  });

  it('moves to the neighbour, and stays at the ends', () => {
    expect(neighbour(rows, null, 0, 1)?.ticketId).toBe('t0');
    expect(neighbour(rows, 't0', 0, -1)?.ticketId).toBe('t0');
    const second = rows[1];
    expect(neighbour(rows, 't0', 0, 1)).toBe(second?.kind === 'ticket' ? second.ticket : null);
  });

  it('goes to what took the place of a ticket that has left', () => {
    const third = rows[3];
    expect(neighbour(rows, 'gone', 3, 1)).toBe(third?.kind === 'ticket' ? third.ticket : null);
  });
});

describe('a filter', () => {
  it('joins its parts by and, the choices of each by or', () => {
    const filter = { ...noFilter(), kinds: ['计量', '标准'], priorities: ['HIGH'] };
    expect(matches(ticket({ priority: 'HIGH' }), filter)).toBe(true);
    expect(matches(ticket(), filter)).toBe(false);
    expect(matches(ticket({ serviceKind: null }), { ...noFilter(), kinds: ['-'] })).toBe(true);
  });

  it('finds words in number, title, enterprise and last message', () => {
    const one = ticket({ enterprise: { visitorId: 'v', enterpriseId: 'e', name: '历泉再生资源', uscc: null } });
    expect(says(one, '历泉 检定')).toBe(true);
    expect(says(one, '000001')).toBe(true);
    expect(says(one, '商标')).toBe(false);
  });

  it('is kept over a reload without the search, and survives what it can’t read', () => {
    const saved = {
      view: 'MINE' as const,
      sort: 'NEWEST_FIRST' as const,
      filter: { ...noFilter(), kinds: ['计量'], search: '地磅' },
    };
    expect(savedView(toSave(saved))).toEqual({ ...saved, filter: { ...saved.filter, search: '' } });
    expect(savedView('{"view":7')).toMatchObject({ view: 'UNASSIGNED', sort: 'URGENT_FIRST' });
    expect(savedView('{"filter":{"kinds":[1,"计量"]}}').filter.kinds).toEqual(['计量']);
  });
});
