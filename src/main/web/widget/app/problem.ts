import { Problem } from '../../shared/api';

export function problemOf(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(-1, 'UNEXPECTED', '');
}
