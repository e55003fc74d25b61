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
