import { sql } from "kysely";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { openPostgres } from "../../../src/store/database.ts";

const postgresUrl = process.env.TEST_DATABASE_URL;

describe.skipIf(postgresUrl === undefined)(
  "PostgreSQL that goes away (skipped unless TEST_DATABASE_URL names a server to make databases on)",
  () => {
    test("in the middle of a query fails that query alone; the next ones work", async () => {
      const name = `faults_${process.pid}`;
      const operator = new pg.Client({ connectionString: postgresUrl });
      await operator.connect();
      await operator.query(`create database ${name}`);
      const own = new URL(postgresUrl!);
      own.pathname = `/${name}`;
      const { query, close } = await openPostgres(own.href);
      const under = Array.from({ length: 4 }, () => sql`select pg_sleep(30)`.execute(query));
      const ended = Promise.allSettled(under);
      const busy = `select pid from pg_stat_activity where datname = '${name}' and query like '%pg_sleep%'`;
      await expect.poll(async () => (await operator.query(busy)).rowCount).toBe(4);
      await operator.query(`select pg_terminate_backend(pid) from (${busy}) as busy`);
      expect((await ended).map(({ status }) => status)).toEqual(Array.from({ length: 4 }, () => "rejected"));
      // The pool learns of the end a moment after the query does.
      const look = () =>
        sql`select 1 as one`.execute(query).then(
          ({ rows }) => rows,
          () => [],
        );
      await expect.poll(look).toEqual([{ one: 1 }]);
      await close();
      await operator.query(`drop database ${name} with (force)`);
      await operator.end();
    });
  },
);
