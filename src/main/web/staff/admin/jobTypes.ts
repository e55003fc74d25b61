import type { Open } from './libraryTypes';

// Uploads and imports in the words of the HTTP contract.

/** What went wrong; where another try can't help, the detail says what to do instead. */
export interface JobError {
  code: string;
  detail: string;
  retryable: boolean;
}

export interface JobFile {
  fileId: string;
  fileName: string;
  state: string;
  stage: string;
  done: number;
  total: number;
  share: number;
  documentId: string | null;
  documentVersionId: string;
  warnings: string[];
  recognised: { field: string; value: string; place: string; quote: string }[];
  error: JobError | null;
}

export interface Job {
  jobId: string;
  kind: Open<'UPLOAD' | 'IMPORT'>;
  fileName: string;
  state: Open<'QUEUED' | 'RUNNING' | 'WAITING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED'>;
  stage: Open<'START' | 'PARSE' | 'CONFIRM' | 'SPLIT' | 'EMBED' | 'PUBLISH'>;
  done: number;
  total: number;
  share: number;
  remainingSeconds: number | null;
  error: JobError | null;
  documentId: string | null;
  documentVersionId: string | null;
  author: string;
  createdAt: string;
  endedAt: string | null;
  counts: {
    total: number;
    open: number;
    waiting: number;
    succeeded: number;
    unchanged: number;
    skipped: number;
    failed: number;
  };
  files: JobFile[];
}
