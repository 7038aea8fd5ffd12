/** Whether a path names something below the folder that it is relative to: the CDK writes nothing elsewhere. */
export function isInside(path: string): boolean {
  return !/^[A-Za-z]:/.test(path) && path.split(/[\\/]/).every((part) => part !== '' && part !== '.' && part !== '..');
}
