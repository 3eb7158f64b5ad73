import pg from "pg";

/** A database of one test's own. */
export interface OwnDatabase {
  readonly name: string;
  readonly url: string;
  /** Removes it, whoever is connected. */
  drop(): Promise<void>;
}

/** Makes a database on a server. */
export async function createOwnDatabase(server: string, prefix: string): Promise<OwnDatabase> {
  const name = `${prefix}_${process.pid}_${Date.now()}`;
  await runCommand(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    name,
    url: url.href,
    drop: () => runCommand(server, `drop database if exists ${name} with (force)`),
  };
}

/** Runs one statement on a server. */
export async function runCommand(server: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(text);
  await client.end();
}
