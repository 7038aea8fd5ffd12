import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { rolecall } from '../cli/run-cli.js';
import { supportRole, templateOf } from '../cli/scan-files.js';
import { sample } from '../size.js';
import { action, runAction } from './action.js';

const root = mkdtempSync(join(tmpdir(), 'action-'));
afterAll(() => rmSync(root, { recursive: true }));

const GOOD = templateOf(`Resources:\n${supportRole()}`);
const PUBLIC = templateOf(`Resources:\n${supportRole({ principal: "'*'" })}`);
const WIDE = templateOf(`Resources:\n${supportRole({ principal: "!Ref 'AWS::AccountId'" })}`);
const UNKNOWN = templateOf(`Parameters: {Who: {Type: String}}\nResources:\n${supportRole({ principal: '!Ref Who' })}`);

function workspaceWith(files: Readonly<Record<string, string>>): string {
  const workspace = mkdtempSync(join(root, 'workspace-'));
  mkdirSync(join(workspace, '.git'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(workspace, name), text);
  return workspace;
}

describe('the action', () => {
  it('takes inputs by the environment only', () => {
    for (const { run, shell } of action.runs.steps) {
      expect(run).not.toContain('${{');
      expect(shell).toBe('bash');
    }
  });

  it.each([
    { what: 'a role that passes', text: GOOD, verdict: 'pass', code: '0', exits: { warn: 0, unknown: 0, fail: 0 } },
    { what: 'a role that warns', text: WIDE, verdict: 'warn', code: '0', exits: { unknown: 0, fail: 0, never: 0 } },
    {
      what: 'a role that cannot be told',
      text: UNKNOWN,
      verdict: 'unknown',
      code: '1',
      exits: { unknown: 1, never: 0 },
    },
    { what: 'a role that fails', text: PUBLIC, verdict: 'fail', code: '1', exits: { unknown: 1, fail: 1, never: 0 } },
    { what: 'a broken template', text: 'Resources: [', verdict: 'unknown', code: '3', exits: { unknown: 3, never: 0 } },
  ])('$what', async ({ text, verdict, code, exits }) => {
    const workspace = workspaceWith({ 'role.yaml': text });
    const reported = await rolecall(['scan', '.', '-f', 'markdown'], { cwd: workspace });
    for (const [failOn, exit] of sample(Object.entries(exits), 3)) {
      const ran = runAction(workspace, { 'fail-on': failOn });
      expect({ exit: ran.exit, ...ran.outputs }).toEqual({ exit, verdict, 'exit-code': code, 'sarif-file': '' });
      expect(ran.summary).toBe(reported.stdout);
    }
  });

  it('fails on a warning where it is told to', () => {
    expect(runAction(workspaceWith({ 'role.yaml': WIDE }), { 'fail-on': 'warn' })).toMatchObject({ exit: 1 });
  });

  it('lets through what cannot be told where only failures fail', () => {
    const ran = runAction(workspaceWith({ 'role.yaml': UNKNOWN }), { 'fail-on': 'fail' });
    expect(ran).toMatchObject({ exit: 0, outputs: { verdict: 'unknown', 'exit-code': '0' } });
  });

  it('prints the report and the annotations, once', () => {
    const workspace = workspaceWith({ 'role.yaml': PUBLIC });
    const annotation = /^::error file=role.yaml,line=\d+/gm;
    const { log } = runAction(workspace);
    expect(log).toMatch(/^FAIL /m);
    expect(log.match(annotation)).toHaveLength(1);
    expect(runAction(workspace, { format: 'github' }).log.match(annotation)).toHaveLength(1);
  });

  it('writes SARIF to the file that is named', () => {
    const workspace = workspaceWith({ 'role.yaml': PUBLIC });
    const { outputs } = runAction(workspace, { sarif: 'out/rolecall.sarif' });
    expect(outputs['sarif-file']).toBe('out/rolecall.sarif');
    expect(JSON.parse(readFileSync(join(workspace, 'out/rolecall.sarif'), 'utf8')).version).toBe('2.1.0');
  });

  it('takes a path a line, a configuration, its root and a base', async () => {
    const workspace = workspaceWith({ 'a b.yaml': PUBLIC, 'role.yaml': GOOD, '-odd.yaml': GOOD });
    expect(runAction(workspace, { paths: 'role.yaml\n\n-odd.yaml\n' }).outputs.verdict).toBe('pass');
    expect(runAction(workspace, { paths: 'role.yaml\na b.yaml' }).outputs.verdict).toBe('fail');
    mkdirSync(join(root, 'elsewhere'), { recursive: true });
    const config = join(root, 'elsewhere/rolecall.yaml');
    writeFileSync(config, 'scopes: [{name: prod, account: "111122223333", include: [role.yaml]}]\n');
    expect(runAction(workspace, { paths: 'role.yaml', config, root: '.' }).summary).toContain('prod');
    await rolecall(['extract', 'role.yaml', '-o', 'base.ndjson'], { cwd: workspace });
    writeFileSync(join(workspace, 'role.yaml'), PUBLIC);
    expect(runAction(workspace, { paths: '-odd.yaml', base: 'base.ndjson' }).outputs.verdict).toBe('pass');
  });

  it('takes a list of what is committed, in place of paths', () => {
    const workspace = workspaceWith({ 'role.yaml': GOOD });
    mkdirSync(join(workspace, '.hidden'));
    writeFileSync(join(workspace, '.hidden/open.txt'), PUBLIC);
    writeFileSync(join(workspace, 'committed'), 'role.yaml\0.hidden/open.txt\0');
    expect(runAction(workspace, { paths: 'role.yaml', 'files-from': 'committed' }).outputs.verdict).toBe('fail');
    writeFileSync(join(workspace, 'committed'), 'role.yaml\0');
    expect(runAction(workspace, { 'files-from': 'committed' }).outputs.verdict).toBe('pass');
  });

  it('takes out what lets findings through', () => {
    const ignored = `Resources:\n  # rolecall: ignore[support-role-trust-scoped] Soon.\n${supportRole({ principal: "'*'" })}`;
    const workspace = workspaceWith({ 'role.yaml': templateOf(ignored) });
    expect(runAction(workspace).exit).toBe(0);
    expect(runAction(workspace, { ignores: 'false' }).exit).toBe(1);
  });

  it.each([
    ['a configuration that is not there', { config: 'gone.yaml', 'fail-on': 'never' }],
    ['a format that is none', { format: 'xml' }],
    ['a verdict that is none', { 'fail-on': 'sometimes' }],
  ])('fails by wrong usage, and has no report: %s', (_, inputs) => {
    const ran = runAction(workspaceWith({ 'role.yaml': GOOD }), { sarif: 'out.sarif', ...inputs });
    expect(ran).toMatchObject({ exit: 2, summary: '' });
    expect(ran.outputs['sarif-file']).toBe('');
  });

  it('keeps what an input says from being a command', () => {
    const workspace = workspaceWith({ 'role.yaml': GOOD });
    const evil = '$(touch owned)`touch owned`"; touch owned; "';
    for (const name of ['paths', 'files-from', 'config', 'root', 'base', 'format', 'fail-on', 'sarif'])
      runAction(workspace, { [name]: evil });
    const { outputs } = runAction(workspace, { sarif: 'a.sarif\nverdict=pass', paths: 'gone.yaml' });
    expect(outputs.verdict).not.toBe('pass');
    expect(existsSync(join(workspace, 'owned'))).toBe(false);
  });
});

describe('the comment', () => {
  /** A stand-in for GitHub's command line that writes down how it is called, and knows the comments that are given. */
  function commented(comments: string, event: unknown, fails = false): { exit: number; log: string; calls: string[] } {
    const workspace = workspaceWith({ 'role.yaml': GOOD, 'event.json': JSON.stringify(event) });
    const bin = join(workspace, '.bin');
    mkdirSync(bin);
    const calls = join(workspace, '.calls');
    writeFileSync(calls, '');
    const script = `#!/bin/sh\n${fails ? 'exit 1' : ''}\necho "$GH_TOKEN $*" >> "${calls}"\n[ "$2" != --paginate ] || printf '%s' '${comments}'\n`;
    writeFileSync(join(bin, 'gh'), script);
    chmodSync(join(bin, 'gh'), 0o755);
    const env = {
      PATH: `${bin}:${process.env.PATH}`,
      GITHUB_EVENT_PATH: join(workspace, 'event.json'),
      GITHUB_REPOSITORY: 'acme/infra',
    };
    const { exit, log } = runAction(workspace, { comment: 'true' }, env);
    return { exit, log, calls: readFileSync(calls, 'utf8').split('\n').filter(Boolean) };
  }

  const event = { pull_request: { number: 7 } };

  it('is made where there is none', () => {
    const { exit, calls } = commented('', event);
    expect(exit).toBe(0);
    expect(calls).toEqual([
      expect.stringContaining('the-token api --paginate repos/acme/infra/issues/7/comments --jq'),
      expect.stringMatching(/--silent -X POST repos\/acme\/infra\/issues\/7\/comments -F body=@.*\/summary.md$/),
    ]);
  });

  it('is written anew where there is one', () => {
    const { calls } = commented('41\n42\n', event);
    expect(calls.at(-1)).toContain('-X PATCH repos/acme/infra/issues/comments/41 -F body=@');
  });

  it('is left out where there is no pull request', () => {
    expect(commented('', { ref: 'refs/heads/main' })).toMatchObject({ exit: 0, calls: [] });
  });

  it('that may not be made is a warning', () => {
    const { exit, log } = commented('', event, true);
    expect(exit).toBe(0);
    expect(log).toContain('::warning::The pull request could not be commented on');
  });
});
