/** The addresses that somebody typed or pasted, one a line or otherwise apart; a slash at the end is no path. */
export function originsOf(text: string): string[] {
  return [
    ...new Set(
      text
        .split(/[\s,，;；]+/u)
        .map((origin) => origin.trim().replace(/\/$/, ''))
        .filter((origin) => origin !== ''),
    ),
  ];
}

export interface Look {
  side: string;
  lang: string;
  accent: string;
}

/** What a page needs to carry the widget; what is as usual isn't written. */
export function embedCode(host: string, site: string, { side, lang, accent }: Look): string {
  const more = [
    side === 'left' && 'data-position="left"',
    lang !== '' && `data-lang="${lang}"`,
    /^#[0-9a-f]{6}$/i.test(accent) && `data-accent="${accent}"`,
  ].filter(Boolean);
  return `<script src="${host}/widget.js" data-site="${site}"${more.map((one) => ` ${one}`).join('')} async></${'script'}>`;
}

/** Where the frame shows the widget of that look. */
export function previewUrl(site: string, { side, lang, accent }: Look, locale: string): string {
  const query = new URLSearchParams({ site, lang: lang === '' ? locale : lang });
  if (side === 'left') query.set('position', 'left');
  if (/^#[0-9a-f]{6}$/i.test(accent)) query.set('accent', accent);
  return `/widget/?${query}`;
}
