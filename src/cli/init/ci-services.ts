/** The example that a service is set up with, by the name of the service. */
export const ciExamples = {
  github: 'ci/github.yml',
  gitlab: 'ci/gitlab.yml',
  'pre-commit': 'ci/pre-commit.yaml',
} as const;

export type CiService = keyof typeof ciExamples;

export const CI_SERVICES = Object.keys(ciExamples) as CiService[];
