import { ref } from 'vue';

/** Another build is served by now than the one that this page came with: its parts may be gone. */
export const isOutdated = ref(false);

const asked = (page: string) => [...page.matchAll(/<script\b[^>]*\ssrc="([^"]+)"/gu)].map(([, source]) => source ?? '');
// The page names its first script by what is in it, and that one all others.
const mine = [...document.querySelectorAll('script[src]')].map((script) => script.getAttribute('src'));

/** Looks whether the service has been renewed since this page was loaded; whoever can't be asked is asked again later. */
export async function lookForNewBuild(fetchPage: typeof fetch = fetch): Promise<boolean> {
  try {
    const answer = await fetchPage(location.pathname, { cache: 'no-store', headers: { Accept: 'text/html' } });
    const named = answer.ok ? asked(await answer.text()) : [];
    if (named.length > 0 && named.some((source) => !mine.includes(source))) isOutdated.value = true;
  } catch {
    // Without the network nothing is known.
  }
  return isOutdated.value;
}
