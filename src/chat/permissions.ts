import type { Origin } from "./bot.ts";
import type { ChatSettings } from "./settings.ts";

type Person = Pick<Origin, "mayManage" | "mayManageTenant" | "roles" | "direct">;

/** Whether a person may change a channel: as the platform says, or by the role that the tenant chose. */
export function mayManageChannel(person: Person, { managerRole }: ChatSettings["tenant"]): boolean {
  return person.direct || person.mayManage || (managerRole !== null && person.roles.includes(managerRole));
}

/** Whether a person may change what concerns the whole tenant; a role given by the bot's settings is not enough. */
export function mayManageTenant({ direct, mayManage, mayManageTenant }: Person): boolean {
  return direct || (mayManageTenant ?? mayManage);
}
