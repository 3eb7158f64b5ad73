import type { Origin } from "./bot.ts";
import type { ChatSettings } from "./settings.ts";

type Person = Pick<Origin, "mayManage" | "mayManageTenant" | "roles" | "direct">;

/** Whether a person may change a channel: as the platform says, or by the role that the tenant chose. */
export function mayManageChannel(person: Person, { managerRole }: ChatSettings["tenant"]): boolean {
  return person.mayManage || (managerRole !== null && person.roles.includes(managerRole));
}

/**
 * Whether a person may change what concerns the whole tenant, as the platform says: neither a role given by the bot's
 * settings nor a conversation with the bot alone is enough.
 */
export function mayManageTenant({ mayManage, mayManageTenant }: Person): boolean {
  return mayManageTenant ?? mayManage;
}

/** Whether budgets do not apply: those who manage a channel that others are in. */
export function isExempt(person: Person, tenant: ChatSettings["tenant"]): boolean {
  return !person.direct && mayManageChannel(person, tenant);
}
