import { Empty } from "../../ui/Empty";

/** To whom it falls, for those to whom it does not. */
export function FactsOfOthers() {
  return (
    <Empty>
      <p className="govuk-body">
        The school that has the child on roll records this, and the home authority records plans and care. Ask them.
      </p>
    </Empty>
  );
}
