import type { App } from 'vue';
import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router';
import type { Session } from '../../shared/types';
import { lookForNewBuild } from '../build';
import { has, isShared } from './context';

export type PageName =
  'library' | 'hit' | 'recall' | 'accounts' | 'sites' | 'models' | 'calendar' | 'policies' | 'queues';

interface Page {
  name: PageName;
  icon: 'book' | 'target' | 'recall' | 'people' | 'site' | 'chip' | 'calendar' | 'clock' | 'queue';
  allowed: (session: Session) => boolean;
  routes: RouteRecordRaw[];
}

const alone = (name: PageName, component: RouteRecordRaw['component']): RouteRecordRaw[] => [
  {
    path: `/${name}`,
    name,
    component: component as NonNullable<typeof component>,
    meta: { page: name },
  } as RouteRecordRaw,
];
const curator = (session: Session) => has(session, 'ADMIN', 'CURATOR');
const administrator = (session: Session) => has(session, 'ADMIN');
const ofAllSites = (session: Session) => administrator(session) && isShared(session);
const supervisor = (session: Session) => has(session, 'ADMIN', 'SUPERVISOR');

/** The pages in the rail's order, and who may see each. The service checks again. */
export const PAGES: Page[] = [
  {
    name: 'library',
    icon: 'book',
    allowed: curator,
    routes: [
      ...alone('library', () => import('./pages/Library.vue')),
      {
        path: '/library/:documentId/:versionId',
        component: () => import('./pages/Version.vue'),
        meta: { page: 'library' },
      },
    ],
  },
  { name: 'hit', icon: 'target', allowed: curator, routes: alone('hit', () => import('./pages/HitTest.vue')) },
  {
    name: 'recall',
    icon: 'recall',
    allowed: curator,
    routes: [
      { path: '/recalls', component: () => import('./pages/Recalls.vue'), meta: { page: 'recall' } },
      { path: '/recalls/:recallId', component: () => import('./pages/Recall.vue'), meta: { page: 'recall' } },
    ],
  },
  {
    name: 'accounts',
    icon: 'people',
    allowed: administrator,
    routes: alone('accounts', () => import('./pages/Accounts.vue')),
  },
  { name: 'sites', icon: 'site', allowed: ofAllSites, routes: alone('sites', () => import('./pages/Sites.vue')) },
  { name: 'models', icon: 'chip', allowed: ofAllSites, routes: alone('models', () => import('./pages/Models.vue')) },
  {
    name: 'calendar',
    icon: 'calendar',
    allowed: supervisor,
    routes: alone('calendar', () => import('./pages/Calendar.vue')),
  },
  {
    name: 'policies',
    icon: 'clock',
    allowed: supervisor,
    routes: alone('policies', () => import('./pages/Policies.vue')),
  },
  { name: 'queues', icon: 'queue', allowed: supervisor, routes: alone('queues', () => import('./pages/Queues.vue')) },
];

let who: Session | null = null;
const mine = (): Page[] => (who === null ? [] : PAGES.filter(({ allowed }) => who !== null && allowed(who)));

const router = createRouter({
  history: createWebHashHistory(),
  routes: [...PAGES.flatMap(({ routes }) => routes), { path: '/:rest(.*)*', component: { render: () => null } }],
});
// Whatever isn't there, or isn't this person's, leads to their first page.
router.beforeEach((to) => {
  const [first] = mine();
  if (first === undefined || mine().some(({ name }) => name === to.meta['page'])) return true;
  return `/${first.name}`;
});

// A page that can't be fetched is one of an older build, or the network is gone: the service says which.
router.onError(() => void lookForNewBuild());

let installed: App | null = null;

/** Opens the pages for whoever is signed in. */
export function openFor(session: Session, app: App): void {
  who = session;
  if (installed === app) void router.replace(router.currentRoute.value.fullPath);
  else app.use(router);
  installed = app;
}
