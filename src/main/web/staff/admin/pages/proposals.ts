import type { JobFile } from '../jobTypes';

// What a file's name and title suggest, for a person to check. Dates are never among it.

const YEAR_AND_HOW = /(?<!\d)(?<year>(?:19|20)\d{2})(?!\d)\s*年?(?<how>修订|修正|试行|暂行)?/;
const OF_THE_STATE = /^中华人民共和国.{2,40}/;
const OF_A_PLACE = /^\p{Script=Han}{2,8}?(?:省|市|自治区|自治州|自治县|县|区)(?!场|域|块)/u;

/** The version's name as files are usually called: 商标法（2026修订）.pdf, 计量法-2018修正.md. */
export function versionIn(fileName: string): string {
  const name = fileName.replace(/^.*\//, '').replace(/\.[a-z]+$/i, '');
  const found = YEAR_AND_HOW.exec(name)?.groups;
  return found ? `${found['year']}${found['how'] ?? ''}` : '';
}

/** Only what the form of a title leaves no doubt about: which rank 办法 and 规定 have, their issuer decides. */
export function kindIn(title: string): string {
  const name = title.replace(/[（(].*$/, '').trim();
  if (/^(?:GB|JJF|JJG|DB\d{2}|T\/)/.test(name)) return 'STANDARD';
  if (OF_A_PLACE.test(name)) return name.endsWith('条例') ? 'LOCAL_REGULATION' : '';
  if (!OF_THE_STATE.test(name)) return '';
  if (name.endsWith('法')) return 'LAW';
  return /条例$/.test(name) ? 'ADMINISTRATIVE_REGULATION' : '';
}

const FIELDS = ['number', 'issuer', 'publishedOn'] as const;
const read = (file: JobFile, field: string): string => file.recognised.find((one) => one.field === field)?.value ?? '';

/** One of several files that a person tells of at once. */
export interface Row {
  jobId: string;
  fileId: string;
  fileName: string;
  chosen: boolean;
  title: string;
  version: string;
  kind: string;
  /** What was read besides, taken along as it is. */
  facts: Record<string, string>;
  refused: string;
}

export function rowOf(jobId: string, file: JobFile): Row {
  const title = read(file, 'title');
  return {
    jobId,
    fileId: file.fileId,
    fileName: file.fileName,
    // Of a file without a title nothing can be said that is the same for several.
    chosen: title !== '',
    title,
    version: read(file, 'version') || versionIn(file.fileName),
    kind: read(file, 'kind') || kindIn(title),
    facts: Object.fromEntries(FIELDS.flatMap((name) => (read(file, name) === '' ? [] : [[name, read(file, name)]]))),
    refused: '',
  };
}

/** What is the same for all that are chosen; what is empty is as it was read. */
export interface Common {
  issuer: string;
  region: string;
  serviceKinds: string[];
}

/** What the service is told of a row. Dates are asked for file by file, when its draft is looked at. */
export function metadataOf(row: Row, common: Common): Record<string, unknown> {
  const { issuer, region, serviceKinds } = common;
  return {
    publish: false,
    kind: row.kind,
    title: row.title.trim(),
    ...(row.version.trim() === '' ? {} : { version: row.version.trim() }),
    ...row.facts,
    ...(issuer.trim() === '' ? {} : { issuer: issuer.trim() }),
    ...(region.trim() === '' ? {} : { region: region.trim() }),
    ...(serviceKinds.length === 0 ? {} : { serviceKinds }),
  };
}

export const isReady = (row: Row): boolean => row.title.trim() !== '' && row.kind !== '';
