import { StaffCalls } from '../api';
import type {
  Account,
  CalendarYear,
  Day,
  Listed,
  Model,
  ModelTest,
  Policy,
  Provider,
  ProviderChange,
  ProviderWish,
  Queue,
  Shift,
  Site,
  SiteWithSecret,
} from './types';

const MOST_PAGES = 20;
const key = (): string => crypto.randomUUID();
/** Whoever has seen no other state may change it. */
export const still = (seen: number): Record<string, string> => ({ 'If-Match': `"${seen}"` });
const at = (part: string): string => encodeURIComponent(part);

/** The administration's calls for accounts, sites, models, calendar, time limits and queues. */
export class AdminApi extends StaffCalls {
  /** All pages of a list that people look through as a whole. */
  protected async all<T>(path: string): Promise<T[]> {
    const found: T[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const query = new URLSearchParams({ limit: '100', ...(cursor === null ? {} : { cursor }) });
      const next: Listed<T> = await this.read(`${path}?${query}`);
      found.push(...next.items);
      cursor = next.nextCursor;
      if (cursor === null) break;
    }
    return found;
  }

  accounts(): Promise<Account[]> {
    return this.all('/accounts');
  }

  hire(account: Omit<Account, 'accountId' | 'enabled'> & { password: string }): Promise<Account> {
    return this.change('POST', '/accounts', account, key());
  }

  changeAccount(accountId: string, change: Partial<Account> & { password?: string }): Promise<Account> {
    return this.change('PATCH', `/accounts/${at(accountId)}`, change);
  }

  sites(): Promise<Site[]> {
    return this.all('/sites');
  }

  openSite(site: Pick<Site, 'site' | 'name' | 'allowedOrigins'>): Promise<SiteWithSecret> {
    return this.change('POST', '/sites', site, key());
  }

  changeSite(site: string, change: Partial<Site>): Promise<Site> {
    return this.change('PATCH', `/sites/${at(site)}`, change);
  }

  renewSecret(site: string, keepFormerHours: number): Promise<SiteWithSecret> {
    return this.change('POST', `/sites/${at(site)}/secret`, { keepFormerHours }, key());
  }

  models(): Promise<{ models: Model[]; extractive: boolean }> {
    return this.read('/models');
  }

  testModel(name: string): Promise<ModelTest> {
    return this.change('POST', `/models/${at(name)}/test`, {});
  }

  providers(): Promise<{ providers: Provider[]; revision: number; editable: boolean }> {
    return this.read('/models/providers');
  }

  async providerChanges(): Promise<ProviderChange[]> {
    return (await this.read<{ changes: ProviderChange[] }>('/models/providers/changes')).changes;
  }

  tryProvider(id: string | null, wish: ProviderWish): Promise<ModelTest> {
    return this.change('POST', '/models/providers/test', { ...wish, ...(id === null ? {} : { id }) });
  }

  /** Comes last whatever others have changed, and overwrites nothing of theirs. */
  addProvider(wish: ProviderWish): Promise<Provider> {
    return this.change('POST', '/models/providers', wish, key());
  }

  changeProvider(id: string, wish: ProviderWish, seen: number): Promise<Provider> {
    return this.change('PATCH', `/models/providers/${at(id)}`, wish, undefined, still(seen));
  }

  removeProvider(id: string, seen: number): Promise<void> {
    return this.change('DELETE', `/models/providers/${at(id)}`, undefined, undefined, still(seen));
  }

  orderProviders(ids: string[], seen: number): Promise<unknown> {
    return this.change('PUT', '/models/providers/order', { ids }, undefined, still(seen));
  }

  calendar(year: number): Promise<CalendarYear> {
    return this.read(`/sla/calendar?year=${year}`);
  }

  changeCalendar(change: { year: number; days?: Day[]; shifts?: Shift[] }): Promise<CalendarYear> {
    return this.change('PUT', '/sla/calendar', change);
  }

  importCalendar(csv: string): Promise<{ days: Record<string, number> }> {
    return this.give('/sla/calendar/import', csv, 'text/csv', key());
  }

  policies(): Promise<{ policies: Policy[] }> {
    return this.read('/sla/policies');
  }

  changePolicies(policies: Policy[]): Promise<{ policies: Policy[] }> {
    return this.change('PUT', '/sla/policies', { policies });
  }

  queues(site: string | null): Promise<Queue[]> {
    return this.read(`/desk/queues${site === null ? '' : `?site=${at(site)}`}`);
  }

  changeQueue(site: string | null, { queue, ...setting }: Queue): Promise<Queue> {
    return this.change('PUT', `/desk/queues/${at(queue)}${site === null ? '' : `?site=${at(site)}`}`, setting);
  }
}
