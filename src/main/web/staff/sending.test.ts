import { expect, it, vi } from 'vitest';
import { call, Problem } from '../shared/api';
import { sendTelling } from './sending';

class Line {
  upload: { onprogress?: (event: { loaded: number; total: number }) => void; onload?: () => void } = {};
  onload: () => void = () => undefined;
  onerror: () => void = () => undefined;
  onabort: () => void = () => undefined;
  status = 0;
  responseText = '';
  readonly headers: Record<string, string> = {};
  readonly open = vi.fn();
  readonly send = vi.fn();
  readonly abort = () => this.onabort();
  readonly setRequestHeader = (name: string, value: string) => (this.headers[name.toLowerCase()] = value);
  readonly getResponseHeader = (name: string) => (name === 'Content-Type' ? 'application/problem+json' : null);

  answer(status: number, body: unknown) {
    this.status = status;
    this.responseText = JSON.stringify(body);
    this.onload();
  }
}

function sent(line: Line, told: (share: number) => void = () => undefined) {
  const send = sendTelling(told, () => line as unknown as XMLHttpRequest);
  return call('/files', { method: 'POST', raw: 'abc', key: 'k1', timeout: 50 }, send);
}

it('a file says which share of it is up, and then what the service answered', async () => {
  const line = new Line();
  const shares: number[] = [];
  const answer = sent(line, (share) => shares.push(share));
  line.upload.onprogress?.({ loaded: 1, total: 4 });
  line.upload.onprogress?.({ loaded: 3, total: 4 });
  line.upload.onload?.();
  line.answer(202, { jobId: 'j' });
  await expect(answer).resolves.toEqual({ jobId: 'j' });
  expect(shares).toEqual([0.25, 0.75, 1]);
  expect(line.open).toHaveBeenCalledWith('POST', '/files');
  expect(line.send).toHaveBeenCalledWith('abc');
  expect(line.headers['idempotency-key']).toBe('k1');
});

it('a refused file keeps the service’s own words', async () => {
  const line = new Line();
  const answer = sent(line);
  line.answer(413, { code: 'PAYLOAD_TOO_LARGE', detail: '太大了' });
  await expect(answer).rejects.toMatchObject({ status: 413, code: 'PAYLOAD_TOO_LARGE', detail: '太大了' });
});

it('a line that breaks or stalls is told as such', async () => {
  const broken = new Line();
  const answer = sent(broken);
  broken.onerror();
  await expect(answer).rejects.toEqual(new Problem(0, 'NETWORK', ''));
  await expect(sent(new Line())).rejects.toMatchObject({ status: 0 });
});
