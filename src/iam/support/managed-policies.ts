import type { SupportGrants } from '../../model/index.js';

/** What an AWS managed policy counts for. */
export interface ManagedPolicyFact {
  /** `broader`: it grants what is asked for and more, yet not as the control asks. */
  readonly answer: 'yes' | 'broader' | 'no';
  /** What it says of support and of everything else. */
  readonly grants: SupportGrants;
  /** Why it does not count, as a sentence, where it is easily taken for the right one. */
  readonly nearMiss?: string;
}

/** What a policy says that is about something else. */
const nothing: SupportGrants = { support: 'no', console: 'no', denies: 'no', deniesConsole: 'no', wide: 'no' };
const cases: SupportGrants = { ...nothing, support: 'yes' };
const everyCase: SupportGrants = { ...cases, console: 'yes' };
const administrator: SupportGrants = { ...everyCase, wide: 'yes' };
const wide: SupportGrants = { ...nothing, wide: 'yes' };
const denial: SupportGrants = { ...nothing, denies: 'yes', deniesConsole: 'yes' };

type Row = readonly [name: string, grants: SupportGrants, nearMiss?: string];

const ASKS = 'the control asks for AWSSupportAccess';

/**
 * AWS managed policies by path and name that grant support access, or seem to (policy texts: zoph-io/MAMIP of
 * 2026-03-07; AWS Managed Policy Reference Guide).
 */
const ABOUT_SUPPORT: readonly Row[] = [
  ['AWSSupportAccess', everyCase],
  [
    'job-function/SupportUser',
    cases,
    `SupportUser allows support cases, yet reads everywhere besides and is denied the support console since June 2026; ${ASKS}.`,
  ],
  ['AWSSupportAppFullAccess', cases, `AWSSupportAppFullAccess is for the AWS Support App in Slack; ${ASKS}.`],
  ['AWSSupportAppReadOnlyAccess', nothing, `AWSSupportAppReadOnlyAccess only reads cases in Slack; ${ASKS}.`],
  [
    'AWSSupportPlansFullAccess',
    nothing,
    `AWSSupportPlansFullAccess changes the support plan and opens no case; ${ASKS}.`,
  ],
  [
    'AWSSupportPlansReadOnlyAccess',
    nothing,
    `AWSSupportPlansReadOnlyAccess shows the support plan and opens no case; ${ASKS}.`,
  ],
  [
    'aws-service-role/AWSSupportServiceRolePolicy',
    nothing,
    `AWSSupportServiceRolePolicy belongs to the service-linked role AWSServiceRoleForSupport, which no person can assume; ${ASKS}.`,
  ],
  [
    'aws-service-role/AWSSupportPlansServiceRolePolicy',
    nothing,
    `AWSSupportPlansServiceRolePolicy belongs to a service-linked role, which no person can assume; ${ASKS}.`,
  ],
  [
    'AWSRepostSpaceSupportOperationsPolicy',
    cases,
    `AWSRepostSpaceSupportOperationsPolicy opens cases for re:Post Private only; ${ASKS}.`,
  ],
  [
    'service-role/AmazonCodeCatalystSupportAccess',
    cases,
    `AmazonCodeCatalystSupportAccess opens cases for CodeCatalyst only; ${ASKS}.`,
  ],
  [
    'SupportUser',
    nothing,
    `There is no AWS managed policy at the path SupportUser: did you mean job-function/SupportUser? It does not count either; ${ASKS}.`,
  ],
];

/** Those that open cases besides something else. */
const CASES_BESIDES = ['AWSPartnerCentralFullAccess'];
const ADMINISTRATORS = ['AdministratorAccess', 'PowerUserAccess'];

/**
 * Those that allow about everything, or to attach and put policies, pass roles or assume roles, whichever: some of them
 * are no longer offered, and stay where they are attached.
 */
const WIDE = [
  'AdministratorAccess-Amplify',
  'AmazonDynamoDBFullAccesswithDataPipeline',
  'AmazonEC2ContainerServiceFullAccess',
  'AmazonElasticMapReduceFullAccess',
  'AWSElasticBeanstalkFullAccess',
  'AWSLambdaFullAccess',
  'AWSMcpServiceActionsFullAccess',
  'AWSOpsWorksFullAccess',
  'AWSOpsWorksRegisterCLI',
  'IAMFullAccess',
  'SageMakerStudioAdminIAMDefaultExecutionPolicy',
  'SageMakerStudioAdminIAMPermissiveExecutionPolicy',
  'SageMakerStudioUserIAMDefaultExecutionPolicy',
  'SageMakerStudioUserIAMPermissiveExecutionPolicy',
  'service-role/AmazonEC2SpotFleetRole',
  'service-role/AmazonElasticMapReduceRole',
  'service-role/AWSDataPipelineRole',
  'service-role/AWSElasticBeanstalkService',
  'service-role/AWSOpsWorksRole',
];

/** Those that deny support to whoever has them: everything, or all but what they are for. */
const DENIALS = [
  'AmazonDataZoneEnvironmentRolePermissionsBoundary',
  'AmazonDataZoneProjectDeploymentPermissionsBoundary',
  'AmazonDataZoneProjectRolePermissionsBoundary',
  'AmazonDataZoneSageMakerEnvironmentRolePermissionsBoundary',
  'AmazonSecurityLakePermissionsBoundary',
  'AWSDenyAll',
  'AWSIAMIdentityCenterAllowListForIdentityContext',
  'root-task/IAMAuditRootUserCredentials',
  'root-task/IAMCreateRootUserPassword',
  'root-task/IAMDeleteRootUserCredentials',
  'root-task/S3UnlockBucketPolicy',
  'root-task/SQSUnlockQueuePolicy',
  'SageMakerStudioProjectUserRolePermissionsBoundary',
];

const all = (names: readonly string[], grants: SupportGrants): Row[] => names.map((name) => [name, grants]);

const ROWS: readonly Row[] = [
  ...ABOUT_SUPPORT,
  ...all(CASES_BESIDES, cases),
  ...all(ADMINISTRATORS, administrator),
  ...all(WIDE, wide),
  ...all(DENIALS, denial),
];

const byName = new Map(
  ROWS.map(([name, grants, nearMiss]): [string, ManagedPolicyFact] => {
    const answer = name === 'AWSSupportAccess' ? 'yes' : name === 'job-function/SupportUser' ? 'broader' : 'no';
    return [name, { answer, grants, ...(nearMiss === undefined ? {} : { nearMiss }) }];
  }),
);

/**
 * What is known of an AWS managed policy by its path and name. Whatever the tables do not name is about something else.
 */
export function managedPolicy(name: string): ManagedPolicyFact {
  return byName.get(name) ?? { answer: 'no', grants: nothing };
}
