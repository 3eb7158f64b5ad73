import { sql } from "kysely";

/** A tenant that everybody is part of: articles from public feeds. */
export const PUBLIC_TENANT = "";

/** No tenant's id holds it. */
const SEPARATOR = "/";

/**
 * Who may be shown an article that was met somewhere: a tenant's members, or only those of one private channel.
 * Sightings are stored under it.
 */
export function audienceOf(
  tenant: string,
  { channel, isPrivate }: { readonly channel: string; readonly isPrivate: boolean },
): string {
  return isPrivate ? `${tenant}${SEPARATOR}${channel}` : tenant;
}

/** The tenant that an audience is part of. */
export function tenantOf(audience: string): string {
  return audience.split(SEPARATOR, 1)[0]!;
}

/** Whose sightings an audience may be shown: its own, its tenant's, everybody's. */
export function visibleAudiences(audience: string): readonly string[] {
  return [...new Set([audience, tenantOf(audience), PUBLIC_TENANT])];
}

/** A condition on sightings: met by a tenant, in whichever of its channels. */
export function isOfTenant(tenant: string) {
  const prefix = `${tenant}${SEPARATOR}`;
  return sql<boolean>`(sighting.tenant = ${tenant} or substr(sighting.tenant, 1, ${sql.lit(prefix.length)}) = ${prefix})`;
}
