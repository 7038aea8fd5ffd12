/** What an AWS managed policy counts for. */
export interface PolicyFact {
  /** `broader`: it grants what is asked for and more, yet not as the control asks. */
  readonly answer: 'yes' | 'broader' | 'no';
  /** Why it does not count, as a sentence, where it is easily taken for the right one. */
  readonly nearMiss?: string;
  /** Whether it allows about everything, so that a role which has it is no support role. */
  readonly wide?: true;
}

const no = (nearMiss: string): PolicyFact => ({ answer: 'no', nearMiss });

/**
 * AWS managed policies by path and name (policy texts: zoph-io/MAMIP of 2026-03-07; AWS Managed Policy Reference
 * Guide). Only what grants support access, seems to, or is wide stands here: any other policy is a plain no.
 */
export const managedPolicies: ReadonlyMap<string, PolicyFact> = new Map([
  ['AWSSupportAccess', { answer: 'yes' }],
  [
    'job-function/SupportUser',
    {
      answer: 'broader',
      nearMiss:
        'SupportUser allows support cases, yet reads everywhere besides and is denied the support console since June 2026; the control asks for AWSSupportAccess.',
    },
  ],
  ['AdministratorAccess', { answer: 'no', wide: true }],
  ['PowerUserAccess', { answer: 'no', wide: true }],
  [
    'AWSSupportAppFullAccess',
    no('AWSSupportAppFullAccess is for the AWS Support App in Slack; the control asks for AWSSupportAccess.'),
  ],
  [
    'AWSSupportAppReadOnlyAccess',
    no('AWSSupportAppReadOnlyAccess only reads cases in Slack; the control asks for AWSSupportAccess.'),
  ],
  [
    'AWSSupportPlansFullAccess',
    no('AWSSupportPlansFullAccess changes the support plan and opens no case; the control asks for AWSSupportAccess.'),
  ],
  [
    'AWSSupportPlansReadOnlyAccess',
    no(
      'AWSSupportPlansReadOnlyAccess shows the support plan and opens no case; the control asks for AWSSupportAccess.',
    ),
  ],
  [
    'aws-service-role/AWSSupportServiceRolePolicy',
    no(
      'AWSSupportServiceRolePolicy belongs to the service-linked role AWSServiceRoleForSupport, which no person can assume; the control asks for AWSSupportAccess.',
    ),
  ],
  [
    'aws-service-role/AWSSupportPlansServiceRolePolicy',
    no(
      'AWSSupportPlansServiceRolePolicy belongs to a service-linked role, which no person can assume; the control asks for AWSSupportAccess.',
    ),
  ],
  [
    'AWSRepostSpaceSupportOperationsPolicy',
    no(
      'AWSRepostSpaceSupportOperationsPolicy opens cases for re:Post Private only; the control asks for AWSSupportAccess.',
    ),
  ],
  [
    'service-role/AmazonCodeCatalystSupportAccess',
    no('AmazonCodeCatalystSupportAccess opens cases for CodeCatalyst only; the control asks for AWSSupportAccess.'),
  ],
]);
