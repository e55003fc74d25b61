import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '../../../shared/api';
import type { Desk } from '../desk';
import type { DeskTicket } from '../types';
import { clock, me, mine, ticket } from './samples';
import { message, Service, settle, snapshot } from './service';

let service: Service;
let desk: Desk;
const begin = (...tickets: DeskTicket[]) => service.begin(desk, ...tickets);

beforeEach(() => {
  vi.useFakeTimers();
  service = new Service();
  desk = service.desk();
});
afterEach(() => {
  desk.stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
const numbers = () => desk.rows.value.flatMap((row) => (row.kind === 'ticket' ? [row.ticket.ticketId] : []));

describe('the desk', () => {
  it('reads everything at a snapshot, and counts what it holds', async () => {
    await begin(
      ticket({ ticketId: 'a' }),
      mine({ ticketId: 'b' }),
      ticket({ ticketId: 'c', state: 'CLOSED', stage: 'CLOSED' }),
    );
    expect(numbers()).toEqual(['a']);
    expect(desk.counts.value).toEqual({ unassigned: 1, mine: 1, all: 2, overdue: 0 });
  });

  it('shows the service’s counts until it holds everything', () => {
    desk.start();
    service.push('desk.snapshot', snapshot);
    expect(desk.counts.value.unassigned).toBe(9);
  });

  it('reads a case again whose reading was cut off when the service went', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('{}')));
    service.messages = [message('m1')];
    await begin(ticket({ ticketId: 'a' }));
    service.api.ticket.mockImplementationOnce(() => Promise.reject(new Problem(0, 'UNREACHABLE', '')));
    desk.select('a');
    await settle();
    expect(desk.file.conversation.value).toBeNull();
    service.streams[0]?.onStatus?.({ kind: 'waiting', attempt: 1, milliseconds: 1_000 });
    service.streams[0]?.onStatus?.({ kind: 'open' });
    await settle();
    expect(desk.file.conversation.value?.messages).toHaveLength(1);
    expect(desk.file.state.problem).toBeNull();
  });

  it('shows a new ticket at once, and says that it came', async () => {
    await begin();
    service.push('ticket.created', ticket({ ticketId: 'new' }));
    expect(numbers()).toEqual(['new']);
    expect(service.happened).toMatchObject([{ kind: 'created' }]);
    service.push('ticket.created', ticket({ ticketId: 'new' }));
    expect(service.happened).toHaveLength(1);
  });

  it('forgets at a new snapshot what is in no list any more, but not what lies open', async () => {
    await begin(ticket({ ticketId: 'a' }), ticket({ ticketId: 'b' }));
    desk.select('a');
    await settle();
    service.tickets = [];
    service.push('desk.snapshot', snapshot);
    await settle();
    expect(desk.book.find('b')).toBeNull();
    expect(desk.book.find('a')).not.toBeNull();
  });

  it('is not set back by a page that is older than what the stream has told', async () => {
    service.tickets = [ticket({ ticketId: 'a', version: 1 })];
    desk.start();
    service.push('desk.snapshot', snapshot);
    service.push('ticket.changed', mine({ ticketId: 'a', version: 2 }));
    await settle();
    expect(desk.book.find('a')?.state).toBe('ASSIGNED');
  });

  it('moves a ticket from the unclaimed to mine when I claim it', async () => {
    await begin(ticket({ ticketId: 'a' }));
    desk.select('a');
    service.api.take.mockResolvedValue(mine({ ticketId: 'a', version: 2 }));
    await desk.take('a', { step: 'claim' });
    expect(numbers()).toEqual([]);
    desk.choose({ view: 'MINE' });
    expect(numbers()).toEqual(['a']);
    expect(desk.state.selected).toBe('a');
  });

  it('reads a ticket again when a step was refused, and asks anew the next time', async () => {
    await begin(ticket({ ticketId: 'a' }));
    service.api.take.mockRejectedValue(new Problem(409, 'TICKET_ALREADY_CLAIMED', '李雯先领取了这件工单'));
    await expect(desk.take('a', { step: 'claim' })).rejects.toThrow('李雯');
    expect(service.api.ticket).toHaveBeenCalledWith('a');
    await expect(desk.take('a', { step: 'claim' })).rejects.toThrow();
    const [first, second] = service.api.take.mock.calls.map((call) => call[2] as string);
    expect(first).not.toBe(second);
  });

  it('tries again under the same key where nobody knows whether it was done', async () => {
    await begin(ticket({ ticketId: 'a' }));
    service.api.take
      .mockRejectedValueOnce(new Problem(0, 'NETWORK', ''))
      .mockResolvedValueOnce(mine({ ticketId: 'a' }));
    await expect(desk.take('a', { step: 'claim' })).rejects.toThrow();
    await desk.take('a', { step: 'claim' });
    const [first, second] = service.api.take.mock.calls.map((call) => call[2] as string);
    expect(first).toBe(second);
  });

  it('tells when a ticket is put into my hands, but not when I took it myself', async () => {
    await begin(ticket({ ticketId: 'a' }), ticket({ ticketId: 'b' }));
    service.push('ticket.changed', mine({ ticketId: 'a', version: 2 }));
    expect(service.happened).toMatchObject([{ kind: 'given', ticket: { ticketId: 'a' } }]);
    service.api.take.mockImplementation(() => {
      service.push('ticket.changed', mine({ ticketId: 'b', version: 2 }));
      return Promise.resolve(mine({ ticketId: 'b', version: 2 }));
    });
    await desk.take('b', { step: 'claim' });
    expect(service.happened).toHaveLength(1);
  });

  it('tells when a supervisor takes my ticket under watch, or reminds of it', async () => {
    await begin(mine({ ticketId: 'a' }));
    service.push('ticket.changed', mine({ ticketId: 'a', version: 2, supervision: 1, stage: 'SUPERVISED' }));
    service.push('ticket.changed', mine({ ticketId: 'a', version: 3, supervision: 1, stage: 'IN_PROGRESS' }));
    service.push('ticket.changed', mine({ ticketId: 'a', version: 4, supervision: 1, stage: 'SUPERVISED' }));
    expect(service.happened.map(({ kind }) => kind)).toEqual(['supervised', 'supervised']);
  });

  it('tells when one of my clocks turns, and only of mine', async () => {
    const warned = clock({ warnAt: '2026-11-26T07:59:50Z', dueAt: '2026-11-26T09:00:00Z' });
    await begin(mine({ ticketId: 'a', clocks: [warned] }), ticket({ ticketId: 'b', clocks: [warned] }));
    desk.now.value = Date.parse('2026-11-26T07:59:00Z');
    desk.tick();
    expect(service.happened).toMatchObject([{ kind: 'clock', ticket: { ticketId: 'a' } }]);
  });

  it('says that the session has ended', async () => {
    await begin();
    service.api.session.mockResolvedValue(null as unknown as typeof me);
    service.streams[0]?.onStatus?.({ kind: 'ended', code: null, status: 401 });
    await settle();
    expect(service.happened).toEqual([{ kind: 'signed-out' }]);
  });

  it('reads what was chosen last time, and keeps what is chosen now', async () => {
    await begin();
    desk.choose({ view: 'OVERDUE' });
    expect(service.desk().state.view).toBe('OVERDUE');
  });

  it('walks through the list, and goes on where a ticket has left it', async () => {
    const at = (hour: number) => `2026-11-26T0${hour}:00:00Z`;
    await begin(
      ticket({ ticketId: 'a', createdAt: at(1) }),
      ticket({ ticketId: 'b', createdAt: at(2) }),
      ticket({ ticketId: 'c', createdAt: at(3) }),
    );
    desk.step(1);
    desk.step(1);
    expect(desk.state.selected).toBe('b');
    service.push('ticket.changed', mine({ ticketId: 'b', version: 2 }));
    expect(desk.step(1)?.ticketId).toBe('c');
  });
});

describe('the open ticket', () => {
  it('shows what is said at once, once', async () => {
    await begin(mine({ ticketId: 'a' }));
    service.messages = [message('m1')];
    desk.select('a');
    await settle();
    service.push('message.created', { ticketId: 'a', message: message('m2') });
    service.push('message.created', { ticketId: 'a', message: message('m2') });
    expect(desk.file.conversation.value?.messages.map(({ messageId }) => messageId)).toEqual(['m1', 'm2']);
    expect(desk.ticket.value?.lastMessage?.createdAt).toBe('2026-11-26T02:02:00Z');
  });

  it('loses nothing that is said while it is being read', async () => {
    await begin(mine({ ticketId: 'a' }));
    desk.select('a');
    service.push('message.created', { ticketId: 'a', message: message('m2') });
    await settle();
    expect(desk.file.conversation.value?.messages).toHaveLength(1);
  });

  it('follows the AI only until an expert holds it', async () => {
    await begin(ticket({ ticketId: 'a' }));
    desk.select('a');
    await settle();
    expect(service.streams[1]).toMatchObject({ url: '/consultations/c1/events', lastEventId: '7' });
    service.tickets = [mine({ ticketId: 'a', version: 2 })];
    service.push('ticket.changed', service.tickets[0]);
    await settle();
    expect(service.closed).toBe(1);
    expect(service.streams).toHaveLength(2);
  });

  it('asks for nothing while somebody leafs through the list', async () => {
    await begin(...Array.from({ length: 9 }, (_, index) => mine({ ticketId: `t${index}` })));
    desk.choose({ view: 'MINE' });
    for (let n = 0; n < 9; n += 1) desk.step(1);
    await settle();
    expect(service.api.ticket.mock.calls.length).toBeLessThanOrEqual(2);
  });

  it('is read as soon as it is opened', async () => {
    await begin(
      mine({ ticketId: 'a', lastMessage: { author: 'VISITOR', text: '', createdAt: '2026-11-26T02:00:00Z' } }),
    );
    const one = desk.book.find('a');
    expect(one && desk.isUnread(one)).toBe(true);
    desk.select('a');
    expect(one && desk.isUnread(one)).toBe(false);
  });
});

describe('people', () => {
  it('who look at the same ticket are named, and not I myself', async () => {
    await begin(ticket({ ticketId: 'a' }));
    service.push('presence', { accountId: 'you', displayName: '李雯', state: 'ONLINE', ticketId: 'a' });
    service.push('presence', { accountId: 'me', displayName: '周敏', state: 'ONLINE', ticketId: 'a' });
    expect(desk.people.watching('a').map(({ displayName }) => displayName)).toEqual(['李雯']);
    service.push('presence', { accountId: 'you', displayName: '李雯', state: 'AWAY', ticketId: null });
    expect(desk.people.watching('a')).toEqual([]);
  });

  it('who write are named for as long as they do', async () => {
    await begin(ticket({ ticketId: 'a' }));
    service.push('typing', { ticketId: 'a', author: 'EXPERT', accountId: 'you', displayName: '李雯', active: true });
    expect(desk.people.writing.get('a')?.[0]?.displayName).toBe('李雯');
    await vi.advanceTimersByTimeAsync(9_000);
    expect(desk.people.writing.get('a')).toBeUndefined();
  });

  it('are told about me again and again, and what I look at', async () => {
    await begin(ticket({ ticketId: 'a' }));
    desk.select('a');
    await settle();
    expect(service.api.present).toHaveBeenLastCalledWith('ONLINE', 'a');
    desk.people.set('BUSY');
    expect(service.api.present).toHaveBeenLastCalledWith('BUSY', 'a');
    const before = service.api.present.mock.calls.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(service.api.present.mock.calls.length).toBeGreaterThan(before);
  });
});
