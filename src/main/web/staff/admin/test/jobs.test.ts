import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Job, JobFile } from '../jobTypes';
import { Problem } from '../../../shared/api';
import { inOrder, Jobs, maySendAgain } from '../pages/jobs';
import { isReady, kindIn, metadataOf, rowOf, versionIn } from '../pages/proposals';
import { failureIn } from '../words/failures';

const job = (jobId: string, state: string, counts: Partial<Job['counts']> = {}) =>
  ({
    jobId,
    state,
    endedAt: ['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(state) ? '2026-11-27T01:00:00Z' : null,
    counts: { total: 1, open: 0, waiting: 0, succeeded: 0, unchanged: 0, skipped: 0, failed: 0, ...counts },
    files: [],
  }) as unknown as Job;

beforeEach(() => localStorage.clear());

describe('the jobs beside the library', () => {
  const newestFirst = [
    job('e', 'WAITING'),
    job('d', 'SUCCEEDED'),
    job('c', 'FAILED'),
    job('b', 'RUNNING'),
    job('a', 'WAITING'),
  ];
  const ids = (jobs: Job[]) => jobs.map(({ jobId }) => jobId).join('');

  it('show first what waits for a person, the oldest first, and failures before what is done', () => {
    const { now, ended } = inOrder(newestFirst, new Set());
    expect(ids(now)).toBe('aebc');
    expect(ids(ended)).toBe('d');
  });

  it('put a failure aside that was read, and remember it', () => {
    const jobs = new Jobs({} as ConstructorParameters<typeof Jobs>[0], () => undefined);
    jobs.note('c');
    const again = new Jobs({} as ConstructorParameters<typeof Jobs>[0], () => undefined);
    expect(ids(inOrder(newestFirst, again.state.noted).ended)).toBe('dc');
  });

  it('name the files of an archive that failed, asked for once', async () => {
    vi.useFakeTimers();
    const archive = job('z', 'FAILED', { total: 3, failed: 1, succeeded: 2 });
    const files = [{ fileId: 'f', fileName: '坏的.pdf', state: 'FAILED' }] as Job['files'];
    const one = vi.fn(() => Promise.resolve({ ...archive, files }));
    const api = { jobs: () => Promise.resolve({ items: [archive], nextCursor: null }), job: one };
    const jobs = new Jobs(api as unknown as ConstructorParameters<typeof Jobs>[0], () => undefined);
    jobs.start();
    await vi.advanceTimersByTimeAsync(25_000);
    expect(jobs.state.jobs[0]?.files[0]?.fileName).toBe('坏的.pdf');
    expect(one).toHaveBeenCalledTimes(1);
    jobs.stop();
    vi.useRealTimers();
  });
});

it('files that are sent one after the other say whose turn it is and how far it is', async () => {
  const tellers: ((share: number) => void)[] = [];
  const upload = vi.fn((_: File, __: object, told: (share: number) => void) => {
    tellers.push(told);
    return new Promise<never>(() => undefined);
  });
  const jobs = new Jobs({ upload } as unknown as ConstructorParameters<typeof Jobs>[0], () => undefined);
  void jobs.take([new File(['a'], 'a.pdf'), new File(['b'], 'b.pdf')]);
  expect(jobs.state.sending.map(({ share }) => share)).toEqual([0, null]);
  tellers[0]?.(0.4);
  expect(jobs.state.sending.map(({ share }) => share)).toEqual([0.4, null]);
});

describe('what a file’s name and title suggest', () => {
  it('is the version as files are called', () => {
    expect(versionIn('法规/产品质量法-2018修正.md')).toBe('2018修正');
    expect(versionIn('清源市泉水保护规定（2026年修订）.pdf')).toBe('2026修订');
    expect(versionIn('价格法-1998.md')).toBe('1998');
    expect(versionIn('第20181期公报.docx')).toBe('');
    expect(versionIn('规定.docx')).toBe('');
  });

  it('is the kind only where the title’s form leaves no doubt', () => {
    expect(kindIn('中华人民共和国计量法')).toBe('LAW');
    expect(kindIn('中华人民共和国认证认可条例')).toBe('ADMINISTRATIVE_REGULATION');
    expect(kindIn('山东省标准化条例')).toBe('LOCAL_REGULATION');
    expect(kindIn('市场监督管理投诉举报处理办法')).toBe('');
    expect(kindIn('清源市泉水保护规定')).toBe('');
    expect(kindIn('GB 4806.1-2016 食品安全国家标准')).toBe('STANDARD');
  });
});

describe('several files told of at once', () => {
  const file = (fileName: string, recognised: Record<string, string>) =>
    ({
      fileId: fileName,
      fileName,
      recognised: Object.entries(recognised).map(([field, value]) => ({ field, value, place: '第1页', quote: value })),
    }) as unknown as JobFile;
  const none = { issuer: '', region: '', serviceKinds: [] };

  it('keep what was read of each, and take what is said of all', () => {
    const row = rowOf(
      'j',
      file('溪泉规定-2024.md', { title: '溪泉规定', issuer: '溪市', effectiveHint: '2024-01-01' }),
    );
    expect(isReady(row)).toBe(false);
    row.kind = 'LOCAL_RULE';
    expect(isReady(row)).toBe(true);
    expect(metadataOf(row, none)).toEqual({
      publish: false,
      kind: 'LOCAL_RULE',
      title: '溪泉规定',
      version: '2024',
      issuer: '溪市',
    });
    const said = metadataOf(row, { issuer: '泉市', region: '山东省', serviceKinds: ['计量'] });
    expect(said).toMatchObject({ issuer: '泉市', region: '山东省', serviceKinds: ['计量'] });
    expect(said).not.toHaveProperty('effectiveFrom');
  });

  it('are not chosen where no title was read', () => {
    expect(rowOf('j', file('x.md', {})).chosen).toBe(false);
  });
});

describe('a failure', () => {
  it('is told in the reader’s language, with what to do instead', () => {
    const error = { code: 'NO_TEXT', detail: '没有读到文字' };
    expect(failureIn('zh-CN', error)).toBe('没有读到文字');
    expect(failureIn('en', error)).toContain('OCR');
    expect(failureIn('en', { code: 'NEW_ONE', detail: '别的' })).toBe('别的');
  });

  it('of a kind that is not allowed is not offered once more, one of the network is', () => {
    expect(maySendAgain(new Problem(415, 'UNSUPPORTED_MEDIA_TYPE', ''))).toBe(false);
    expect(maySendAgain(new Problem(413, 'TOO_LARGE', ''))).toBe(false);
    expect(maySendAgain(new Problem(0, 'UNREACHABLE', ''))).toBe(true);
    expect(maySendAgain(new Problem(503, 'UNAVAILABLE', ''))).toBe(true);
  });
});
