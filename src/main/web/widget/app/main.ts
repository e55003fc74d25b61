import { createApp } from 'vue';
import '../../shared/tokens.css';
import '../../shared/base.css';
import './widget.css';
import { VisitorApi } from '../../shared/api';
import { localeOf } from '../../shared/i18n';
import { followSystemTheme } from '../../shared/theme';
import App from './App.vue';
import { storeKey, widgetWords, wordsKey } from './context';
import { Drafts } from './drafts';
import { Host } from './host';
import { Store } from './store';

const query = new URLSearchParams(location.search);
const site = query.get('site') ?? 'demo';
const locale = localeOf(query.get('lang'));
const words = widgetWords(locale);
const root = document.documentElement;

root.lang = locale;
document.title = words.t('panel');
root.classList.toggle('from-left', query.get('position') === 'left');
followSystemTheme();
const accent = query.get('accent');
if (accent && /^#[0-9a-f]{6}$/i.test(accent)) root.style.setProperty('--seal', accent);

const host = new Host(window, query.get('origin'));
root.classList.toggle('framed', host.framed);
const store = new Store({
  api: new VisitorApi(site, locale),
  drafts: new Drafts(site),
  notify: (notice) => host.notice(notice),
});

// What comes while the frame is folded away, or its tab is in the background, is unread.
const look = () => store.watched((host.visible.value || !host.framed) && document.visibilityState === 'visible');
document.addEventListener('visibilitychange', look);
host.listen({
  visible: look,
  identify: (jwt) => void store.identify(jwt).catch(() => undefined),
});
window.addEventListener('online', () => store.retryNow());
createApp(App, { host, site }).provide(wordsKey, words).provide(storeKey, store).mount('#app');
void store.start().finally(() => host.post({ type: 'ready' }));
