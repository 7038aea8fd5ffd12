/** The example that a service is set up with, by the name of the service. */
export const ciExamples = {
  github: 'github/source.yml',
  gitlab: 'gitlab/source.yml',
  'pre-commit': 'pre-commit/pre-commit-config.yaml',
} as const;

export type CiService = keyof typeof ciExamples;

export const CI_SERVICES = Object.keys(ciExamples) as CiService[];
