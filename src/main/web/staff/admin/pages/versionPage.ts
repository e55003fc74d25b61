import { computed, inject, provide, reactive, ref, shallowRef, type ComputedRef, type InjectionKey } from 'vue';
import { Problem } from '../../../shared/api';
import { Kept } from '../../desk/kept';
import type { Admin } from '../context';
import type { Which } from '../libraryApi';
import type { ArticleDiff, Diff, DraftPassages, Version, VersionPage } from '../libraryTypes';
import { graveOf, idOf } from './reading';

/** One version as its page shows it, and what a person has looked at of it. */
export class Opened {
  readonly page = shallowRef<VersionPage | null>(null);
  readonly versions = shallowRef<Version[]>([]);
  readonly diff = shallowRef<Diff | null>(null);
  readonly state = reactive({ slow: false, problem: null as Problem | null });
  private readonly seen = ref<string[]>([]);
  private readonly kept: Kept;
  readonly grave: ComputedRef<ArticleDiff[]> = computed(() => (this.diff.value?.against ? this.diff.value.articles.filter((one) => graveOf(one).length > 0) : []));
  readonly unseen: ComputedRef<ArticleDiff[]> = computed(() => (this.isOpen.value ? this.grave.value.filter((one) => !this.isSeen(one)) : []));
  readonly isOpen = computed(() => ['DRAFT', 'IN_REVIEW', 'SCHEDULED'].includes(this.page.value?.version.state ?? ''));
  readonly isDraft = computed(() => this.page.value?.version.state === 'DRAFT');

  constructor(
    readonly which: Which,
    private readonly admin: Admin,
  ) {
    this.kept = new Kept(admin.session.accountId);
    this.seen.value = this.kept.value<string[]>(this.seenName, []);
  }

  private get seenName(): string {
    return `seen.${this.which.versionId}`;
  }

  async load(): Promise<void> {
    const timer = setTimeout(() => (this.state.slow = true), 200);
    try {
      const { api } = this.admin;
      const [page, versions, diff] = await Promise.all([api.version(this.which), api.versions(this.which.documentId), api.diff(this.which)]);
      this.page.value = page;
      this.versions.value = versions;
      this.diff.value = diff;
      this.state.problem = null;
    } catch (error) {
      this.state.problem = error instanceof Problem ? error : new Problem(-1, 'UNEXPECTED', '');
      if (this.state.problem.status === 401) this.admin.expired();
    } finally {
      clearTimeout(timer);
      this.state.slow = false;
    }
  }

  /** The text in which it was looked at counts: one that has changed since hasn't been seen. */
  private markOf(article: ArticleDiff): string {
    const text = article.after?.text ?? '';
    let sum = 0;
    for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) | 0;
    return `${idOf(article)}:${sum}`;
  }

  isSeen(article: ArticleDiff): boolean {
    return this.seen.value.includes(this.markOf(article));
  }

  see(article: ArticleDiff): void {
    if (this.isSeen(article)) return;
    this.seen.value = [...this.seen.value, this.markOf(article)];
    this.kept.keep(this.seenName, this.seen.value);
  }

  /** Passages as the service answers them after a change; what else hangs on them is read again. */
  async rewritten({ passages, seq }: DraftPassages): Promise<void> {
    if (this.page.value) this.page.value = { ...this.page.value, version: { ...this.page.value.version, seq }, passages };
    await this.load();
  }
}

const openedKey: InjectionKey<ComputedRef<Opened>> = Symbol('version');
export const offerOpened = (opened: ComputedRef<Opened>): void => provide(openedKey, opened);
export function useOpened(): ComputedRef<Opened> {
  const opened = inject(openedKey);
  if (opened === undefined) throw new Error('no version lies open');
  return opened;
}
