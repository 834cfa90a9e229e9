/** A model's text as plain text: no Markdown, no character that nobody sees, paragraphs divided by one empty line. What is checked is what is shown. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/\r\n?|[\u{2028}\u{2029}]/gu, '\n')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/[\p{Cf}\p{Co}\p{Cn}\p{Cs}\u{20E3}]|[^\P{Cc}\n]/gu, '')
    .replaceAll(/[*`]/g, '')
    .replaceAll(/^ *#+ */gm, '')
    .replaceAll(/ *\n */g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
