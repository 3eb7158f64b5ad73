import type { AuthorizeResult, HTTPReceiver } from "@slack/bolt";
import type { Identity } from "./check-tokens.ts";
import { makeFailure } from "./classify-error.ts";

/** Finds who we are in a workspace, and our token there; `enterprise` for an install in a whole organisation. */
export type Locate = (team: string, enterprise?: string) => Promise<AuthorizeResult>;

export type FindToken = (team: string) => Promise<string>;

/** One workspace, whose token the operator gave. */
export function fixedInstall(botToken: string) {
  let identity: Identity | null = null;
  return {
    findToken: async () => botToken,
    identify(found: Identity): void {
      identity = found;
    },
    locate: async (): Promise<AuthorizeResult> => ({
      botToken,
      ...(identity === null
        ? {}
        : { teamId: identity.team, botUserId: identity.botUser, botId: identity.bot }),
    }),
  };
}

type Installer = NonNullable<HTTPReceiver["installer"]>;

/**
 * Many workspaces, whose tokens are stored and, where they expire, rotated. A rotation's refresh token works once,
 * so that requests for the same workspace at the same time share one look-up.
 */
export function authorizeOnce(installer: Installer): Locate {
  const underWay = new Map<string, Promise<AuthorizeResult>>();
  return (team, enterprise) => {
    const known = underWay.get(team);
    if (known !== undefined) return known;
    const found = installer
      .authorize({ teamId: team, enterpriseId: enterprise, isEnterpriseInstall: enterprise !== undefined })
      .then(
        (result): AuthorizeResult => ({ ...result, teamId: team }) as AuthorizeResult,
        () => Promise.reject(makeFailure("not_installed")),
      )
      .finally(() => underWay.delete(team));
    underWay.set(team, found);
    return found;
  };
}
