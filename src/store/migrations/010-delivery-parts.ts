import type { SchemaStep } from "../migrate.ts";

/** A digest may be one message with its stories in a thread: how many of them are there is noted one by one. */
export const countDeliveryParts: SchemaStep = async (query) => {
  await query.schema
    .alterTable("delivery")
    .addColumn("parts", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
};
