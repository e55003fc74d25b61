import { reactive } from 'vue';
import { Problem } from '../../../shared/api';
import type { LibraryApi } from '../libraryApi';
import type { Job, JobFile } from '../jobTypes';

export const STAGES = ['START', 'PARSE', 'CONFIRM', 'SPLIT', 'EMBED', 'PUBLISH'];
const NOTED = 'quanzhi.jobs.noted';
const MOST_NOTED = 200;
const PAUSE = 1_000;
const REST = 10_000;

export const isOver = ({ state }: Pick<Job, 'state'>): boolean => ['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(state);

/** Whether a file that wasn't taken may be taken as it is another time: a kind that isn't allowed stays so. */
export const maySendAgain = ({ status, passing }: Problem): boolean => passing || status < 0 || status === 401;

/** How full each of the six parts of the bar is, from 0 to 1. */
export function stagesOf(job: Pick<Job, 'state' | 'stage' | 'done' | 'total'>): number[] {
  const at = STAGES.indexOf(job.stage);
  return STAGES.map((_, index) => {
    if (job.state === 'SUCCEEDED' || index < at) return 1;
    if (index > at || job.state === 'QUEUED') return 0;
    if (job.state === 'WAITING' || job.state === 'FAILED') return 1;
    return job.total > 0 ? Math.min(1, job.done / job.total) : 0.1;
  });
}

/** What a person has to do something about comes first, in the order in which it came. */
export function inOrder(jobs: Job[], noted: ReadonlySet<string>): { now: Job[]; ended: Job[] } {
  const old = (job: Job) => isOver(job) && (job.state !== 'FAILED' || noted.has(job.jobId));
  const now = jobs.filter((job) => !old(job));
  return {
    now: [
      ...now.filter(({ state }) => state === 'WAITING').toReversed(),
      ...now.filter((job) => !isOver(job) && job.state !== 'WAITING'),
      ...now.filter(isOver),
    ],
    ended: jobs.filter(old),
  };
}

/** Which failures this person has read, in this browser. */
function readNoted(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(NOTED) ?? '[]');
    return Array.isArray(kept) ? kept.map(String) : [];
  } catch {
    return [];
  }
}

interface Sending {
  id: number;
  name: string;
  problem: Problem | null;
  /** Which part of it has gone out; none as long as files before it go. */
  share: number | null;
  file: File;
}

/** The jobs as they run: asked for every second while one does, seldom else. */
export class Jobs {
  readonly state = reactive({
    jobs: [] as Job[],
    sending: [] as Sending[],
    problem: null as Problem | null,
    missing: false,
    noted: new Set(readNoted()),
    /** What was uploaded from this page since it lies open. */
    mine: new Set<string>(),
  });
  /** The files of jobs that change no more, so that they are asked for once. */
  private readonly details = new Map<string, JobFile[]>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;
  private count = 0;
  private readonly known = new Set<string>();

  constructor(
    private readonly api: Pick<LibraryApi, 'jobs' | 'job' | 'upload' | 'stopJob' | 'retryJob' | 'confirmJob'>,
    private readonly arrived: () => void,
  ) {}

  start(): void {
    this.stopped = false;
    void this.look();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private async look(): Promise<void> {
    clearTimeout(this.timer);
    try {
      const { items } = await this.api.jobs();
      this.state.jobs = await Promise.all(items.map((job) => this.whole(job)));
      this.state.problem = null;
      this.tell();
    } catch (error) {
      this.state.problem = error instanceof Problem ? error : new Problem(-1, 'UNEXPECTED', '');
      this.state.missing = this.state.problem.status === 404;
    }
    if (this.stopped || this.state.missing) return;
    const running = this.state.jobs.some((job) => job.state === 'RUNNING' || job.state === 'QUEUED');
    this.timer = setTimeout(() => void this.look(), running ? PAUSE : REST);
  }

  /** What waits says what it has read, what failed which file it was, an import what stayed a draft; a job's own page has that. */
  private async whole(job: Job): Promise<Job> {
    if (job.state === 'WAITING') return this.api.job(job.jobId);
    const told = job.counts.failed > 0 || (job.kind === 'IMPORT' && job.counts.succeeded > 0);
    if (job.counts.total < 2 || !told || !isOver(job)) return job;
    const key = `${job.jobId} ${job.endedAt ?? ''}`;
    const files = this.details.get(key) ?? (await this.api.job(job.jobId)).files;
    this.details.set(key, files);
    return { ...job, files };
  }

  /** Puts a failure aside that nobody can do anything about. */
  note(jobId: string): void {
    this.state.noted.add(jobId);
    try {
      localStorage.setItem(NOTED, JSON.stringify([...this.state.noted].slice(-MOST_NOTED)));
    } catch {
      // Then it is put aside until the page is left.
    }
  }

  /** Says once of each job that it has come to its end. */
  private tell(): void {
    const first = this.known.size === 0;
    const fresh = this.state.jobs.filter((job) => isOver(job) && !this.known.has(job.jobId));
    for (const { jobId } of fresh) this.known.add(jobId);
    if (fresh.length > 0 && !first) this.arrived();
    if (first) this.known.add('');
  }

  async take(files: File[]): Promise<void> {
    const sent = files.map((file): Sending => ({
      id: ++this.count,
      name: file.name,
      problem: null,
      share: null,
      file,
    }));
    this.state.sending.push(...sent);
    for (const { id } of sent) await this.send(id);
  }

  async send(id: number): Promise<void> {
    const entry = this.state.sending.find((one) => one.id === id);
    if (!entry) return;
    entry.problem = null;
    entry.share = 0;
    try {
      // What is uploaded here is read by a person before anybody else reads it.
      const { jobId } = await this.api.upload(entry.file, { publish: false }, (share) => {
        entry.share = share;
      });
      this.state.mine.add(jobId);
      this.forget(id);
    } catch (error) {
      entry.problem = error instanceof Problem ? error : new Problem(-1, 'UNEXPECTED', '');
    }
    await this.look();
  }

  forget(id: number): void {
    this.state.sending = this.state.sending.filter((one) => one.id !== id);
  }

  /** Looks now and not in its time: something has begun. */
  refresh(): Promise<void> {
    return this.look();
  }

  async act(work: () => Promise<unknown>): Promise<void> {
    await work();
    await this.look();
  }
}
