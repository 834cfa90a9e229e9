/** What an email address is compared by: `Ada@Example.com ` and `ada@example.com` are one person. */
export function emailKey(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

/** What a username is compared by. NFKC: letters that only look different (ａ, a) are the same name. */
export function usernameKey(username: string): string {
  return username.trim().normalize('NFKC').toLowerCase();
}
