import type { Say } from '../context';
import type { modelWords } from '../words/settings';

type ModelSay = Say<keyof typeof modelWords>;

/** Why a model did not answer, by the status of its refusal. */
export function whyOf(status: number | null, t: ModelSay['t'], of: ModelSay['of']): string {
  if (status === null) return t('why_none');
  const known = of('why', String(status));
  return known === String(status) ? t('status', { status }) : t('whyStatus', { why: known, status });
}
