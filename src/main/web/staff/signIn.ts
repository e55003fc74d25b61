import { Problem } from '../shared/api';
import type { Params } from '../shared/i18n';
import type { Key } from './words/zh-CN';

/** Why a sign-in did not work, in words; never which of account and password was wrong. */
export function signInProblem(error: unknown): [Key, Params] {
  if (!(error instanceof Problem)) return ['serviceDown', {}];
  if (error.status === 0) return ['offline', {}];
  if (error.status === 401) return ['wrongPassword', {}];
  if (error.status === 429)
    return error.retryAfter === null ? ['tooManyLater', {}] : ['tooMany', { n: error.retryAfter }];
  if (error.status >= 500) return ['serviceDown', {}];
  return ['unknownProblem', { detail: error.detail || error.code }];
}

const uses = { desk: ['EXPERT', 'SUPERVISOR', 'ADMIN'], admin: ['CURATOR', 'ADMIN', 'SUPERVISOR'] };

export const rolesOf = (face: keyof typeof uses): string[] => uses[face];

export function mayUse(face: keyof typeof uses, roles: string[]): boolean {
  return roles.some((role) => uses[face].includes(role));
}
