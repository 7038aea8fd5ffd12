// Time and memory over a repository of 2,500 files of Terraform source, against as many bytes of templates that say the
// same, in the same run. Every fifth file has a role.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { medians } from './measure.js';

const peak = fileURLToPath(new URL('./peak.js', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'terraform-source-'));
const forms = [
  { name: 'source', file: sourceFile, ending: 'tf' },
  { name: 'templates', file: templateFile, ending: 'yaml' },
].map((form) => ({ ...form, ...write(form), args: [peak, 'scan', join(scratch, form.name)] }));

const times = medians(forms, Number(process.argv[2] ?? 5));
console.log('| files | size | time | time for a megabyte | peak memory |\n| --- | --- | --- | --- | --- |');
for (const [i, { name, args, files, bytes }] of forms.entries()) {
  const { stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const size = (bytes / 1e6).toFixed(1);
  const each = (times[i] / (bytes / 1e6)).toFixed(0);
  const mebibytes = /peak (\d+)/.exec(stderr)?.[1];
  console.log(
    `| ${files} of ${name} | ${size} MB | ${(times[i] / 1000).toFixed(2)} s | ${each} ms | ${mebibytes} MiB |`,
  );
}
rmSync(scratch, { recursive: true });

function write({ name, file, ending }) {
  let bytes = 0;
  for (let i = 0; i < 2500; i++) {
    const folder = join(scratch, name, `root-${Math.floor(i / 10)}`);
    mkdirSync(folder, { recursive: true });
    const text = file(i);
    bytes += text.length;
    writeFileSync(join(folder, `${i % 10}.${ending}`), text);
  }
  return { files: 2500, bytes };
}

function sourceFile(i) {
  const provider =
    'provider "aws" {\n  region              = "eu-west-1"\n  allowed_account_ids = ["111122223333"]\n}\n';
  const queues = Array.from(
    { length: 7 },
    (_, j) => `
resource "aws_sqs_queue" "q_${i}_${j}" {
  name                      = "\${var.name_${i}}-${j}"
  delay_seconds             = ${j * 10}
  message_retention_seconds = 86400
  tags                      = merge(local.tags_${i}, { Index = "${j}" })
}
`,
  );
  const role = `
resource "aws_iam_role" "r_${i}" {
  name = "service-${i}"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
    }]
  })
}
`;
  const names = `variable "name_${i}" {\n  default = "service-${i}"\n}\n\nlocals {\n  tags_${i} = { Team = "t${i % 7}" }\n}\n`;
  return [i % 10 === 0 ? provider : '', names, ...queues, i % 5 === 0 ? role : ''].join('');
}

function templateFile(i) {
  const queues = Array.from(
    { length: 7 },
    (_, j) => `  Queue${j}:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Sub "\${Name}-${j}"
      DelaySeconds: ${j * 10}
      MessageRetentionPeriod: 86400
      Tags:
        - { Key: Team, Value: t${i % 7} }
        - { Key: Index, Value: "${j}" }
`,
  );
  const role = `  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: service-${i}
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: sts:AssumeRole
            Principal: { Service: ecs-tasks.amazonaws.com }
`;
  const head = `Parameters:\n  Name:\n    Type: String\n    Default: service-${i}\nResources:\n`;
  return [head, ...queues, i % 5 === 0 ? role : ''].join('');
}
