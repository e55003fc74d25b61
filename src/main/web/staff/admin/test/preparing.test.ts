import { expect, it, vi } from 'vitest';
import type { Admin } from '../context';
import { Opened } from '../pages/versionPage';

function opened(...left: number[]) {
  const prepare = vi.fn(() => Promise.resolve({ total: 9, left: left.shift() ?? 0 }));
  const page = new Opened({ documentId: 'd', versionId: 'v' }, { api: { prepare } } as unknown as Admin);
  return { page, prepare };
}

it('a text is made ready call by call, each saying how far it is', async () => {
  const { page, prepare } = opened(6, 2, 0);
  await expect(page.prepare(() => true)).resolves.toBe(true);
  expect(prepare).toHaveBeenCalledTimes(3);
  expect(page.state.preparing).toEqual({ total: 9, left: 0 });
});

it('whoever closes the dialog while a text is made ready publishes nothing', async () => {
  const { page, prepare } = opened(6, 2, 0);
  const wanted = vi.fn().mockReturnValueOnce(true).mockReturnValue(false);
  await expect(page.prepare(wanted)).resolves.toBe(false);
  expect(prepare).toHaveBeenCalledTimes(2);
});
