import type { z } from 'zod';
import { checkForm, issuesText } from './connect/form.js';
import { TotsugoProblem } from './problem.js';

/** What a caller of the office or a test door sent, in its form; a misspelt key is refused, so that it is not silently lost. */
export function checked<S extends z.ZodType>(schema: S, sent: unknown): z.output<S> {
  const found = checkForm(schema, sent, { closed: true });
  if (found.ok) return found.value;
  throw new TotsugoProblem('TSG-H400', issuesText(found.issues), `${found.issues[0]!.cure}${found.issues.length > 1 ? '(ほかの項目も直す)' : ''}`);
}
