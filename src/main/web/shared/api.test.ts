import { expect, it } from 'vitest';
import { VisitorApi } from './api';

it('whoever comes with an identity that names nobody any more asks as a visitor', async () => {
  const sent: unknown[] = [];
  const api = new VisitorApi('demo', 'zh-CN', '', (_, init) => {
    const body = JSON.parse(String(init?.body)) as { identity: string | null };
    sent.push(body.identity);
    const refused = body.identity !== null;
    return Promise.resolve(
      new Response(
        JSON.stringify(
          refused
            ? { status: 400, code: 'INVALID_INPUT', errors: [{ field: 'identity', message: '身份凭证无效或已过期' }] }
            : { visitorId: 'v', token: 't', expiresAt: new Date(Date.now() + 1_800_000).toISOString() },
        ),
        { status: refused ? 400 : 201, headers: { 'Content-Type': 'application/json' } },
      ),
    );
  });
  expect(await api.identify('signed.long.ago')).toBe(false);
  expect(await api.authorization()).toEqual({ Authorization: 'Bearer t' });
  expect(await api.authorization(true)).toEqual({ Authorization: 'Bearer t' });
  expect(sent).toEqual(['signed.long.ago', null, null]);
});
