/** An ARN by its components. Each may be symbolic, and in a condition each may be a pattern. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** Everything after the fifth colon. */
  readonly resource: string;
}

/** A colon that stands neither in a symbol nor in a policy variable. */
const COLON = /:(?![^\u27e8\u27e9]*\u27e9)(?![^{}]*\})/u;

/** The components of an ARN; nothing where the text is none. */
export function parseArn(text: string): Arn | undefined {
  if (!text.startsWith('arn:')) return undefined;
  const colon = /[\u27e8{]/u.test(text) ? COLON : ':';
  const [, partition, service, region, account, ...rest] = text.split(colon);
  if (rest.length === 0) return undefined;
  if (partition === undefined || service === undefined || region === undefined || account === undefined)
    return undefined;
  return { partition, service, region, account, resource: rest.join(':') };
}

/** The last part of a path: the name of a user or role. */
export function nameIn(resource: string): string {
  return resource.split(/\/(?![^\u27e8\u27e9]*\u27e9)/u).at(-1) ?? '';
}
