import type { Model, Provider, ProviderWish } from '../types';

/** What stands in the form. */
export interface Wish {
  baseUrl: string;
  model: string;
  apiKey: string;
  /** The kept key goes, and no other comes. */
  noKey: boolean;
}

/** A provider and how it fares; switched off, it has no figures. */
export interface Row {
  provider: Provider;
  model: Model | null;
}

export const wishOf = (provider: Provider | null): Wish => ({
  baseUrl: provider?.baseUrl ?? '',
  model: provider?.model ?? '',
  apiKey: '',
  noKey: false,
});

/** Configured ones stand first, in the order in which the models are numbered. */
export function rowsOf(models: Model[], providers: Provider[]): Row[] {
  const configured = models.filter(({ kind, providerId }) => kind === 'CHAT' && providerId === null);
  let next = 0;
  return providers.map((provider) => ({
    provider,
    model:
      (provider.id === null ? configured[next++] : models.find(({ providerId }) => providerId === provider.id)) ?? null,
  }));
}

/** What stands above the answering models, if anything must be said of them. */
export function tellOf(extractive: boolean, editable: boolean): 'extractive' | 'fixed' | 'fixedExtractive' | null {
  if (editable) return extractive ? 'extractive' : null;
  return extractive ? 'fixedExtractive' : 'fixed';
}

function addressOf(text: string): URL | null {
  try {
    const url = new URL(text.trim());
    const plain = !url.username && !url.password && !/[?#]/.test(text);
    return /^https?:\/\//i.test(text.trim()) && plain ? url : null;
  } catch {
    return null;
  }
}

/** What is wrong with the form, before it is sent: fields and the words for them. */
export function wrongIn(
  wish: Wish,
  old: Provider | null,
): { field: string; word: 'baseUrlWrong' | 'modelWrong' | 'apiKeyWrong' | 'apiKeyAgain' }[] {
  const url = addressOf(wish.baseUrl);
  const stays = old?.keyKept && !wish.noKey && wish.apiKey.trim() === '';
  return [
    ...(url === null ? [{ field: 'baseUrl', word: 'baseUrlWrong' } as const] : []),
    ...(wish.model.trim() === '' ? [{ field: 'model', word: 'modelWrong' } as const] : []),
    ...(!wish.noKey && /[^\x21-\x7e]/.test(wish.apiKey.trim())
      ? [{ field: 'apiKey', word: 'apiKeyWrong' } as const]
      : []),
    ...(stays && url !== null && url.origin !== addressOf(old.baseUrl)?.origin
      ? [{ field: 'apiKey', word: 'apiKeyAgain' } as const]
      : []),
  ];
}

/** An empty field for the key leaves the kept one. */
export function toSend(wish: Wish): ProviderWish {
  const apiKey = wish.apiKey.trim();
  return {
    baseUrl: wish.baseUrl.trim(),
    model: wish.model.trim(),
    ...(wish.noKey ? { apiKey: '' } : apiKey === '' ? {} : { apiKey }),
  };
}

/** The ids with one of them a place further up or down; null where there is no such place. */
export function moved(ids: string[], id: string, by: 1 | -1): string[] | null {
  const from = ids.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= ids.length) return null;
  const next = ids.filter((one) => one !== id);
  next.splice(to, 0, id);
  return next;
}
