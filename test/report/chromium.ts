import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** The command by which a Chromium is there, if one is: of Debian, of others, or what CHROMIUM names. */
export const chromium: string | undefined = [
  process.env.CHROMIUM,
  'chromium',
  'chromium-browser',
  'google-chrome',
].find((command) => command !== undefined && spawnSync(command, ['--version']).status === 0);

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

/** A page in a browser without a window, driven over the DevTools protocol through a pair of pipes. */
export interface BrowserPage {
  /** Opens a page of this width, in light or dark, and waits until it is loaded. */
  readonly open: (url: string, look: Look) => Promise<void>;
  /** What an expression comes to, as JSON. */
  readonly evaluate: <T>(expression: string) => Promise<T>;
  /** What the page complained of since it was opened. */
  readonly complaints: () => readonly string[];
  /** A picture of the whole page, as PNG in base 64. */
  readonly picture: () => Promise<string>;
  readonly close: () => Promise<void>;
}

export interface Look {
  readonly width: number;
  readonly dark?: boolean;
  readonly scripts?: boolean;
  readonly media?: 'screen' | 'print';
}

/** Starts the browser; `close` ends it and removes what it wrote. */
export async function openBrowser(command: string): Promise<BrowserPage> {
  const profile = mkdtempSync(join(tmpdir(), 'rolecall-chromium-'));
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--remote-debugging-pipe'];
  const browser = spawn(command, [...flags, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const complaints: string[] = [];
  const loaded: (() => void)[] = [];
  const call = caller(browser, ({ method, params }) => {
    if (method === 'Page.loadEventFired') loaded.shift()?.();
    if (method === 'Runtime.exceptionThrown' || method === 'Log.entryAdded' || method === 'Runtime.consoleAPICalled')
      complaints.push(JSON.stringify(params));
  });
  const { targetInfos } = await call('Target.getTargets', {});
  const target = (targetInfos as { type: string; targetId: string }[]).find(({ type }) => type === 'page');
  const { sessionId } = await call('Target.attachToTarget', { targetId: target?.targetId, flatten: true });
  const ask = (method: string, params: object = {}) => call(method, params, sessionId as string);
  for (const domain of ['Page', 'Runtime', 'Log']) await ask(`${domain}.enable`);
  return {
    open: async (url, { width, dark = false, scripts = true, media = 'screen' }) => {
      complaints.length = 0;
      await ask('Emulation.setScriptExecutionDisabled', { value: !scripts });
      await ask('Emulation.setDeviceMetricsOverride', { width, height: 800, deviceScaleFactor: 1, mobile: false });
      const scheme = { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' };
      await ask('Emulation.setEmulatedMedia', { media, features: [scheme] });
      const isLoaded = new Promise<void>((resolve) => loaded.push(resolve));
      await ask('Page.navigate', { url });
      await isLoaded;
    },
    evaluate: async <T>(expression: string) => {
      const { result, exceptionDetails } = await ask('Runtime.evaluate', { expression, returnByValue: true });
      if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
      return (result as { value: T }).value;
    },
    complaints: () => complaints,
    picture: async () => (await ask('Page.captureScreenshot', { captureBeyondViewport: true })).data as string,
    close: async () => {
      const isOver = new Promise((resolve) => browser.once('exit', resolve));
      browser.kill();
      await isOver;
      rmSync(profile, { recursive: true, force: true, maxRetries: 20 });
    },
  };
}

type Call = (method: string, params: object, sessionId?: string) => Promise<NonNullable<Answer['result']>>;

/** Sends commands and resolves to their answers; tells of all else. Messages end with NUL. */
function caller(browser: ChildProcess, tell: (event: Answer) => void): Call {
  const [, , , commands, answers] = browser.stdio as unknown as [null, null, null, Writable, Readable];
  const waiting = new Map<number, (answer: Answer) => void>();
  let text = '';
  answers.setEncoding('utf8').on('data', (chunk: string) => {
    const messages = (text + chunk).split('\0');
    text = messages.pop() ?? '';
    for (const message of messages) {
      const answer = JSON.parse(message) as Answer;
      if (answer.id === undefined) tell(answer);
      else waiting.get(answer.id)?.(answer);
    }
  });
  let last = 0;
  return (method, params, sessionId) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, ({ result, error }) => (error ? reject(new Error(error.message)) : resolve(result ?? {})));
      commands.write(`${JSON.stringify({ id: last, method, params, ...(sessionId && { sessionId }) })}\0`);
    });
}
