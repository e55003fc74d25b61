import { createApp } from 'vue';
import { describe, expect, it } from 'vitest';
import { words, type Locale } from '../shared/i18n';
import FirstPage from './FirstPage.vue';
import { mayUse } from './signIn';
import { en } from './words/en';
import { zhCN, type Key } from './words/zh-CN';

function page(locale: Locale, roles: string[]): string {
  const root = document.createElement('div');
  const session = { accountId: 'a', username: 'sun', displayName: '孙静怡', roles };
  const app = createApp(FirstPage, { face: 'desk', session, words: words<Key>(locale, { 'zh-CN': zhCN, en }) });
  app.mount(root);
  const text = root.textContent ?? '';
  app.unmount();
  return text;
}

describe('whoever has none of the desk’s roles', () => {
  it('is told which are needed, and who can give them', () => {
    expect(page('zh-CN', ['CURATOR'])).toContain('专家工作台要有这些角色之一：专家、督导、管理员');
    expect(page('en', ['CURATOR'])).toContain('Expert, Supervisor, Administrator');
  });

  it('is shown the way to the face that is theirs', () => {
    expect(page('zh-CN', ['CURATOR'])).toContain('去管理后台');
    expect(mayUse('desk', ['INSTITUTION'])).toBe(false);
    expect(mayUse('desk', ['SUPERVISOR'])).toBe(true);
  });
});
