import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fg from 'fast-glob';
import { parse } from 'yaml';
import type { TrustSetting } from '../../src/iam/index.js';
import type { Answer, Tree, TrustClass, Verdict } from '../../src/model/index.js';

/** What a case of a table says must come out. */
export interface Expected {
  readonly class: TrustClass;
  readonly verdict: Verdict;
  readonly person?: Answer;
  /** Codes that must be among the reasons of the role or its grants. */
  readonly reasons?: readonly string[];
}

/** One row of a table under `fixtures/iam`. */
export interface Case {
  /** A sentence or the beginning of one. */
  readonly name: string;
  readonly table: string;
  readonly policy: Tree;
  readonly setting: TrustSetting;
  readonly expect: Expected;
}

interface Row extends Partial<Omit<TrustSetting, 'account'>> {
  readonly name: string;
  /** A whole policy; or `statement`, one statement or a list of them, under the version of 2012. */
  readonly policy?: Tree;
  readonly statement?: Tree;
  /** Overrides the account of the table; null: not known. */
  readonly account?: string | null;
  readonly expect: Expected;
}

const folder = join(import.meta.dirname, '../../fixtures/iam');

/** Every case of every table, in the order of the files. */
export function readCases(): Case[] {
  return fg
    .sync('*.yaml', { cwd: folder })
    .sort()
    .flatMap((file) => {
      const table: { account: string | null; cases: Row[] } = parse(readFileSync(join(folder, file), 'utf8'));
      return table.cases.map((row) => caseOf(basename(file, '.yaml'), row, table.account));
    });
}

function caseOf(table: string, row: Row, defaultAccount: string | null): Case {
  const account = row.account === undefined ? defaultAccount : row.account;
  const { partition, trustedAccounts = [], trustedOrganizations = [], trustedIssuers = [] } = row;
  const policy =
    row.statement === undefined ? (row.policy ?? null) : { Version: '2012-10-17', Statement: row.statement };
  return {
    name: row.name,
    table,
    policy,
    setting: {
      ...(account === null ? {} : { account }),
      ...(partition === undefined ? {} : { partition }),
      trustedAccounts,
      trustedOrganizations,
      trustedIssuers,
    },
    expect: row.expect,
  };
}
