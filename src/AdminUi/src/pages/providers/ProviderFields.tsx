import type { ProviderContentInput, ProviderType } from "../../api/generated/graphql";
import { Checkbox, Radios, TextField } from "../../ui/fields";
import type { Form as FormOf, Problem } from "../../ui/form";
import { providerTypes } from "../../words/providers";
import { choicesOf } from "../../words/texts";

export interface ProviderValues {
  readonly name: string;
  readonly type: ProviderType | "";
  readonly isRegisteredSchool: boolean;
  readonly urn: string;
  readonly ukprn: string;
  readonly hasEmployees: "yes" | "no";
  readonly isSelfInsured: boolean;
}

export const missingType: Problem = { field: "type", message: "Choose what kind of setting it is" };

/** What the API takes; undefined until a kind is chosen. */
export function contentOf(values: ProviderValues, laCode: string): ProviderContentInput | undefined {
  const { type, urn, ukprn, hasEmployees, ...rest } = values;
  return type
    ? {
        ...rest,
        type,
        laCode,
        urn: urn.trim() || null,
        ukprn: ukprn.trim() || null,
        hasEmployees: hasEmployees === "yes",
      }
    : undefined;
}

/** What a provider is. */
export function ProviderFields({ form }: { form: FormOf<ProviderValues> }) {
  return (
    <>
      <TextField form={form} name="name" label="Name it trades under" />
      <Radios form={form} name="type" label="Kind of setting" choices={choicesOf(providerTypes)} />
      <Checkbox
        form={form}
        name="isRegisteredSchool"
        label="It is a registered school"
        hint="Always for a school or unit; never for a provider that is not a school."
      />
      <TextField
        form={form}
        name="urn"
        label="URN (optional)"
        hint="Six digits, when it is on the register of establishments."
        width={10}
        inputMode="numeric"
      />
      <TextField
        form={form}
        name="ukprn"
        label="UKPRN (optional)"
        hint="Eight digits."
        width={10}
        inputMode="numeric"
      />
      <Radios
        form={form}
        name="hasEmployees"
        label="Does it have employees?"
        isInline
        choices={[
          { value: "yes", text: "Yes" },
          { value: "no", text: "No, a sole trader" },
        ]}
      />
      <Checkbox form={form} name="isSelfInsured" label="It is run by a council that bears its own risks" />
    </>
  );
}
