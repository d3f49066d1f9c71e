/** "PERMANENT_EXCLUSION" as "Permanent exclusion". For names of the API whose words are already those of the field. */
export function sayName(name: string): string {
  const words = name.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "1 referral", "2 referrals". */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;

/** "Ada Lovelace"; what may not be seen has no name. */
export const fullName = (person?: { givenName: string; familyName: string } | null): string =>
  person ? `${person.givenName} ${person.familyName}` : "Name not shown to you";
