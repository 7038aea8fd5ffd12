import { entry, type Problem, say } from '../model/index.js';

/** What is said of files themselves. */
export const problemCatalogue = {
  unreadable: entry<{ because: string }>({
    severity: 'error',
    message: ({ because }) => `The file cannot be read: ${because}.`,
    when: 'a file or standard input cannot be read',
    todo: 'the message says why',
  }),
};

export function unreadable(because: string): Problem {
  return { ...say(problemCatalogue, 'unreadable', { because }), severity: 'error' };
}
