import { closeSync, openSync, writeSync } from 'node:fs';

/**
 * Writes a plan of about `bytes` bytes, or of `changes` changes: resources of no interest with long values, and one
 * support role in the middle with its attachment at the end. Written piece by piece, so that any size fits in memory.
 */
export function makePlan(file, { changes, bytes = 0 }) {
  const out = openSync(file, 'w');
  const pad = 'x'.repeat(bytes === 0 ? 40 : Math.max(0, Math.floor(bytes / changes / 2) - 300));
  writeSync(out, `{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{"resources":[`);
  writeList(out, changes, (i) => plannedValue(resourceAt(i, changes, pad)));
  writeSync(out, ']}},"resource_changes":[');
  writeList(out, changes, (i) => change(resourceAt(i, changes, pad)));
  writeSync(
    out,
    `],"configuration":${JSON.stringify(CONFIGURATION)},"applyable":true,"complete":true,"errored":false}\n`,
  );
  closeSync(out);
}

function writeList(out, length, element) {
  let batch = [];
  for (let i = 0; i < length; i++) {
    batch.push((i === 0 ? '' : ',') + JSON.stringify(element(i)));
    if (batch.length < 500 && i < length - 1) continue;
    writeSync(out, batch.join(''));
    batch = [];
  }
}

function resourceAt(i, changes, pad) {
  if (i === Math.floor(changes / 2)) return ROLE;
  if (i === changes - 1) return ATTACHMENT;
  return {
    type: 'aws_sqs_queue',
    name: `queue_${i}`,
    values: { name: `queue-${i}`, policy: pad, delay_seconds: i % 900 },
  };
}

const ROLE = {
  type: 'aws_iam_role',
  name: 'support',
  values: {
    name: 'incident-support',
    path: '/',
    assume_role_policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: 'arn:aws:iam::111122223333:role/responders' } },
      ],
    }),
  },
};

const ATTACHMENT = {
  type: 'aws_iam_role_policy_attachment',
  name: 'support',
  values: { role: 'incident-support', policy_arn: 'arn:aws:iam::aws:policy/AWSSupportAccess' },
};

const CONFIGURATION = { provider_config: { aws: { name: 'aws' } }, root_module: { resources: [] } };

function identity({ type, name }) {
  const provider_name = 'registry.terraform.io/hashicorp/aws';
  return { address: `${type}.${name}`, mode: 'managed', type, name, provider_name };
}

function plannedValue(resource) {
  return { ...identity(resource), schema_version: 0, values: resource.values, sensitive_values: {} };
}

function change(resource) {
  const unknown = { id: true, arn: true };
  const marks = { after_unknown: unknown, before_sensitive: false, after_sensitive: {} };
  return { ...identity(resource), change: { actions: ['create'], before: null, after: resource.values, ...marks } };
}
