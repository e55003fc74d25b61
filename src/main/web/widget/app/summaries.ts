import type { ConsultationSummary } from '../../shared/types';

const RECENT = 12 * 3_600_000;

/** A consultation that a returning visitor most likely means: fresh, or with an expert. */
export function goesOn(summary: ConsultationSummary): boolean {
  if (['WAITING', 'EXPERT', 'RESOLVED'].includes(summary.state)) return true;
  const last = new Date(summary.lastMessage?.createdAt ?? summary.createdAt).getTime();
  return summary.lastMessage !== null && Date.now() - last < RECENT;
}

/** Whether a person has answered there since it was looked at: an AI's answer is no such news. */
export function isNews(summary: ConsultationSummary): boolean {
  const asked = summary.state === 'RESOLVED' || summary.ticket?.state === 'WAITING_ON_ENTERPRISE';
  return Number(summary.unread ?? 0) > 0 && (asked || summary.lastMessage?.author === 'EXPERT');
}
