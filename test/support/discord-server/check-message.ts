import type { Json } from "./world.ts";

/**
 * What Discord would refuse in a message, against the limits of its documentation, written down here a second time so
 * that the adapter's own data are checked and not trusted.
 */
export function checkMessage(body: Json): string[] {
  const embeds: Json[] = body.embeds ?? [];
  const total = embeds.reduce((sum, embed) => sum + lengthOf(embed), 0);
  return [
    ...text("content", body.content ?? "", 0, 2000),
    ...(embeds.length > 10 ? ["embeds: at most 10"] : []),
    ...(total > 6000 ? [`embeds: ${total} characters, at most 6000`] : []),
    ...embeds.flatMap(checkEmbed),
    ...checkRows(body.components ?? []),
    ...(body.nonce !== undefined && String(body.nonce).length > 25 ? ["nonce: at most 25"] : []),
    ...checkAttachments(body.attachments ?? [], body.files ?? []),
    ...checkMentions(body.allowed_mentions),
  ];
}

function checkMentions(allowed: Json | undefined): string[] {
  return allowed === undefined || Array.isArray(allowed.parse) ? [] : ["allowed_mentions.parse: a list"];
}

/** Each describes a file of the same request by its place there. */
function checkAttachments(attachments: Json[], files: Json[]): string[] {
  return attachments.flatMap(({ id, filename, description }) => [
    ...(files[Number(id)]?.name === filename ? [] : [`attachments: no file ${id} named ${filename}`]),
    ...(description === undefined ? [] : text("attachments.description", description, 1, 1024)),
  ]);
}

/** Discord counts characters as Unicode code points, and trims white space. */
function size(value: unknown): number {
  return [...String(value ?? "").trim()].length;
}

function text(name: string, value: unknown, min: number, max: number): string[] {
  if (typeof value !== "string") return [`${name}: a string`];
  const length = size(value);
  const problems = length < min || length > max ? [`${name}: ${length} characters, ${min} to ${max}`] : [];
  return value.isWellFormed() ? problems : [...problems, `${name}: lone surrogates`];
}

function lengthOf({ title, description, footer, author, fields = [] }: Json): number {
  const ofFields = fields.reduce((sum: number, { name, value }: Json) => sum + size(name) + size(value), 0);
  return size(title) + size(description) + size(footer?.text) + size(author?.name) + ofFields;
}

function checkEmbed({
  title,
  description,
  url,
  thumbnail,
  image,
  fields = [],
  footer,
  author,
  color,
}: Json): string[] {
  const isEmpty = !title && !description && fields.length === 0 && !image && !thumbnail;
  return [
    ...(isEmpty ? ["embed: empty"] : []),
    ...(title === undefined ? [] : text("embed.title", title, 1, 256)),
    ...(description === undefined ? [] : text("embed.description", description, 1, 4096)),
    ...(footer === undefined ? [] : text("embed.footer", footer.text, 1, 2048)),
    ...(author === undefined ? [] : text("embed.author", author.name, 1, 256)),
    ...(color !== undefined && !(color >= 0 && color <= 0xffffff) ? ["embed.color"] : []),
    ...[url, thumbnail?.url, image?.url].filter((href) => href !== undefined).flatMap(checkUrl),
    ...(fields.length > 25 ? ["embed.fields: at most 25"] : []),
    ...fields.flatMap(({ name, value }: Json) => [
      ...text("field.name", name, 1, 256),
      ...text("field.value", value, 1, 1024),
    ]),
  ];
}

function checkUrl(href: string): string[] {
  const isWeb = /^https?:$/.test(URL.parse(href)?.protocol ?? "") && !/\s/.test(href);
  return isWeb && href.length <= 2048 ? [] : ["url: not a well formed URL"];
}

function checkRows(rows: Json[]): string[] {
  const components = rows.flatMap((row) => row.components ?? []);
  const ids = components.map(({ custom_id }) => custom_id).filter((id) => id !== undefined);
  return [
    ...(rows.length > 5 ? ["components: at most 5 rows"] : []),
    ...(new Set(ids).size < ids.length ? ["components: custom ids must differ"] : []),
    ...rows.flatMap(checkRow),
    ...components.flatMap((component) =>
      component.type === 2 ? checkButton(component) : checkMenu(component),
    ),
  ];
}

function checkRow({ type, components = [] }: Json): string[] {
  const menus = components.filter((component: Json) => component.type !== 2).length;
  const fits = type === 1 && components.length >= 1 && components.length <= 5;
  return fits && (menus === 0 || components.length === 1) ? [] : ["row: 1 to 5 buttons, or one menu"];
}

function checkButton({ style, label, custom_id, url }: Json): string[] {
  const isLink = style === 5;
  return [
    ...text("button.label", label, 1, 80),
    ...(isLink ? checkUrl(url) : text("button.custom_id", custom_id, 1, 100)),
    ...(isLink && url.length > 512 ? ["button.url: at most 512"] : []),
    ...(isLink === (custom_id === undefined) && style >= 1 && style <= 5 ? [] : ["button: style"]),
  ];
}

function checkMenu({ type, custom_id, placeholder, options = [], max_values = 1 }: Json): string[] {
  const values = options.map(({ value }: Json) => value);
  const chosen = options.filter((option: Json) => option.default === true).length;
  return [
    ...(type === 3 ? [] : ["component: unknown type"]),
    ...text("menu.custom_id", custom_id, 1, 100),
    ...(placeholder === undefined ? [] : text("menu.placeholder", placeholder, 0, 150)),
    ...(options.length >= 1 && options.length <= 25 ? [] : ["menu: 1 to 25 options"]),
    ...(new Set(values).size < values.length ? ["menu: values must differ"] : []),
    ...(chosen > max_values ? ["menu: too many defaults"] : []),
    ...options.flatMap(({ value, label }: Json) => [
      ...text("option.value", value, 1, 100),
      ...text("option.label", label, 1, 100),
    ]),
  ];
}
