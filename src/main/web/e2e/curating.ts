/** What the tests of curation share: rules made up for them, by names that no other run has used. */

const STEMS = '甲乙丙丁戊己庚辛壬癸';
/** A name that no other run has used, of characters that a title may have. */
export const fresh = () => [...String(Date.now()).slice(-7)].map((digit) => STEMS[Number(digit)]).join('');
const NUMERALS = '一二三四五六七八九';

/** A rule made up for these tests: each sentence is an article. */
export const rule = (...articles: string[]) =>
  articles.map((text, index) => `第${NUMERALS[index]}条\u3000${text}`).join('\n\n');
// Of a kind for which no other test asks for a second person.
export const metadata = (title: string, version: string, more: Record<string, unknown> = {}) => ({
  kind: 'DEPARTMENT_RULE',
  title,
  version,
  effectiveFrom: '2024-01-01',
  publish: true,
  ...more,
});
export const pageOf = ({ documentId, versionId }: { documentId: string; versionId: string }) =>
  `#/library/${documentId}/${versionId}`;

/** An archive of texts, each stored as it is. */
export function zipOf(files: Record<string, string>): Buffer {
  const entries = Object.entries(files).map(([name, text]) => ({
    name: Buffer.from(name, 'utf8'),
    bytes: Buffer.from(text, 'utf8'),
  }));
  const bodies: Buffer[] = [];
  const index: Buffer[] = [];
  let at = 0;
  for (const { name, bytes } of entries) {
    // Bit 11: the name is UTF-8. No time, no compression.
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x0800, 2);
    facts.writeUInt16LE(0x21, 8);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(bytes.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), facts, name, bytes);
    index.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, place, name);
    at += 30 + name.length + bytes.length;
  }
  const size = index.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...bodies, ...index, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
