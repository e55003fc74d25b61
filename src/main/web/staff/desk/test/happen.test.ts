import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Ui } from '../context';
import type { Desk } from '../desk';
import { listener } from '../happen';
import { Kept } from '../kept';
import { Notices } from '../notices';
import { deskWords } from '../words';
import { clock, memory, mine, ticket } from './samples';
import { message, Service } from './service';

let desk: Desk;
let notices: Notices;
let ui: Ui;
let out: number;

beforeEach(() => {
  vi.useFakeTimers();
  desk = new Service().desk();
  notices = new Notices(new Kept('me', memory), () => undefined);
  ui = new Ui();
  out = 0;
});
afterEach(() => vi.useRealTimers());

const hear = () => listener({ desk, ui, notices, words: () => deskWords('zh-CN'), signedOut: () => void (out += 1) });
const titles = () => notices.state.list.map(({ title }) => title);
const skilled = (...skills: string[]) => {
  desk.colleagues.value = [
    { accountId: 'me', displayName: '周敏', site: 'demo', skills, presence: 'ONLINE', holding: 0, capacity: 8 },
  ];
};

describe('a notice', () => {
  it('is given of a new ticket of my skills, and of no other', () => {
    skilled('计量');
    hear()({ kind: 'created', ticket: ticket({ ticketId: 'a' }) });
    hear()({ kind: 'created', ticket: ticket({ ticketId: 'b', serviceKind: '知识产权' }) });
    expect(titles()).toEqual(['新工单 1126-000001']);
  });

  it('is given of an enterprise’s reply on my ticket only', () => {
    const theirs = mine({ assignee: { accountId: 'you', displayName: '李雯' } });
    hear()({ kind: 'said', ticket: theirs, message: message('m1') });
    hear()({ kind: 'said', ticket: mine(), message: message('m2', { author: 'EXPERT' }) });
    expect(titles()).toEqual([]);
    hear()({ kind: 'said', ticket: mine(), message: message('m3') });
    expect(titles()).toEqual(['企业回复了 1126-000001']);
  });

  it('is given of a clock at 80 %, and at once to whoever listens when it breaks', () => {
    const warned = mine({ clocks: [clock({ warnAt: '2026-11-26T07:00:00Z' })] });
    hear()({ kind: 'clock', ticket: warned });
    hear()({ kind: 'clock', ticket: mine({ clocks: [clock({ dueAt: '2026-11-26T07:00:00Z' })] }) });
    expect(titles()).toEqual(['1126-000001 超时了', '1126-000001 的时限已用八成']);
    vi.advanceTimersByTime(60);
    expect(ui.state.assertive).toBe('1126-000001 超时了');
  });

  it('is given of supervision, at once to whoever listens', () => {
    hear()({ kind: 'supervised', ticket: mine({ supervision: 1, stage: 'SUPERVISED' }) });
    expect(titles()).toEqual(['1126-000001 被督办，请看督办意见']);
    vi.advanceTimersByTime(60);
    expect(ui.state.assertive).toBe('1126-000001 被督办，请看督办意见');
  });

  it('rings and shows itself only where that was switched on', async () => {
    expect(notices.state).toMatchObject({ desktop: false, sound: false });
    const asked = vi.fn(() => Promise.resolve('denied' as NotificationPermission));
    vi.stubGlobal('Notification', Object.assign(vi.fn(), { permission: 'default', requestPermission: asked }));
    expect(await notices.desktop(true)).toBe(false);
    expect(asked).toHaveBeenCalledOnce();
    hear()({ kind: 'created', ticket: ticket() });
    expect(Notification).not.toHaveBeenCalled();
    vi.unstubAllGlobals();
  });
});

it('a session that has ended leads back to the door', () => {
  hear()({ kind: 'signed-out' });
  expect(out).toBe(1);
});
