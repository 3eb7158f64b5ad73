import type { Arguments, Result } from "./methods.ts";
import { createWorkspace, type Workspace } from "./state.ts";

/** Installs with rotating tokens. */
export interface Oauth {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Makes a code as the consent page gives it, for a new or known workspace. */
  makeCode(team: string): string;
  access(args: Arguments): Result;
  isTokenOf(workspace: Workspace, token: string): boolean;
  /** Lets tokens given from now on live so long, in seconds. */
  setLifetime(seconds: number): void;
  /** Every token ever given, for tests that look for leaks. */
  readonly given: string[];
  /** How often a refresh token was offered: each can be traded once. */
  refreshes(): number;
}

/** Creates the consent and token side. */
export function createOauth(workspaces: Map<string, Workspace>): Oauth {
  const clientId = "111.222";
  const clientSecret = "client-secret-0123456789";
  const codes = new Map<string, string>();
  const tokens = new Map<string, { team: string; until: number }>();
  const refreshTokens = new Map<string, string>();
  const given: string[] = [];
  let lifetime = 12 * 3600;
  let count = 0;
  let refreshed = 0;

  function give(team: string): Result {
    const token = `xoxe.xoxb-1-${team}-${++count}-secret`;
    const refresh = `xoxe-1-${team}-${count}-secret`;
    tokens.set(token, { team, until: Date.now() + lifetime * 1000 });
    refreshTokens.set(refresh, team);
    given.push(token, refresh);
    const workspace = workspaces.get(team)!;
    return {
      ok: true,
      app_id: "A1",
      access_token: token,
      refresh_token: refresh,
      expires_in: lifetime,
      token_type: "bot",
      scope: "chat:write,commands",
      bot_user_id: workspace.botUser,
      team: { id: team, name: team },
      enterprise: null,
      is_enterprise_install: false,
      authed_user: { id: "U1" },
    };
  }

  return {
    clientId,
    clientSecret,
    given,
    makeCode(team) {
      if (!workspaces.has(team)) workspaces.set(team, createWorkspace(team, `unused-${team}`));
      const code = `code-${++count}`;
      codes.set(code, team);
      return code;
    },
    access({ client_id, client_secret, code, grant_type, refresh_token }) {
      if (client_id !== clientId || client_secret !== clientSecret)
        return { ok: false, error: "bad_client_secret" };
      const source = grant_type === "refresh_token" ? refreshTokens : codes;
      if (source === refreshTokens) refreshed++;
      const key = String(grant_type === "refresh_token" ? refresh_token : code);
      const team = source.get(key);
      source.delete(key);
      if (team === undefined) return { ok: false, error: "invalid_code" };
      return give(team);
    },
    isTokenOf(workspace, token) {
      const known = tokens.get(token);
      return token === workspace.botToken || (known?.team === workspace.team && known.until > Date.now());
    },
    setLifetime(seconds) {
      lifetime = seconds;
    },
    refreshes: () => refreshed,
  };
}
