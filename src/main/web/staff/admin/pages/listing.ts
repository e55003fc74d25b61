import { computed, reactive, ref, watch } from 'vue';
import { Problem } from '../../../shared/api';
import type { LibraryApi } from '../libraryApi';
import type { DocumentRow, Version } from '../libraryTypes';

export interface Line {
  document: DocumentRow;
  version: Version;
  /** One of the document's further versions, listed below it. */
  below: boolean;
}

/** The library's table: what is listed, which documents lie open, which versions are chosen. */
export class Listing {
  readonly filter = reactive({ q: '', kind: '', status: '' });
  readonly state = reactive({
    loading: true,
    slow: false,
    loaded: false,
    problem: null as Problem | null,
    cursor: null as string | null,
  });
  readonly documents = ref<DocumentRow[]>([]);
  readonly chosen = reactive(new Set<string>());
  private readonly open = reactive(new Map<string, Version[]>());
  private run = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Rows in order; where a state is asked for, the versions that are in it. */
  readonly lines = computed<Line[]>(() =>
    this.documents.value.flatMap((document) => {
      const versions = this.open.get(document.documentId);
      const first = { document, version: document.current, below: false };
      if (versions === undefined) return [first];
      const others = versions
        .filter(({ documentVersionId }) => documentVersionId !== document.current.documentVersionId)
        .map((version) => ({ document, version, below: true }));
      return [first, ...others];
    }),
  );

  readonly chosenVersions = computed(() =>
    this.lines.value
      .map(({ version }) => version)
      .filter(({ documentVersionId }) => this.chosen.has(documentVersionId)),
  );

  constructor(
    private readonly api: Pick<LibraryApi, 'documents' | 'versions'>,
    private readonly expired: () => void,
    /** Whether the person may change a text of this site. */
    private readonly mayChange: (site: string) => boolean = () => true,
  ) {
    watch(
      () => [this.filter.kind, this.filter.status],
      () => void this.load(),
    );
    watch(
      () => this.filter.q,
      () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => void this.load(), 250);
      },
    );
  }

  get filtered(): boolean {
    return this.filter.q !== '' || this.filter.kind !== '' || this.filter.status !== '';
  }

  load(): Promise<void> {
    return this.fetch(null);
  }

  async more(): Promise<void> {
    if (this.state.cursor !== null && !this.state.loading) await this.fetch(this.state.cursor);
  }

  private async fetch(cursor: string | null): Promise<void> {
    const mine = ++this.run;
    this.state.loading = true;
    const slow = setTimeout(() => (this.state.slow = true), 200);
    try {
      const page = await this.api.documents({ ...this.filter }, cursor);
      if (mine !== this.run) return;
      if (cursor === null) {
        this.chosen.clear();
        this.open.clear();
      }
      this.documents.value = cursor === null ? page.items : [...this.documents.value, ...page.items];
      this.state.cursor = page.nextCursor;
      this.state.problem = null;
      this.state.loaded = true;
      // A state that the document as a whole isn't in is that of one of its other versions.
      const { status } = this.filter;
      if (status !== '')
        await Promise.all(page.items.filter((one) => one.status !== status).map((one) => this.toggle(one, true)));
    } catch (error) {
      if (mine !== this.run) return;
      this.state.problem = error instanceof Problem ? error : new Problem(-1, 'UNEXPECTED', '');
      if (this.state.problem.status === 401) this.expired();
    } finally {
      clearTimeout(slow);
      if (mine === this.run) {
        this.state.loading = false;
        this.state.slow = false;
      }
    }
  }

  isOpen(documentId: string): boolean {
    return this.open.has(documentId);
  }

  async toggle({ documentId }: DocumentRow, open = !this.isOpen(documentId)): Promise<void> {
    if (open) this.open.set(documentId, await this.api.versions(documentId));
    else this.open.delete(documentId);
  }

  choose(versionId: string, on: boolean): void {
    if (on) this.chosen.add(versionId);
    else this.chosen.delete(versionId);
  }

  chooseAll(on: boolean): void {
    this.chosen.clear();
    if (on) {
      for (const { version } of this.lines.value)
        if (this.mayChange(version.site)) this.chosen.add(version.documentVersionId);
    }
  }
}
