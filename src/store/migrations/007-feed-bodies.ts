import type { SchemaStep } from "../migrate.ts";

/** Many publishers answer conditional requests in full: an unchanged body is recognised by its hash. */
export const recogniseBodies: SchemaStep = async (query) => {
  await query.schema.alterTable("feed").addColumn("body_hash", "text").execute();
};
