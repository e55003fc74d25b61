// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { oversee } from '../oversight';
import type { Colleague, DeskTicket, Report } from '../types';
import { WorkingTime } from '../workingTime';
import { clock, mine, ticket } from './samples';

const now = Date.parse('2026-11-26T08:00:00Z');
const person = (accountId: string, by: Partial<Colleague> = {}): Colleague => ({
  accountId,
  displayName: accountId,
  site: 'demo',
  skills: [],
  presence: 'ONLINE',
  holding: 0,
  capacity: 8,
  ...by,
});
const GENERAL = { queue: 'GENERAL', name: '综合', serviceKinds: [], automatic: false };
const quality = { firstResponseSeconds: 1860, answers: 12, satisfaction: 91.2, visits: 9 };
const SOURCES = { cited: 3, inForce: 2, changed: ['《示例规定》第二条'] };
const report: Report = {
  reviews: [{ ticketId: 'c', sources: SOURCES }],
  days: 30,
  received: { today: 47, weekBefore: 41 },
  experts: [{ accountId: 'me', received: 3, quality }],
  queues: [{ queue: 'GENERAL', received: [1, 0, 2, 4, 0, 0, 5], quality }],
};
const see = (...tickets: DeskTicket[]) =>
  oversee({
    tickets,
    colleagues: [person('me'), person('you')],
    queues: [GENERAL],
    presence: () => 'ONLINE',
    now,
    work: new WorkingTime([]),
    report,
  });

const broken = clock({ warnAt: '2026-11-26T05:00:00Z', dueAt: '2026-11-26T07:00:00Z' });
const warned = clock({ warnAt: '2026-11-26T07:00:00Z' });
const standing = clock({ pausedAt: '2026-11-26T05:00:00Z' });

describe('what a supervisor sees', () => {
  it('is what each person has in hand, by how its clocks stand', () => {
    const { people, most } = see(
      mine({ ticketId: 'a', clocks: [broken] }),
      mine({ ticketId: 'b', clocks: [warned] }),
      mine({ ticketId: 'c', state: 'WAITING_ON_ENTERPRISE', clocks: [standing] }),
      mine({ ticketId: 'd', clocks: [clock()] }),
      mine({ ticketId: 'e', state: 'RESOLVED', stage: 'VISITING' }),
      mine({ ticketId: 'f', state: 'CLOSED' }),
    );
    expect(people[0]).toMatchObject({
      held: 4,
      running: 1,
      warn: 1,
      broken: 1,
      paused: 1,
      tightest: { tone: 'broken' },
    });
    expect(people[1]).toMatchObject({ held: 0, tightest: null });
    expect(most).toBe(8);
  });

  it('puts the highest supervision first, then whatever is over the longest', () => {
    const later = clock({ warnAt: '2026-11-26T05:00:00Z', dueAt: '2026-11-26T07:50:00Z' });
    const { troubles, overdue, supervised } = see(
      mine({ ticketId: 'late', clocks: [later] }),
      mine({ ticketId: 'latest', clocks: [broken] }),
      mine({ ticketId: 'watched', clocks: [clock()], supervision: 1, stage: 'SUPERVISED' }),
      mine({ ticketId: 'fine', clocks: [clock()] }),
    );
    expect(troubles.map((one) => one.ticket.ticketId)).toEqual(['watched', 'latest', 'late']);
    expect([overdue, supervised]).toEqual([2, 1]);
  });

  it('collects what waits for a decision', () => {
    const { extensions, reviews } = see(
      mine({ ticketId: 'a', extension: { state: 'ASKED', days: 3, reason: '等检测结果' } }),
      mine({ ticketId: 'b', extension: { state: 'GRANTED', days: 3, reason: '' } }),
      mine({ ticketId: 'c', state: 'RESOLVED', stage: 'IN_REVIEW' }),
    );
    expect(extensions.map(({ ticketId }) => ticketId)).toEqual(['a']);
    expect(reviews.map(({ ticket: one, sources }) => [one.ticketId, sources])).toEqual([['c', SOURCES]]);
  });

  it('tells how long the queues wait', () => {
    const { unclaimed, oldest, queues } = see(
      ticket({ ticketId: 'a', createdAt: '2026-11-26T03:00:00Z' }),
      ticket({ ticketId: 'b', createdAt: '2026-11-26T02:00:00Z' }),
    );
    expect([unclaimed, oldest]).toEqual([2, '2026-11-26T02:00:00Z']);
    expect(queues).toMatchObject([{ count: 2, since: '2026-11-26T02:00:00Z' }]);
  });

  it('puts what was measured beside the people and queues of whom it was', () => {
    const { people, queues } = see(mine({ ticketId: 'a', clocks: [clock()] }));
    expect(people.map(({ received, quality: found }) => [received, found?.satisfaction])).toEqual([
      [3, 91.2],
      [0, undefined],
    ]);
    expect(queues).toMatchObject([{ count: 0, held: 1, online: 2, received: [1, 0, 2, 4, 0, 0, 5], quality }]);
  });
});
