import { useParams } from "react-router";
import { graphql } from "../../api/generated";
import { useGoDone } from "../../ui/Done";
import { Empty } from "../../ui/Empty";
import { Form, Submit, TextField } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { ChangeFrame, type ProviderToChange } from "./ChangeFrame";

const ChangeDocument = graphql(`
  mutation ChangeSiteCapacity($input: ChangeSiteCapacityInput!) {
    changeSiteCapacity(input: $input) {
      site {
        id
        capacityPerHalfDay
        provider {
          id
        }
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

export function Page() {
  const { site: asked } = useParams();
  return (
    <ChangeFrame title="Change the capacity">
      {(provider, reload) => {
        const site = provider.sites.find(({ id }) => id === asked);
        return site ? (
          <Change providerId={provider.id} site={site} onReload={reload} />
        ) : (
          <Empty>
            <p className="govuk-body">There is no such site on file.</p>
          </Empty>
        );
      }}
    </ChangeFrame>
  );
}

function Change(props: { providerId: string; site: ProviderToChange["sites"][number]; onReload: () => void }) {
  const { site } = props;
  const form = useForm({ capacityPerHalfDay: String(site.capacityPerHalfDay) });
  const [isSending, send] = useSend(ChangeDocument);
  const goDone = useGoDone();
  const submit = async () => {
    const { capacityPerHalfDay } = form.values;
    if (!/^\d+$/.test(capacityPerHalfDay.trim())) {
      form.showProblems([{ field: "capacityPerHalfDay", message: "Enter how many pupils as a number" }]);
      return;
    }

    const sent = await send({
      input: { siteId: site.id, expectedVersion: site.version, capacityPerHalfDay: Number(capacityPerHalfDay) },
    });
    if (sent.is === "done") {
      goDone(`/providers/${props.providerId}`, `${site.name} takes ${capacityPerHalfDay.trim()} pupils in a half-day.`);
    } else {
      form.showProblems(sent.problems);
    }
  };
  return (
    <Form form={form} onSubmit={() => void submit()} onReload={props.onReload}>
      <TextField
        form={form}
        name="capacityPerHalfDay"
        label={`Pupils in one half-day at ${site.name}`}
        hint="Placements that were agreed before stay, even when they are more."
        width={4}
        inputMode="numeric"
      />
      <Submit isSending={isSending}>Change the capacity</Submit>
    </Form>
  );
}
