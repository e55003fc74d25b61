import type { Clock, DeskTicket, Draft } from '../types';

/** A ticket as the service gives it, with what a test needs to be different. */
export function ticket(by: Partial<DeskTicket> = {}): DeskTicket {
  return {
    ticketId: 't1',
    number: 'QZ20261126-000001',
    consultationId: 'c1',
    site: 'demo',
    title: '强制检定要多少天',
    state: 'OPEN',
    stage: 'DISPATCHED',
    outcome: null,
    serviceKind: '计量',
    priority: 'NORMAL',
    cause: 'WISH',
    reason: '要求人工',
    queue: 'GENERAL',
    assignee: null,
    queuePosition: 1,
    breached: [],
    clocks: [],
    replied: false,
    returns: 0,
    supervision: 0,
    extension: null,
    enterprise: { visitorId: 'v1', enterpriseId: null, name: null, uscc: null },
    lastMessage: null,
    summary: null,
    version: 1,
    createdAt: '2026-11-26T01:00:00Z',
    claimedAt: null,
    resolvedAt: null,
    closedAt: null,
    ...by,
  };
}

export const me = { accountId: 'me', username: 'zhoumin', displayName: '周敏', roles: ['EXPERT'] };
export const mine = (by: Partial<DeskTicket> = {}) =>
  ticket({ state: 'ASSIGNED', stage: 'IN_PROGRESS', assignee: { accountId: 'me', displayName: '周敏' }, ...by });

export function clock(by: Partial<Clock> = {}): Clock {
  return {
    kind: 'RESOLUTION',
    colour: 'GREEN',
    startedAt: '2026-11-26T01:00:00Z',
    warnAt: '2026-11-26T09:00:00Z',
    dueAt: '2026-11-26T11:00:00Z',
    pausedAt: null,
    stoppedAt: null,
    ...by,
  };
}

export const TEXT =
  '这台地磅属强制检定[1]。\n- 未按照规定申请检定的，可并处1000元以下的罚款[2]。\n- 请在20个工作日内申请。[1]';

/** A draft of three sentences; the second names a penalty and the third a deadline. */
export function draft(): Draft {
  const of = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
  const first = { ...of('这台地磅属强制检定[1]。'), numbers: [1], verdict: 'SUPPORTED' };
  const penalty = { ...of('未按照规定申请检定的，可并处1000元以下的罚款[2]。'), numbers: [2], verdict: 'SUPPORTED' };
  const deadline = { ...of('请在20个工作日内申请。'), numbers: [1], verdict: 'SUPPORTED' };
  return { draftId: 'd1', text: TEXT, citations: [], claims: [first, penalty, deadline], confirm: [penalty, deadline] };
}

/** Storage that lives as long as a test. */
export function memory(): Storage {
  const held = new Map<string, string>();
  return {
    get length() {
      return held.size;
    },
    clear: () => held.clear(),
    getItem: (name) => held.get(name) ?? null,
    key: (index) => [...held.keys()][index] ?? null,
    removeItem: (name) => void held.delete(name),
    setItem: (name, value) => void held.set(name, value),
  };
}
