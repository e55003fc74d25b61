import { describe, expect, it } from 'vitest';
import { dueOf } from './dates';

// Thursday, 10:00 in Shanghai.
const now = new Date('2026-11-26T02:00:00Z');

describe('a time that is promised', () => {
  it('is said as one says it, in the time of the service', () => {
    expect(dueOf('2026-11-26T08:30:00Z', 'zh-CN', now)).toBe('今天 16:30');
    expect(dueOf('2026-11-26T16:30:00Z', 'zh-CN', now)).toBe('明天 00:30');
    expect(dueOf('2026-11-30T02:30:00Z', 'zh-CN', now)).toBe('11 月 30 日（周一）10:30');
    expect(dueOf('2027-01-04T02:30:00Z', 'zh-CN', now)).toBe('2027-01-04（周一）10:30');
    expect(dueOf('2026-11-27T01:30:00Z', 'en', now)).toBe('Tomorrow 09:30');
    expect(dueOf('2026-11-30T02:30:00Z', 'en', now)).toBe('Mon 30 Nov 10:30');
  });
});
