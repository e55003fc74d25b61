import type { JobError } from '../jobTypes';

// What the service says of failed files, for readers of English. In Chinese its own words stand, with the place in the file.
const IN_ENGLISH: Record<string, string> = {
  CORRUPT: 'The file is broken. Save it again with the program it comes from and upload that.',
  ENCRYPTED: 'The file asks for a password. Take the password off and upload it again.',
  TYPE_MISMATCH: 'The content is not what the file’s name says. Save it as docx, pdf or txt and upload that.',
  ENCODING_UNKNOWN: 'The text’s encoding is unknown. Save it as UTF-8 and upload that.',
  DOCTYPE_REFUSED: 'The file’s XML has a DOCTYPE, which is not read. Save it as docx with Word or WPS and upload that.',
  NO_TEXT: 'No text was found: it looks like a scan. Run text recognition (OCR) on it first.',
  EMPTY: 'No text was found: the file is empty. Please see whether it is the right one.',
  ONLY_HIDDEN_TEXT: 'All of its text is hidden (white, tiny or invisible). Make the text visible and upload it again.',
  TOO_MUCH_TEXT: 'It has more than five million characters. Split it into several files.',
  TOO_LARGE_INSIDE: 'Unfolded it is too large to be read. Split it into several files.',
  TIMED_OUT: 'Reading took too long. Try again; if that fails too, split it into several files.',
  PARSER_DIED: 'The reading process ended unexpectedly. Try again; if that fails too, use another format.',
  ARCHIVE_CORRUPT: 'The archive is broken. Pack it again and upload that.',
  ARCHIVE_TOO_MANY: 'The archive has more than 2,000 files. Upload it in several archives.',
  ARCHIVE_TOO_LARGE: 'Unpacked the archive has more than 200 MB. Upload it in several archives.',
  ARCHIVE_RATIO: 'The archive unpacks to more than a hundred times its size. Upload its files themselves.',
  ARCHIVE_NESTED: 'An archive within an archive is not unpacked. Upload the inner one by itself.',
  ARCHIVE_EMPTY: 'The archive has no file that can be used. Please see whether it is the right one.',
  TYPE_NOT_ALLOWED: 'Files of this kind are not read. Save it as md, txt, html, csv, docx or pdf and upload that.',
  BAD_METADATA: 'The metadata in the file’s head are wrong. Mend them and upload the file again.',
  INTERNAL_ERROR: 'It did not work. Try again; if that fails too, tell an administrator.',
};

/** A failure in the reader's language. */
export function failureIn(locale: string, { code, detail }: Pick<JobError, 'code' | 'detail'>): string {
  return locale === 'en' ? (IN_ENGLISH[code] ?? detail) : detail;
}
