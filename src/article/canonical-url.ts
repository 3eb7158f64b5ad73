/** Query parameters that say how somebody came to a page, never which page it is. */
const trackingParameter =
  /^(?:utm_\w*|pk_\w*|mtm_\w*|matomo_\w*|hsa_\w*|mc_[ce]id|fb(?:clid|_\w+)|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|twclid|ttclid|li_fat_id|yclid|ysclid|igsh(?:id)?|_ga|_gl|_hsenc|_hsmi|__hs\w+|mkt_tok|oly_\w+_id|vero_id|wickedid|s_cid|ncid|cmpid|cmp|icid|ito|at_(?:medium|campaign|custom\d|link_\w+|format|bbc_team|ptr_name)|xtor|ref_?src|ref_?url|smid|smtyp|ocid|spm|share_?(?:id|from|token)|sr_share|sfns\w*|srsltid|guce_\w+|guccounter|CMP|wt_(?:mc|zmc)|wt_zmc|soc_(?:src|trk)|ns_\w+|echobox|__twitter_impression|__tn__)$/i;

/**
 * The address under which a page is stored and found again: host in lower case, no fragment, no tracking parameters,
 * no user name, no default port, the other parameters sorted. Throws TypeError for what is no URL.
 */
export function canonicalUrl(href: string): string {
  const url = new URL(href);
  url.hash = "";
  url.username = "";
  url.password = "";
  if (url.hostname.endsWith(".")) url.hostname = url.hostname.slice(0, -1);
  for (const name of new Set(url.searchParams.keys()))
    if (trackingParameter.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  // An emptied query leaves its question mark behind.
  if (url.searchParams.size === 0) url.search = "";
  return url.href;
}

const deviceLabel = /^(?:www\d?|m|mobile|amp|touch|wap)\./;

/** Whether two hosts belong to one publisher for all that their names say: the same but for `www.` and the like, or one below the other. */
export function isSameSite(a: string, b: string): boolean {
  const left = a.replace(deviceLabel, "");
  const right = b.replace(deviceLabel, "");
  return left === right || left.endsWith(`.${right}`) || right.endsWith(`.${left}`);
}
