import { createApp } from 'vue';
import '../shared/tokens.css';
import '../shared/base.css';
import './staff.css';
import { StaffApi } from '../shared/api';
import { localeOf } from '../shared/i18n';
import { followSystemTheme } from '../shared/theme';
import StaffApp from './StaffApp.vue';

export type Face = 'desk' | 'admin';

export function startStaff(face: Face): void {
  const asked = new URLSearchParams(location.search).get('lang');
  const locale = localeOf(asked ?? 'zh-CN');
  document.documentElement.lang = locale;
  followSystemTheme();
  createApp(StaffApp, { face, first: locale, api: new StaffApi() }).mount('#app');
}
