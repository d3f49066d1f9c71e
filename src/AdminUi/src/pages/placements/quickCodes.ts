import type { HalfDay } from "../../api/generated/graphql";

/** The marks that most sessions get, in words and by one key. The code of presence differs by half of the day. */
export const quickCodes = (half: HalfDay) => [
  { code: half === "AM" ? "/" : "\\", text: "Present", keys: ["p", "/", "\\"] },
  { code: "L", text: "Late", keys: ["l"] },
  { code: "I", text: "Ill", keys: ["i"] },
  { code: "N", text: "No reason yet", keys: ["n"] },
];

/** The code that a key stands for; undefined when it stands for none. */
export const quickCodeOf = (key: string, half: HalfDay): string | undefined =>
  quickCodes(half).find(({ keys }) => keys.includes(key.toLowerCase()))?.code;
