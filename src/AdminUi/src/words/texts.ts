/** "PERMANENT_EXCLUSION" as "Permanent exclusion". For names of the API whose words are already those of the field. */
export function sayName(name: string): string {
  const words = name.toLowerCase().replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "recordPartyAnswer" as "Record party answer"; what each question asks for by itself says nothing. */
export const sayAction = (action: string): string =>
  sayName(action.replaceAll(/__typename, |, __typename/g, "").replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_"));

/** "referrals" of "referral". */
export const plural = (one: string): string =>
  one === "child" ? "children" : one.replace(/(?<=[^aeiou])y$/, "ie").replace(/(?<=s)$/, "e") + "s";

/** "1 referral", "2 referrals". */
export const count = (number: number, one: string, many = plural(one)): string =>
  `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;

/** "Ada Lovelace"; what may not be seen has no name. */
export const fullName = (person?: { givenName: string; familyName: string } | null): string =>
  person ? `${person.givenName} ${person.familyName}` : "Name not shown to you";

/** An authority by its name, or by its code when the register does not know it. */
export const authorityName = (of: { laCode: string; localAuthority?: { name: string } | null }): string =>
  of.localAuthority?.name ?? `Authority ${of.laCode}`;

/** For which organisation somebody acted: a school, a provider or an authority. */
export const organisationName = (of: {
  school?: { name: string } | null;
  provider?: { name: string } | null;
  localAuthority?: { name: string } | null;
}): string => (of.school ?? of.provider ?? of.localAuthority)?.name ?? "Organisation not known";

/** "£420.00" of the API's "420.00". */
export const writeMoney = (pounds: string): string =>
  Number(pounds).toLocaleString("en-GB", { style: "currency", currency: "GBP" });

/** "85.5%"; what cannot be counted yet says so. */
export const writePercent = (percent?: number | null): string =>
  percent === null || percent === undefined ? "No sessions yet" : `${percent}%`;

/** The entries of a list of words, as choices of a field. */
export function choicesOf<Name extends string>(
  words: Readonly<Record<Name, string | { readonly text: string; readonly hint?: string }>>,
): { value: Name; text: string; hint?: string }[] {
  const names = Object.keys(words) as Name[];
  return names.map((value) => {
    const word = words[value];
    return typeof word === "string" ? { value, text: word } : { value, text: word.text, hint: word.hint };
  });
}
