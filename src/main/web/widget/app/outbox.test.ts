// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '../../shared/api';
import { Outbox } from './outbox';

const offline = new Problem(0, 'NETWORK', '');
let stored: string;
let number: number;
const held = new Set<string>();
let standing: string[] = [];
const ask = vi.fn<(id: string, text: string, key: string) => Promise<{ messageId: string; answerId: string | null }>>();

const outbox = () =>
  new Outbox({
    api: { ask },
    drafts: { load: () => stored, save: (text) => void (stored = text) },
    newKey: () => `k${(number += 1)}`,
    consultationId: () => Promise.resolve('c1'),
    isHeld: (messageId) => held.has(messageId),
    timesSaid: (text) => standing.filter((one) => one === text).length,
  });
const said = () => ask.mock.calls.map(([, text]) => text);

beforeEach(() => {
  vi.useFakeTimers();
  [stored, number] = ['', 0];
  held.clear();
  standing = [];
  ask.mockReset().mockImplementation((_id, text) => Promise.resolve({ messageId: `m-${text}`, answerId: null }));
});
afterEach(() => void vi.useRealTimers());

describe('what a visitor writes', () => {
  it('goes out one after another, and stands there until the service is seen to hold it', async () => {
    const box = outbox();
    box.send('一');
    box.send('  ');
    box.send('二');
    await vi.advanceTimersByTimeAsync(0);
    expect(said()).toEqual(['一', '二']);
    expect(box.state.pending).toHaveLength(2);
    held.add('m-一');
    box.settle();
    expect(box.state.pending.map(({ text }) => text)).toEqual(['二']);
  });

  it('stands there once, though it stands in the consultation before the sending is answered', async () => {
    let answer: (held: { messageId: string; answerId: string | null }) => void = () => undefined;
    ask.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
    standing = ['一'];
    const box = outbox();
    box.send('一');
    await vi.advanceTimersByTimeAsync(0);
    expect(box.shown.map(({ text }) => text)).toEqual(['一']);
    standing.push('一');
    expect(box.shown).toEqual([]);
    held.add('m2');
    answer({ messageId: 'm2', answerId: null });
    await vi.advanceTimersByTimeAsync(0);
    expect(box.state.pending).toEqual([]);
  });

  it('waits for the network under one key, and nothing overtakes it', async () => {
    ask.mockRejectedValueOnce(offline);
    const box = outbox();
    box.send('一');
    await vi.advanceTimersByTimeAsync(0);
    box.send('二');
    await vi.advanceTimersByTimeAsync(0);
    expect(said()).toEqual(['一']);
    expect(stored).toBe('一');
    box.retry();
    await vi.advanceTimersByTimeAsync(0);
    expect(said()).toEqual(['一', '一', '二']);
    expect(ask.mock.calls[0]?.[2]).toBe(ask.mock.calls[1]?.[2]);
    expect(stored).toBe('');
  });

  it('goes when a service comes back that was away for longer than anybody tried', async () => {
    ask.mockRejectedValue(offline);
    const box = outbox();
    box.send('一');
    await vi.advanceTimersByTimeAsync(600_000);
    expect(box.state.pending[0]).toMatchObject({ status: 'failed' });
    ask.mockResolvedValue({ messageId: 'm-一', answerId: null });
    box.retry();
    await vi.advanceTimersByTimeAsync(0);
    expect(box.state.pending[0]).toMatchObject({ messageId: 'm-一' });
    expect(new Set(ask.mock.calls.map(([, , key]) => key)).size).toBe(1);
  });

  it('that is refused can be sent again or taken back', async () => {
    ask.mockRejectedValueOnce(new Problem(400, 'TEXT_TOO_LONG', ''));
    const box = outbox();
    box.send('太长');
    await vi.advanceTimersByTimeAsync(0);
    expect(box.state.pending[0]).toMatchObject({ status: 'failed' });
    box.setDraft('后来');
    box.takeBack('k1');
    expect([box.state.draft, box.state.pending.length]).toEqual(['太长\n后来', 0]);
  });

  it('goes back to the editor where its consultation is left before it was sent', async () => {
    ask.mockRejectedValue(offline);
    const box = outbox();
    box.send('一');
    await vi.advanceTimersByTimeAsync(0);
    box.leave();
    expect([box.state.draft, box.state.pending.length]).toEqual(['一', 0]);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(said()).toEqual(['一']);
    expect(outbox().state.draft).toBe('一');
  });
});
