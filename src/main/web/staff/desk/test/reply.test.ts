import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import { Problem } from '../../../shared/api';
import type { Desk } from '../desk';
import type { DeskTicket } from '../types';
import { Writer } from '../writer';
import { draft, mine, TEXT } from './samples';
import { message, Service } from './service';

const SENT = TEXT.replaceAll('- ', '· ');

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
  vi.useRealTimers();
});

describe('a reply', () => {
  async function write(text: string): Promise<Writer> {
    const writer = new Writer(desk);
    await begin(mine({ ticketId: 'a' }), mine({ ticketId: 'b' }));
    desk.select('a');
    writer.type(text);
    return writer;
  }

  it('leaves the editor only when the service has it', async () => {
    const writer = await write('请停用');
    service.api.say.mockRejectedValueOnce(new Problem(0, 'NETWORK', ''));
    expect(await writer.send()).toBe(false);
    expect(writer.text).toBe('请停用');
    expect(writer.state.problem?.status).toBe(0);
    service.api.say.mockResolvedValueOnce(message('m5', { author: 'EXPERT' }));
    expect(await writer.send()).toBe(true);
    expect(writer.text).toBe('');
    const [first, second] = service.api.say.mock.calls.map((call) => call[2] as string);
    expect(first).toBe(second);
  });

  it('can be sent again after a reload without being said twice', async () => {
    const writer = await write('请停用');
    service.api.say.mockRejectedValueOnce(new Problem(0, 'NETWORK', ''));
    await writer.send();
    writer.keepNow();
    desk.stop();
    desk = service.desk();
    const again = new Writer(desk);
    desk.select('a');
    expect(again.text).toBe('请停用');
    service.api.say.mockResolvedValueOnce(message('m5', { author: 'EXPERT' }));
    expect(await again.send()).toBe(true);
    const [first, second] = service.api.say.mock.calls.map((call) => call[2] as string);
    expect(first).toBe(second);
  });

  it('asks for what the service wants confirmed as well, and sends it then', async () => {
    const writer = await write('');
    await writer.draft();
    writer.confirmNext();
    writer.confirmNext();
    writer.insert();
    const own = '请在三天内寄来清单。';
    writer.type(`${writer.text}\n${own}`);
    service.api.say.mockRejectedValueOnce(
      new Problem(409, 'DRAFT_NOT_CONFIRMED', '', null, [{ field: 'confirmed', message: own }]),
    );
    expect(await writer.send()).toBe(false);
    expect(writer.open.value.map(({ text }) => text)).toEqual([own]);
    writer.confirmNext();
    service.api.say.mockResolvedValueOnce(message('m6', { author: 'EXPERT' }));
    expect(await writer.send()).toBe(true);
    expect(service.api.say.mock.calls.at(-1)?.[1]).toMatchObject({ rewritten: [own] });
  });

  it('copied from a draft by hand is confirmed where the service knows it again', async () => {
    const copied = '逾期未检定的，处五千元以下罚款。';
    const writer = await write(`赵工您好，${copied}`);
    service.api.say.mockRejectedValueOnce(
      new Problem(409, 'DRAFT_NOT_CONFIRMED', '', null, [{ field: 'confirmed', message: `赵工您好，${copied}` }]),
    );
    expect(await writer.send()).toBe(false);
    expect(writer.held).toBe('unconfirmed');
    writer.confirmNext();
    service.api.say.mockResolvedValueOnce(message('m7', { author: 'EXPERT' }));
    expect(await writer.send()).toBe(true);
    expect(service.api.say.mock.calls.at(-1)?.[1]).toEqual({
      text: `赵工您好，${copied}`,
      confirmed: [],
      rewritten: [`赵工您好，${copied}`],
    });
    expect(writer.state.sheet).toBeNull();
  });

  it('is kept with its ticket while another one is looked at', async () => {
    const writer = await write('给甲的话');
    desk.select('b');
    expect(writer.text).toBe('');
    desk.select('a');
    expect(writer.text).toBe('给甲的话');
  });

  it('tells the enterprise that somebody writes, but not for a note', async () => {
    const writer = await write('您好');
    expect(service.api.typing).toHaveBeenCalledWith('a', true);
    service.api.typing.mockClear();
    writer.turn('note');
    writer.type('内部的话');
    expect(service.api.typing).not.toHaveBeenCalled();
    await writer.send();
    expect(service.api.note).toHaveBeenCalledWith('a', '内部的话', expect.any(String));
    expect(service.api.say).not.toHaveBeenCalled();
  });

  it('made from a draft waits for every penalty and deadline', async () => {
    const writer = await write('');
    await writer.draft();
    expect(writer.state.sheetOpen).toBe(true);
    expect(writer.held).toBe('unconfirmed');
    expect(await writer.send()).toBe(false);
    writer.confirmNext();
    expect(writer.held).toBe('unconfirmed');
    writer.confirmNext();
    expect(writer.held).toBeNull();
    service.api.say.mockResolvedValueOnce(message('m6', { author: 'EXPERT' }));
    await writer.send();
    const confirmed = draft().confirm.map(({ start }) => start);
    expect(service.api.say).toHaveBeenCalledWith(
      'a',
      { text: SENT, draftId: 'd1', confirmed, rewritten: [] },
      expect.any(String),
    );
    expect(writer.state.sheet).toBeNull();
  });

  it('keeps what was confirmed when the draft is put into the editor, until the words change', async () => {
    const writer = await write('赵工您好，');
    await writer.draft();
    writer.confirmNext();
    writer.confirmNext();
    writer.insert();
    expect(writer.text).toBe(`赵工您好，\n\n${SENT}`);
    expect(writer.held).toBeNull();
    writer.type(writer.text.replace('1000元', '3000元'));
    expect(writer.held).toBe('unconfirmed');
    expect(writer.open.value[0]).toMatchObject({ edited: true });
  });

  it('keeps a draft and its confirmations over a reload', async () => {
    const writer = await write('');
    await writer.draft();
    writer.confirmNext();
    desk.stop();
    desk = service.desk();
    const again = new Writer(desk);
    desk.select('a');
    await nextTick();
    expect(again.state.sheet?.draftId).toBe('d1');
    expect(again.open.value).toHaveLength(1);
  });

  it('says where the copilot found nothing', async () => {
    const writer = await write('');
    service.api.draft.mockResolvedValueOnce({ ...draft(), text: '', claims: [], confirm: [] });
    await writer.draft();
    expect(writer.state).toMatchObject({ empty: true, sheet: null, sheetOpen: false });
  });
});
