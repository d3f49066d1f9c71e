/** What was written, for the gaps that still wait and have something written. */
export function answersOf(
  gaps: readonly { readonly number: number; readonly answer?: string | null }[],
  written: readonly { readonly text: string }[],
): { gap: number; text: string }[] {
  return gaps
    .filter(({ answer }) => answer == null)
    .map(({ number }) => ({ gap: number, text: written[number - 1]?.text.trim() ?? "" }))
    .filter(({ text }) => text !== "");
}

/** The API counts the answers that were sent, the form all gaps: "answers.0.text" may be the third gap's. */
export function fieldOfAnswer(
  field: string | undefined,
  answers: readonly { readonly gap: number }[],
): string | undefined {
  const [, at] = /^answers\.(\d+)\./.exec(field ?? "") ?? [];
  const answer = at === undefined ? undefined : answers[Number(at)];
  return answer ? `answers.${answer.gap - 1}.text` : field;
}
