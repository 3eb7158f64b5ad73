/** "By", "von", "Text:" and what else stands before a name. */
const preposition =
  /^(?:(?:written |posted |published |story |text |report |geschrieben |verfasst |escrito |publicado |écrit |scritto )?(?:by|von|por|par|di|da|door|af|av)|(?:author|autor(?:in|a)?|auteur|autore|text|texte|texto|автор|текст|作者|文|بقلم|كتبت?)(?=\s|[:：/／]))(?:\s*[:：/／]\s*|\s+)/iu;

/** "View all posts by", "Zeige alle Beiträge von": a word in small letters before the preposition, which names have not. */
const invitation =
  /^(?:(?:Artikel|Beitrag|Article|Posts?|Alles|Geprüft) |(?:\S{1,20} ){0,2}(?:\p{Ll}{1,20} ){1,2}(?:\S{1,20} )?)(?:[Bb]y|[Vv]on|[Pp]or|[Pp]ar|[Dd]i) (?=\p{Lu})/u;

/** An author's name without the words and marks that introduce it. */
export function cleanName(text: string): string {
  return text
    .replace(preposition, "")
    .replace(invitation, "")
    .replace(/^[\s,|·•–-]+|[\s,|·•–-]+$/gu, "");
}
