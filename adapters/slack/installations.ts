import type { Installation, InstallationQuery, InstallationStore } from "@slack/bolt";
import type { InstallationStore as SealedStore } from "../../src/store/installations.ts";
import { encodeTenant } from "./ids.ts";
import type { Seal } from "./seal-text.ts";

/** Keeps installs encrypted in the store. Only the bot's token is kept: no person's token is asked for or used. */
export function createInstallations(store: SealedStore, seal: Seal, now: () => number): InstallationStore {
  return {
    async storeInstallation(installation) {
      const tenant = tenantOf(
        installation.isEnterpriseInstall,
        installation.team?.id,
        installation.enterprise?.id,
      );
      const { user, incomingWebhook: _, ...kept } = installation;
      const plain = JSON.stringify({ ...kept, user: { id: user.id } });
      await store.save(tenant, seal.close(plain, tenant), now());
    },
    async fetchInstallation(query) {
      const tenant = tenantOfQuery(query);
      const sealed = await store.find(tenant);
      if (sealed === null) throw new Error("the app is not installed there");
      return JSON.parse(seal.open(sealed, tenant)) as Installation<"v2", boolean>;
    },
    async deleteInstallation(query) {
      await store.remove(tenantOfQuery(query));
    },
  };
}

function tenantOfQuery({ isEnterpriseInstall, teamId, enterpriseId }: InstallationQuery<boolean>): string {
  return tenantOf(isEnterpriseInstall, teamId, enterpriseId);
}

function tenantOf(
  whole: boolean | undefined,
  team: string | undefined,
  enterprise: string | undefined,
): string {
  const id = whole === true ? enterprise : (team ?? enterprise);
  if (id === undefined) throw new Error("an install without a workspace");
  return encodeTenant(id);
}
