import { beforeEach, describe, expect, it, vi } from 'vitest';

const page = (script: string) => `<head><script type="module" crossorigin src="${script}"></script></head>`;

describe('a page that lies open through a deploy', () => {
  beforeEach(() => {
    vi.resetModules();
    // Of a type that nothing runs.
    const script = document.createElement('script');
    script.setAttribute('type', 'text/plain');
    script.setAttribute('src', '/assets/desk-old.js');
    document.head.replaceChildren(script);
  });

  async function look(answer: () => Promise<Response>) {
    const { isOutdated, lookForNewBuild } = await import('./build');
    await lookForNewBuild(vi.fn(answer));
    return isOutdated.value;
  }

  it('knows when another build is served', async () => {
    expect(await look(() => Promise.resolve(new Response(page('/assets/desk-new.js'))))).toBe(true);
  });

  it('is as new as what is served, as long as that names the same', async () => {
    expect(await look(() => Promise.resolve(new Response(page('/assets/desk-old.js'))))).toBe(false);
  });

  it('concludes nothing from a service that is away or answers otherwise', async () => {
    expect(await look(() => Promise.reject(new TypeError('offline')))).toBe(false);
    expect(await look(() => Promise.resolve(new Response('gone', { status: 503 })))).toBe(false);
    expect(await look(() => Promise.resolve(new Response('<p>Sign in to the network</p>')))).toBe(false);
  });
});
