import type { Problem } from '../model/index.js';

const catalogue = {
  'path-not-found': { severity: 'error', message: (path: string) => `There is no file or folder \`${path}\`.` },
  'pattern-without-match': { severity: 'error', message: (path: string) => `No file matches \`${path}\`.` },
  'pattern-unusable': { severity: 'error', message: (fault: string) => `A path cannot be used: ${fault}.` },
  'folder-unreadable': {
    severity: 'error',
    message: (folder: string) => `The folder \`${folder}\` cannot be read, so what it holds is not known.`,
  },
  'terraform-source': {
    severity: 'note',
    message: (folder: string) =>
      `\`${folder}\` holds Terraform source. What it deploys is in its plan: \`terraform plan -out p && terraform show -json p | rolecall scan -\`.`,
  },
  'all-ignored': {
    severity: 'note',
    message: (count: string) =>
      count === '1'
        ? 'Git is told to ignore the 1 file that may be an input; name it to scan it.'
        : `Git is told to ignore all ${count} files that may be inputs; name them to scan them.`,
  },
} as const satisfies Record<string, { severity: Problem['severity']; message: (word: string) => string }>;

export type DiscoveryCode = keyof typeof catalogue;

/** The codes of every problem that discovery can report. */
export const discoveryCodes = Object.keys(catalogue) as readonly DiscoveryCode[];

/** A problem of the catalogue, with the word its message asks for. */
export function discoveryProblem(code: DiscoveryCode, word: string): Problem {
  const { severity, message } = catalogue[code];
  return { code, severity, message: message(word) };
}
