import { FileFault, reasonOf } from '../files/index.js';
import { type ArgsOf, entry, type Problem, say, type Verdict } from '../model/index.js';

/** What is said of files themselves. */
export const problemCatalogue = {
  'file-changed': entry({
    severity: 'error',
    message: () => 'The file changed while it was read, so what it holds is not known.',
    when: 'a file changed while it was read',
    todo: 'run again once nothing writes to it',
  }),
  'file-too-large': entry<{ because: string }>({
    severity: 'error',
    message: ({ because }) => `The file is not read: ${because}.`,
    when: 'a plan or state in UTF-8 has more than 4 GiB; standard input, or anything else, more than 512 MiB',
    todo: 'plan or deploy it in parts',
  }),
  'more-of-a-kind': entry<{ kind: string; shown: number }>({
    severity: 'note',
    message: ({ kind, shown }) => `There are more problems of the kind \`${kind}\` than the ${shown} that are shown.`,
    when: 'an input has more than 100 problems of one kind',
    todo: 'mend those that are shown, and scan again',
  }),
  'gzip-damaged': entry({
    severity: 'error',
    message: () => 'The file is packed with gzip, and cut off or damaged: pack it again.',
    when: 'a file that is packed with gzip is cut off or damaged',
    todo: 'pack it again',
  }),
  'gzip-too-large': entry<{ because: string }>({
    severity: 'error',
    message: ({ because }) =>
      `The file is packed with gzip, and is not read: ${because}. Unpack it first, if it is a plan.`,
    when: 'a file that is packed with gzip unpacks to more than 512 MiB',
    todo: 'unpack a plan first: one of up to 4 GiB is read; anything else is no input',
  }),
  unreadable: entry<{ because: string }>({
    severity: 'error',
    message: ({ because }) => `The file cannot be read: ${because}.`,
    when: 'a file or standard input cannot be read, or is gone since it was found',
    todo: 'the message says why',
  }),
  'default-decides': entry<{ variable: string; taken: string; other: string; is: Verdict; would: Verdict }>({
    severity: 'note',
    message: ({ variable, taken, other, is, would }) =>
      `${isTaken(variable, taken)} With \`${other}\` the verdict would be ${would}, and not ${is}.`,
    when: 'a variable of Terraform source is given no value, and with another than its default the verdict would be another',
    todo: 'give the value that it is applied with: `--var`, `--var-file`, or `vars` and `varFiles` of a scope',
  }),
  'default-may-decide': entry<{ variable: string; taken: string; is: Verdict }>({
    severity: 'note',
    message: ({ variable, taken, is }) =>
      `${isTaken(variable, taken)} With another value the verdict may be another than ${is}.`,
    when: 'a variable of Terraform source is given no value, and the verdict depends on its default',
    todo: 'give the value that it is applied with: `--var`, `--var-file`, or `vars` and `varFiles` of a scope',
  }),
};

/** `taken` is empty where it is secret, or long. */
function isTaken(variable: string, taken: string): string {
  return `No value is given for variable \`${variable}\`, so its default is taken${taken === '' ? '' : `, \`${taken}\``}.`;
}

/** What to say of a file that was not read, by what reading it threw. */
export function unread(error: unknown): Problem {
  const because = reasonOf(error);
  if (!(error instanceof FileFault) || error.code === 'no-file') return problem('unreadable', { because });
  if (error.code === 'file-changed' || error.code === 'gzip-damaged') return problem(error.code, {});
  return problem(error.code, { because });
}

type Catalogue = typeof problemCatalogue;

/** Something that is worth a word. */
export function note<K extends keyof Catalogue>(code: K, args: ArgsOf<Catalogue[K]>): Problem {
  return { ...say(problemCatalogue, code, args), severity: 'note' };
}

function problem<K extends keyof Catalogue>(code: K, args: ArgsOf<Catalogue[K]>): Problem {
  return { ...say(problemCatalogue, code, args), severity: 'error' };
}
