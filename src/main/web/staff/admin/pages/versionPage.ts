import { computed, inject, provide, reactive, shallowRef, type ComputedRef, type InjectionKey } from 'vue';
import { Problem } from '../../../shared/api';
import { isShared, type Admin } from '../context';
import type { Preparation, Which } from '../libraryApi';
import type { ArticleDiff, ArticleMap, Diff } from '../comparisonTypes';
import type { DraftPassages, Version, VersionPage } from '../libraryTypes';
import { idOf } from './reading';

/** One version as its page shows it, and what a person has looked at of it. */
export class Opened {
  readonly page = shallowRef<VersionPage | null>(null);
  readonly versions = shallowRef<Version[]>([]);
  readonly diff = shallowRef<Diff | null>(null);
  readonly map = shallowRef<ArticleMap | null>(null);
  readonly state = reactive({ slow: false, problem: null as Problem | null, preparing: null as Preparation | null });
  readonly grave: ComputedRef<ArticleDiff[]> = computed(() =>
    this.diff.value?.against ? this.diff.value.articles.filter((one) => one.grave.length > 0) : [],
  );
  readonly unseen: ComputedRef<ArticleDiff[]> = computed(() =>
    this.isOpen.value && this.mayChange.value ? this.grave.value.filter((one) => !this.isSeen(one)) : [],
  );
  private looking: Promise<void> = Promise.resolve();
  readonly isOpen = computed(() => ['DRAFT', 'IN_REVIEW', 'SCHEDULED'].includes(this.page.value?.version.state ?? ''));
  readonly isDraft = computed(() => this.page.value?.version.state === 'DRAFT');
  /** What all sites share is changed by those who answer for all of them; a site's people read and cite it. */
  readonly mayChange = computed(
    () => isShared(this.admin.session) || this.page.value?.version.site === this.admin.session.site,
  );
  readonly mayEdit = computed(() => this.isDraft.value && this.mayChange.value);

  constructor(
    readonly which: Which,
    private readonly admin: Admin,
  ) {}

  async load(): Promise<void> {
    const timer = setTimeout(() => (this.state.slow = true), 200);
    try {
      const { api } = this.admin;
      const [page, versions, diff, map] = await Promise.all([
        api.version(this.which),
        api.versions(this.which.documentId),
        api.diff(this.which),
        api.articleMap(this.which),
      ]);
      this.page.value = page;
      this.versions.value = versions;
      this.diff.value = diff;
      this.map.value = map;
      this.state.problem = null;
    } catch (error) {
      this.state.problem = error instanceof Problem ? error : new Problem(-1, 'UNEXPECTED', '');
      if (this.state.problem.status === 401) this.admin.expired();
    } finally {
      clearTimeout(timer);
      this.state.slow = false;
    }
  }

  /** What a person says of the numbers; the comparison follows it. */
  async confirmArticles(pairs: { article: string; was: string | null }[]): Promise<void> {
    this.map.value = await this.admin.api.confirmArticles(this.which, pairs);
    this.diff.value = await this.admin.api.diff(this.which);
  }

  /**
   * Whether the text is ready to be published. Done in short calls: after a new title it is minutes of work, in which a
   * person sees how far it is and may stop.
   */
  async prepare(wanted: () => boolean): Promise<boolean> {
    try {
      do {
        this.state.preparing = await this.admin.api.prepare(this.which);
      } while (this.state.preparing.left > 0 && wanted());
      return wanted();
    } catch (error) {
      this.state.preparing = null;
      throw error;
    }
  }

  isSeen(article: ArticleDiff): boolean {
    return this.looksAt(article).some(({ accountId }) => accountId === this.admin.session.accountId);
  }

  /** Colleagues who have looked at it. */
  seenBy(article: ArticleDiff): string[] {
    return this.looksAt(article).flatMap(({ accountId, by }) =>
      accountId === this.admin.session.accountId ? [] : [by],
    );
  }

  private looksAt(article: ArticleDiff): VersionPage['looks'] {
    return (this.page.value?.looks ?? []).filter(({ passageId }) => passageId === idOf(article));
  }

  /** Once the service knows of every look: before, it would refuse a step that the page offers already. */
  settled(): Promise<void> {
    return this.looking;
  }

  /** Shown at once; taken back where the service doesn't take it. */
  see(article: ArticleDiff): Promise<void> {
    const before = this.page.value;
    if (before === null || this.isSeen(article)) return this.looking;
    const { accountId, displayName } = this.admin.session;
    const look = { passageId: idOf(article), accountId, by: displayName, at: new Date().toISOString() };
    this.page.value = { ...before, looks: [...before.looks, look] };
    this.looking = Promise.all([this.looking, this.keep(look)]).then(() => undefined);
    return this.looking;
  }

  private async keep(look: VersionPage['looks'][number]): Promise<void> {
    try {
      await this.admin.api.look(this.which, look.passageId);
    } catch (error) {
      if (this.page.value)
        this.page.value = { ...this.page.value, looks: this.page.value.looks.filter((one) => one !== look) };
      this.state.problem = error instanceof Problem ? error : new Problem(-1, 'UNEXPECTED', '');
      if (this.state.problem.status === 401) this.admin.expired();
    }
  }

  /** Passages as the service answers them after a change; what else hangs on them is read again. */
  async rewritten({ passages, seq }: DraftPassages): Promise<void> {
    if (this.page.value)
      this.page.value = { ...this.page.value, version: { ...this.page.value.version, seq }, passages };
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
