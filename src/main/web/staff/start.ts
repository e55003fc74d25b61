import { createApp } from 'vue';
import '../shared/tokens.css';
import '../shared/base.css';
import './staff.css';
import { localeOf } from '../shared/i18n';
import { StaffApi } from './api';
import StaffApp from './StaffApp.vue';
import { followTheme } from './theme';

export type Face = 'desk' | 'admin';

export function startStaff(face: Face): void {
  const asked = new URLSearchParams(location.search).get('lang');
  const locale = localeOf(asked ?? 'zh-CN');
  document.documentElement.lang = locale;
  followTheme();
  createApp(StaffApp, { face, first: locale, api: new StaffApi() }).mount('#app');
}
