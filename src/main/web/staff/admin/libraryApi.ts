import { sendTelling } from '../sending';
import { AdminApi, still } from './api';
import type { BasisProposals } from './basis';
import type { ArticleMap, Diff, Effects, PublishCheck } from './comparisonTypes';
import type { EvaluationCase, HitTest, Recall, RecallCase, RecallPage } from './curationTypes';
import type { Job } from './jobTypes';
import type { DocumentRow, HistoryEvent, DraftPassages, OriginalText, Version, VersionPage } from './libraryTypes';
import type { Listed } from './types';

const key = (): string => crypto.randomUUID();
const at = (part: string): string => encodeURIComponent(part);

export interface Filter {
  q: string;
  kind: string;
  status: string;
}

export interface Which {
  documentId: string;
  versionId: string;
}

/** A step of a version's life, with what it asks for. */
export type Step =
  | { step: 'submit' | 'approve' | 'unschedule' | 'restore' }
  | { step: 'return' | 'withdraw'; reason: string }
  | { step: 'publish'; acceptDoubtful?: string[] }
  | { step: 'schedule'; on: string; acceptDoubtful: string[] };

/** How many passages can't be found by their meaning yet, of how many. */
export interface Preparation {
  total: number;
  left: number;
}

const version = ({ documentId, versionId }: Which, rest = ''): string =>
  `/knowledge/documents/${at(documentId)}/versions/${at(versionId)}${rest}`;

/** The calls for documents, versions, jobs, hit tests and recalls. */
export class LibraryApi extends AdminApi {
  documents(filter: Filter, cursor: string | null, limit = 50): Promise<Listed<DocumentRow>> {
    const query = new URLSearchParams({ limit: String(limit) });
    for (const [name, value] of Object.entries({ ...filter, cursor })) if (value) query.set(name, value);
    return this.read(`/knowledge/documents?${query}`);
  }

  async versions(documentId: string): Promise<Version[]> {
    return (await this.read<Listed<Version>>(`/knowledge/documents/${at(documentId)}/versions`)).items;
  }

  version(which: Which): Promise<VersionPage> {
    return this.read(version(which));
  }

  async reviews(): Promise<{ kind: string; secondPerson: boolean }[]> {
    return (await this.read<Listed<{ kind: string; secondPerson: boolean }>>('/knowledge/review-settings')).items;
  }

  askReview(kind: string, secondPerson: boolean): Promise<unknown> {
    return this.change('PUT', `/knowledge/review-settings/${at(kind)}`, { secondPerson });
  }

  async history(which: Which): Promise<HistoryEvent[]> {
    return (await this.read<Listed<HistoryEvent>>(version(which, '/history'))).items;
  }

  diff(which: Which): Promise<Diff> {
    return this.read(version(which, '/diff'));
  }

  look(which: Which, passageId: string): Promise<void> {
    return this.change('PUT', version(which, `/looks/${at(passageId)}`), {});
  }

  articleMap(which: Which): Promise<ArticleMap> {
    return this.read(version(which, '/article-map'));
  }

  confirmArticles(which: Which, pairs: { article: string; was: string | null }[]): Promise<ArticleMap> {
    return this.change('PUT', version(which, '/article-map'), { pairs });
  }

  basisProposals(which: Which): Promise<BasisProposals> {
    return this.read(version(which, '/basis-proposals'));
  }

  /** A draft of the guide that rests on the confirmed numbers. */
  applyBasis(which: Which, guideVersionId: string): Promise<Version> {
    return this.change('POST', version(which, `/basis-proposals/${at(guideVersionId)}`), {}, key());
  }

  effects(versionId: string): Promise<Effects> {
    return this.read(`/curation/versions/${at(versionId)}/effects`);
  }

  tryPublishing(versionId: string): Promise<PublishCheck> {
    return this.change('POST', `/curation/versions/${at(versionId)}/publish-checks`, {}, key());
  }

  overrideCheck(versionId: string, checkId: string, reason: string): Promise<PublishCheck> {
    return this.change(
      'POST',
      `/curation/versions/${at(versionId)}/publish-checks/${at(checkId)}/override`,
      { reason },
      key(),
    );
  }

  publishBar(): Promise<{ bar: number; blocks: boolean }> {
    return this.read('/curation/publish-bar');
  }

  changePublishBar(bar: number, blocks: boolean): Promise<{ bar: number; blocks: boolean }> {
    return this.change('PUT', '/curation/publish-bar', { bar, blocks });
  }

  /** @param seen the state that the person has before them; another one by now is refused with 412 */
  describe(which: Which, change: Record<string, unknown>, seen: number): Promise<VersionPage> {
    return this.change('PATCH', version(which), change, undefined, still(seen));
  }

  take(which: Which, { step, ...body }: Step, seen: number): Promise<Version> {
    return this.change('POST', version(which, `/${step}`), body, key(), still(seen));
  }

  revise(which: Which): Promise<Version> {
    return this.change('POST', version(which, '/revise'), {}, key());
  }

  editMany(
    documentVersionIds: string[],
    change: Record<string, unknown>,
  ): Promise<{
    items: { documentVersionId: string; draftVersionId: string | null; code: string | null; detail: string | null }[];
  }> {
    return this.change('POST', '/knowledge/batch-edits', { documentVersionIds, change }, key());
  }

  rewrite(
    which: Which,
    passageId: string,
    change: { text?: string; article?: string },
    seen: number,
  ): Promise<DraftPassages> {
    return this.change('PATCH', version(which, `/passages/${at(passageId)}`), change, undefined, still(seen));
  }

  split(which: Which, passageId: string, where: number, seen: number): Promise<DraftPassages> {
    return this.change('POST', version(which, `/passages/${at(passageId)}/split`), { at: where }, key(), still(seen));
  }

  merge(which: Which, passageId: string, seen: number): Promise<DraftPassages> {
    return this.change('POST', version(which, `/passages/${at(passageId)}/merge`), {}, key(), still(seen));
  }

  originalText(which: Which): Promise<OriginalText> {
    return this.read(version(which, '/original-text'));
  }

  originalAddress(which: Which): string {
    return this.url(version(which, '/original'));
  }

  /** A moment's work on what a publication needs; to be called until nothing is left. */
  prepare(which: Which): Promise<Preparation> {
    return this.change('POST', version(which, '/prepare'), {});
  }

  /** @param told hears which share of the file has gone out, from 0 to 1 */
  upload(
    file: File,
    metadata: Record<string, unknown>,
    told: (share: number) => void = () => undefined,
  ): Promise<{ jobId: string }> {
    const form = new FormData();
    form.append('file', file, file.name);
    form.append('metadata', new Blob([JSON.stringify(metadata)], { type: 'application/json' }));
    return this.give('/knowledge/documents', form, null, key(), sendTelling(told));
  }

  /** An archive of files that say themselves what they are, as an export has them. */
  importArchive(file: File, told: (share: number) => void = () => undefined): Promise<{ jobId: string }> {
    const form = new FormData();
    form.append('archive', file, file.name);
    return this.give('/knowledge/import', form, null, key(), sendTelling(told));
  }

  /** The directories of the server that may be imported by this person. */
  async importDirectories(): Promise<string[]> {
    const { items } = await this.read<Listed<{ directory: string }>>('/knowledge/import/directories');
    return items.map(({ directory }) => directory);
  }

  importDirectory(directory: string): Promise<{ jobId: string }> {
    return this.change('POST', '/knowledge/import', { directory }, key());
  }

  jobs(): Promise<Listed<Job>> {
    return this.read('/knowledge/jobs?limit=20');
  }

  job(jobId: string): Promise<Job> {
    return this.read(`/knowledge/jobs/${at(jobId)}`);
  }

  stopJob(jobId: string): Promise<Job> {
    return this.change('POST', `/knowledge/jobs/${at(jobId)}/cancel`, {}, key());
  }

  retryJob(jobId: string): Promise<Job> {
    return this.change('POST', `/knowledge/jobs/${at(jobId)}/retry`, {}, key());
  }

  confirmJob(jobId: string, fileId: string, metadata: Record<string, unknown>): Promise<Job> {
    return this.change('POST', `/knowledge/jobs/${at(jobId)}/confirm`, { fileId, metadata }, key());
  }

  hitTest(question: string, asOf: string | null): Promise<HitTest> {
    return this.change('POST', '/curation/hit-tests', { question, asOf }, key());
  }

  keepCase(
    wanted: Pick<EvaluationCase, 'question' | 'asOf' | 'expectedAction' | 'gold' | 'note'>,
  ): Promise<EvaluationCase> {
    return this.change('POST', '/curation/evaluation-cases', wanted, key());
  }

  cases(cursor: string | null): Promise<Listed<EvaluationCase>> {
    return this.read(`/curation/evaluation-cases?limit=50${cursor === null ? '' : `&cursor=${at(cursor)}`}`);
  }

  dropCase(caseId: string): Promise<void> {
    return this.change('DELETE', `/curation/evaluation-cases/${at(caseId)}`, {});
  }

  recalls(cursor: string | null): Promise<Listed<Recall>> {
    return this.read(`/curation/recalls?limit=50${cursor === null ? '' : `&cursor=${at(cursor)}`}`);
  }

  recallCases(recallId: string, cursor: string): Promise<Listed<RecallCase>> {
    return this.read(`/curation/recalls/${at(recallId)}/cases?limit=50&cursor=${at(cursor)}`);
  }

  recall(recallId: string): Promise<RecallPage> {
    return this.read(`/curation/recalls/${at(recallId)}`);
  }

  openRecall(wanted: {
    versionId?: string;
    answerId?: string;
    reason: string;
    action: string;
    notice: string;
    noticeEn: string | null;
    withdraw: boolean;
  }): Promise<RecallPage> {
    return this.change('POST', '/curation/recalls', wanted, key());
  }

  tellRecall(recallId: string): Promise<RecallPage> {
    return this.change('POST', `/curation/recalls/${at(recallId)}/tell`, {}, key());
  }

  calledFor(
    recallId: string,
    call: { consultationId: string; reached: boolean; note: string | null },
  ): Promise<RecallPage> {
    return this.change('POST', `/curation/recalls/${at(recallId)}/calls`, call, key());
  }
}
