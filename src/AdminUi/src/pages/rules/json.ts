/** JSON of worked cases as people read it: one line for each fact, with its path. */
export function linesOf(json: string): { name: string; value: string }[] {
  const parsed: unknown = JSON.parse(json);
  return isObject(parsed)
    ? Object.entries(parsed).flatMap(([key, value]) => lines(sayKey(key), value))
    : [{ name: "Value", value: sayValue(parsed) }];
}

function lines(name: string, value: unknown): { name: string; value: string }[] {
  if (Array.isArray(value) && value.some(isObject)) {
    return value.flatMap((entry, at) => lines(`${name} ${at + 1}`, entry));
  }

  return isObject(value)
    ? Object.entries(value).flatMap(([key, inner]) => lines(`${name}: ${sayKey(key).toLowerCase()}`, inner))
    : [{ name, value: sayValue(value) }];
}

function sayValue(value: unknown): string {
  if (Array.isArray(value)) {
    return value.length === 0 ? "None" : value.map(sayValue).join(", ");
  }

  return value === true ? "Yes" : value === false ? "No" : value === null || value === "" ? "Nothing" : String(value);
}

/** "compulsorySchoolAge" as "Compulsory school age". */
export function sayKey(key: string): string {
  const words = key
    .replaceAll(/[_.]/g, " ")
    .replaceAll(/([a-z\d])([A-Z])/g, "$1 $2")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Written out over lines, as it is edited; what is no JSON stays as it is. */
export function tidyJson(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), undefined, 2);
  } catch {
    return json;
  }
}

/** Why a text is no JSON object; undefined when it is one. */
export function jsonProblem(text: string): string | undefined {
  try {
    return isObject(JSON.parse(text)) ? undefined : 'The facts must be a JSON object, such as {"ncYear": 9}';
  } catch (error) {
    return `The facts are no JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** What the worked case expects and the answer does not say; what else the answer says does not matter. */
export function differencesOf(expected: string, actual: string): string[] {
  const [right, given] = [JSON.parse(expected) as unknown, JSON.parse(actual) as unknown];
  return isObject(right) && isObject(given)
    ? Object.keys(right).filter((key) => JSON.stringify(right[key]) !== JSON.stringify(given[key]))
    : [];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
